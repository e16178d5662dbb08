import { useEffect, useState } from 'react'
import type { Locale } from '../../deck/locale.ts'
import { retryPauseMs } from '../../content/retry-pause.ts'
import type { SlideSource } from '../../content/slide-source.ts'

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

/** After a pause that grows with the times in vain, and when the network is back; with none of them not at all. */
function useAskAgain(times: number, setAttempt: (next: (count: number) => number) => void): void {
  useEffect(() => {
    if (times === 0) return undefined
    const ask = () => {
      setAttempt((count) => count + 1)
    }
    const timer = setTimeout(ask, retryPauseMs(times - 1))
    window.addEventListener('online', ask)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('online', ask)
    }
  }, [times, setAttempt])
}
