import { StrictMode, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider, useTranslation } from 'react-i18next'
import { formatDeckLink } from '../../deck/deck-link.ts'
import { RootBoundary } from '../deck/root-boundary.tsx'
import { createI18n, switchLanguage } from '../../i18n/i18n.ts'
import type { KeyAction } from '../../viewer/key-table.ts'
import { ClickerPage } from '../../talk/live/clicker/clicker-page.tsx'
import { useKeys } from '../../features/navigation/use-keys.ts'
import type { PageData } from '../../deck/page-data.ts'
import { DEFAULT_PREFERENCES } from '../../viewer/preferences.ts'
import { usePreferences } from '../../features/settings/use-preferences.ts'
import { createSpeakerSlides } from '../speaker/speaker-slides.ts'
import { useViewer, useViewerState, ViewerContext, type Viewer } from '../../viewer/viewer-context.tsx'
import { replaceAddress } from '../../ui/address.ts'
import { createViewerStore } from '../../viewer/viewer-store.ts'

/** The speaker's phone: the same store as any page's for the slide that is on the wall. */
export function startClicker(root: HTMLElement, data: PageData, baseUrl: string): void {
  const store = createViewerStore({ ...data, preferences: DEFAULT_PREFERENCES })
  // The keys of present mode are a clicker's, too.
  store.setState({ presenting: true })
  const viewer: Viewer = { store, baseUrl, parts: { stage: '', transcript: '', contents: '' } }
  const address = { search: location.search, hash: location.hash }
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={createI18n(data.locale)}>
        <ViewerContext value={viewer}>
          <RootBoundary leave={() => null}>
            <ClickerPage address={address} slides={createSpeakerSlides(baseUrl)} Keys={Keys} />
            <Behaviour />
          </RootBoundary>
        </ViewerContext>
      </I18nextProvider>
    </StrictMode>,
  )
}

function Behaviour() {
  usePreferences()
  useLanguage()
  return null
}

/** Page, address and title in the speaker's language, whatever the slides on the wall are in. */
function useLanguage(): void {
  const { store, baseUrl } = useViewer()
  const { t, i18n } = useTranslation()
  const locale = useViewerState((state) => state.locale)
  useEffect(() => {
    document.documentElement.lang = locale
    replaceAddress(baseUrl + formatDeckLink({ page: 'clicker', locale }) + location.search)
    const left = new AbortController()
    void switchLanguage(i18n, locale, left.signal)
    return () => {
      left.abort()
    }
  }, [i18n, locale, baseUrl])
  useEffect(() => {
    document.title = t('clicker.pageTitle', { deck: store.getState().deck.title[locale] })
  }, [t, store, locale])
}

function Keys({ run }: { run: (action: KeyAction) => void }) {
  useKeys(run, noNumbers)
  return null
}

/** The wall goes forward and back from a clicker, and nowhere else. */
function noNumbers(): void {
  // Digits are left alone.
}
