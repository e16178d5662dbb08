import { useEffect, useRef } from 'react'
import type { StageDriver, StageNews } from './stage-driver.ts'

/** Milliseconds of rest after which a move is told: of slides leafed through, only the last one. */
const REST_MS = 150

/**
 * Tells screen readers the slide that the reader got to, in the slide's own language, and fragments as they come.
 * Silent at load, when the page itself is read. In place of reveal.js's, which ends "。" with "." and has no `lang`.
 */
export function LiveRegion({ driver }: { driver: StageDriver }) {
  const ref = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    let rest: ReturnType<typeof setTimeout> | undefined
    const unfollow = driver.follow((news) => {
      const text = textOf(news)
      if (!text) return
      clearTimeout(rest)
      rest = setTimeout(() => {
        if (!ref.current) return
        ref.current.lang = news.section.lang
        ref.current.textContent = text
      }, REST_MS)
    })
    return () => {
      unfollow()
      clearTimeout(rest)
    }
  }, [driver])
  return <p ref={ref} className="visually-hidden" aria-live="polite" aria-atomic="true" />
}

function textOf({ section, moved, fragments }: StageNews): string {
  if (moved) return section.getAttribute('aria-label') ?? ''
  return fragments.map(spokenText).join(' ')
}

/** Formulas and pictures are spoken by their label, everything else by its text. */
function spokenText(element: HTMLElement): string {
  const labelled = element.closest('[aria-label]:not(.slide)') ?? element.querySelector('[aria-label]')
  return labelled?.getAttribute('aria-label') ?? element.textContent.trim()
}
