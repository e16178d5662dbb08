import { StrictMode, useEffect, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider, useTranslation } from 'react-i18next'
import { formatDeckLink } from '../../deck/deck-link.ts'
import type { PageData } from '../../deck/page-data.ts'
import { usePreferences } from '../../features/settings/use-preferences.ts'
import { createI18n, switchLanguage } from '../../i18n/i18n.ts'
import { replaceAddress } from '../../ui/address.ts'
import { DEFAULT_PREFERENCES } from '../../viewer/preferences.ts'
import { useViewer, useViewerState, ViewerContext, type Viewer } from '../../viewer/viewer-context.tsx'
import { createViewerStore } from '../../viewer/viewer-store.ts'
import { RootBoundary } from '../deck/root-boundary.tsx'

/** The pages of a live talk that are held in a hand. */
export type PhonePage = 'clicker' | 'moderator'

/** Starts one of them, with the same store as any page's for the slide that is on the wall. */
export function startPhonePage(
  root: HTMLElement,
  data: PageData,
  baseUrl: string,
  page: PhonePage,
  content: ReactNode,
): void {
  const store = createViewerStore({ ...data, preferences: DEFAULT_PREFERENCES })
  // The keys of present mode are a clicker's, too.
  store.setState({ presenting: true })
  const viewer: Viewer = { store, baseUrl, parts: { stage: '', transcript: '', contents: '' } }
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={createI18n(data.locale)}>
        <ViewerContext value={viewer}>
          <RootBoundary leave={() => null}>
            {content}
            <Behaviour page={page} />
          </RootBoundary>
        </ViewerContext>
      </I18nextProvider>
    </StrictMode>,
  )
}

function Behaviour({ page }: { page: PhonePage }) {
  usePreferences()
  useLanguage(page)
  return null
}

/** Page, address and title in its holder's language, whatever the slides on the wall are in. */
function useLanguage(page: PhonePage): void {
  const { store, baseUrl } = useViewer()
  const { t, i18n } = useTranslation()
  const locale = useViewerState((state) => state.locale)
  useEffect(() => {
    document.documentElement.lang = locale
    replaceAddress(baseUrl + formatDeckLink({ page, locale }) + location.search)
    const left = new AbortController()
    void switchLanguage(i18n, locale, left.signal)
    return () => {
      left.abort()
    }
  }, [i18n, locale, baseUrl, page])
  useEffect(() => {
    document.title = t(`${page}.pageTitle`, { deck: store.getState().deck.title[locale] })
  }, [t, store, locale, page])
}
