import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useSlideTitle } from '../../content/deck-index.ts'
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
    if (i18n.language !== 'cimode') void i18n.changeLanguage(locale)
  }, [locale, i18n])
  useEffect(() => {
    if (page === 'slide' && title !== undefined) {
      document.title = t('page.slideTitle', { number: slideNumber, title, deck })
    }
  }, [page, title, slideNumber, deck, t])
}
