import { useEffect, useState } from 'react'
import type { Locale } from '../../deck/locale.ts'
import type { SlideSource } from '../../content/slide-source.ts'
import { useAskAgain } from './use-ask-again.ts'

/** A slide on its way to a pane. */
export interface Section {
  slide: HTMLElement | undefined
  failed: boolean
  retry: () => void
}

/** What came of a slide, or how often it was asked for in vain. */
interface Loaded {
  key: string
  slide?: HTMLElement
  times: number
}

/**
 * The slide of a number and language, as soon as it is there; without a number none. One that could not be had is asked
 * for again by itself.
 */
export function useSection(slides: SlideSource, locale: Locale, slideNumber: number | undefined): Section {
  const key = `${locale}/${String(slideNumber)}`
  const [loaded, setLoaded] = useState<Loaded>()
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    if (slideNumber === undefined) return undefined
    let current = true
    slides.load(locale, slideNumber).then(
      (slide) => {
        if (current) setLoaded({ key, slide, times: 0 })
      },
      () => {
        if (current) setLoaded((before) => ({ key, times: before?.key === key ? before.times + 1 : 1 }))
      },
    )
    return () => {
      current = false
    }
  }, [slides, locale, slideNumber, key, attempt])
  const here = slideNumber === undefined ? undefined : slides.peek(locale, slideNumber)
  const slide = here ?? (loaded?.key === key ? loaded.slide : undefined)
  const times = !slide && loaded?.key === key ? loaded.times : 0
  useAskAgain(times, setAttempt)
  return {
    slide,
    failed: times > 0,
    retry: () => {
      setLoaded(undefined)
      setAttempt((count) => count + 1)
    },
  }
}
