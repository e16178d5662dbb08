import type { i18n as I18n } from 'i18next'
import { renderToString } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { App } from './app.tsx'
import { createI18n, loadWords } from '../../i18n/i18n.ts'
import { rememberWords } from '../../i18n/remember-words.ts'
import { LOCALES, type Locale } from '../../deck/locale.ts'
import type { PageData, PageParts } from '../../deck/page-data.ts'
import { DEFAULT_PREFERENCES } from '../../viewer/preferences.ts'
import { ViewerContext } from '../../viewer/viewer-context.tsx'
import { createViewerStore } from '../../viewer/viewer-store.ts'

// Here, since what runs this module for the compiler brings nothing more once it is there.
await Promise.all(LOCALES.map(loadWords))

/** Of each locale, made once: a translator takes longer to make than a page does. */
const translators = new Map(LOCALES.map((locale) => [locale, lastingTranslator(locale)]))

/** One whose words stay, so that no page has to look up what one before it did. */
function lastingTranslator(locale: Locale): I18n {
  const i18n = createI18n(locale)
  const fixed = new Map<string, I18n['t']>()
  const fix = i18n.getFixedT.bind(i18n) as (...asked: unknown[]) => I18n['t']
  i18n.getFixedT = ((...asked: unknown[]) => {
    const key = JSON.stringify(asked)
    const known = fixed.get(key) ?? rememberWords(fix(...asked))
    fixed.set(key, known)
    return known
  }) as typeof i18n.getFixedT
  return i18n
}

/**
 * A translator for one page. react-i18next copies what a translator has of its own at each use; this one has nothing of
 * its own.
 */
function translatorOf(locale: Locale): I18n {
  return Object.create(translators.get(locale) ?? null) as I18n
}

/** The shell of a page as HTML, as `main.tsx` will hydrate it: with default preferences. */
export function prerender(data: PageData, parts: PageParts): string {
  const store = createViewerStore({ ...data, preferences: DEFAULT_PREFERENCES })
  return renderToString(
    <I18nextProvider i18n={translatorOf(data.locale)}>
      <ViewerContext value={{ store, parts, baseUrl: '' }}>
        <App />
      </ViewerContext>
    </I18nextProvider>,
  )
}
