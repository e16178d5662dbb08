import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { StageDriver, StageNews } from './stage-driver.ts'

/** Milliseconds of rest after which a move is told: of slides leafed through, only the last one. */
const REST_MS = 150

/**
 * Tells screen readers the slide that the reader got to, in the slide's own language, fragments as they come, and that the
 * talk has no more slides. Silent at load, when the page itself is read, and where the slide has taken the focus, with
 * which it is read. In place of reveal.js's, which ends "。" with "." and has no `lang`.
 */
export function LiveRegion({ driver }: { driver: StageDriver }) {
  const { i18n } = useTranslation()
  const ref = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    let rest: ReturnType<typeof setTimeout> | undefined
    const wordsOf = (news: StageNews): string => {
      const t = i18n.getFixedT(news.section.lang)
      if (news.end === 'first') return t('stage.firstSlide')
      return news.end === 'last' ? t('stage.lastSlide') : textOf(news)
    }
    const unfollow = driver.follow((news) => {
      const words = wordsOf(news)
      if (!words || !ref.current) return
      clearTimeout(rest)
      // Said again, the same words would be no change.
      ref.current.textContent = ''
      rest = setTimeout(() => {
        if (!ref.current || (news.end === undefined && document.activeElement === news.section)) return
        ref.current.lang = news.section.lang
        ref.current.textContent = words
      }, REST_MS)
    })
    return () => {
      unfollow()
      clearTimeout(rest)
    }
  }, [driver, i18n])
  return <p ref={ref} className="visually-hidden" aria-live="polite" aria-atomic="true" />
}

function textOf({ section, moved, translated, fragments }: StageNews): string {
  if (moved || translated) return section.getAttribute('aria-label') ?? ''
  return fragments.map(spokenText).join(' ')
}

/** Formulas and pictures are spoken by their label, everything else by its text. */
function spokenText(element: HTMLElement): string {
  const labelled = element.closest('[aria-label]:not(.slide)') ?? element.querySelector('[aria-label]')
  return labelled?.getAttribute('aria-label') ?? element.textContent.trim()
}
