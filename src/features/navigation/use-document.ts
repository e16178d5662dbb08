import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useSlideTitle } from '../../content/deck-index.ts'
import { switchLanguage } from '../../i18n/i18n.ts'
import { useLateState, useViewerState } from '../../viewer/viewer-context.tsx'

/** Language and title of the document follow the reader. */
export function useDocument(): void {
  const { t, i18n } = useTranslation()
  const locale = useViewerState((state) => state.locale)
  const slideNumber = useLateState((state) => state.slideNumber)
  const page = useLateState((state) => state.page)
  const deck = useViewerState((state) => state.deck.title[state.locale])
  const title = useSlideTitle()
  useEffect(() => {
    document.documentElement.lang = locale
    const left = new AbortController()
    void switchLanguage(i18n, locale, left.signal)
    return () => {
      left.abort()
    }
  }, [locale, i18n])
  useEffect(() => {
    if (page === 'slide' && title !== undefined) {
      document.title = t(title ? 'page.slideTitle' : 'page.slideNumber', { number: slideNumber, title, deck })
    }
  }, [page, title, slideNumber, deck, t])
}
