import { useEffect, useState } from 'react'
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
  /** The page that was opened has the title of its own slide, whatever else can be had. */
  const [opened] = useState(() => ({ slideNumber, locale, title: titleOfDocument() }))
  useEffect(() => {
    if (page !== 'slide' || title === undefined) return
    const isOpened = slideNumber === opened.slideNumber && locale === opened.locale
    if (title === '' && isOpened && opened.title !== '') document.title = opened.title
    else
      document.title = t(title ? 'page.slideTitle' : 'page.slideNumber', { number: slideNumber, title, deck })
  }, [page, title, slideNumber, locale, opened, deck, t])
}

/** Empty where the page is drawn without a browser. */
function titleOfDocument(): string {
  return typeof document === 'undefined' ? '' : document.title
}
