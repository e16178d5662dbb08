import { useEffect, useState } from 'react'
import type { Locale } from '../../deck/locale.ts'
import type { SlideSource } from '../../content/slide-source.ts'

/** A slide on its way to a pane. */
export interface Section {
  slide: HTMLElement | undefined
  failed: boolean
  retry: () => void
}

/** The slide of a number and language, as soon as it is there; without a number none. */
export function useSection(slides: SlideSource, locale: Locale, slideNumber: number | undefined): Section {
  const key = `${locale}/${String(slideNumber)}`
  const [loaded, setLoaded] = useState<{ key: string; slide?: HTMLElement }>()
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    if (slideNumber === undefined) return undefined
    let current = true
    slides.load(locale, slideNumber).then(
      (slide) => {
        if (current) setLoaded({ key, slide })
      },
      () => {
        if (current) setLoaded({ key })
      },
    )
    return () => {
      current = false
    }
  }, [slides, locale, slideNumber, key, attempt])
  const here = slideNumber === undefined ? undefined : slides.peek(locale, slideNumber)
  const slide = here ?? (loaded?.key === key ? loaded.slide : undefined)
  return {
    slide,
    failed: !slide && loaded?.key === key,
    retry: () => {
      setLoaded(undefined)
      setAttempt(attempt + 1)
    },
  }
}
