import { useEffect, useState } from 'react'
import type { Locale } from '../../deck/locale.ts'
import { packOf, type TranscriptSlide } from '../../deck/types.ts'
import { textPacksOf } from '../../content/text-packs.ts'
import { mayFetchAhead } from '../../ui/line.ts'
import { whenIdle } from '../../ui/when-idle.ts'
import { useViewer } from '../../viewer/viewer-context.tsx'
import { useAskAgain } from './use-ask-again.ts'

/** What came of a pack, or how often it was asked for in vain. */
interface Loaded {
  key: string
  slides?: TranscriptSlide[]
  times: number
}

/**
 * The transcript of a slide; `failed` where it can't be had, which is asked for again by itself. The next slides' text is
 * fetched ahead: a speaker goes on when there is no network.
 */
export function useSlideText(
  locale: Locale,
  slideNumber: number,
): { text: TranscriptSlide | undefined; failed: boolean } {
  const { baseUrl, store } = useViewer()
  const pack = packOf(slideNumber)
  // The pack, not the slide: a step to the next slide has its text at once.
  const key = `${locale}/${String(pack)}`
  const [loaded, setLoaded] = useState<Loaded>()
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    let current = true
    let cancelAhead: () => void = () => undefined
    const packs = textPacksOf(baseUrl)
    packs.load(locale, pack).then(
      (slides) => {
        if (!current) return
        setLoaded({ key, slides, times: 0 })
        const isLast = pack >= packOf(store.getState().deck.slideCount)
        if (isLast || !mayFetchAhead()) return
        cancelAhead = whenIdle(() => {
          packs.load(locale, pack + 1).catch(() => undefined)
        })
      },
      () => {
        if (current) setLoaded((before) => ({ key, times: before?.key === key ? before.times + 1 : 1 }))
      },
    )
    return () => {
      current = false
      cancelAhead()
    }
  }, [baseUrl, store, locale, pack, key, attempt])
  const here = loaded?.key === key ? loaded : undefined
  const times = here?.times ?? 0
  useAskAgain(times, setAttempt)
  return {
    text: here?.slides?.find((slide) => slide.slideNumber === slideNumber),
    failed: times > 0,
  }
}
