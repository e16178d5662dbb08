import { useEffect, useState, type RefObject } from 'react'
import { whenIdle } from '../../ui/when-idle.ts'
import { usePageState } from '../../viewer/viewer-context.tsx'

/** Milliseconds that a slide must have stayed: who leafs through the talk has no eye for what stands below. */
const STAY_MS = 250

/**
 * The slide that is shown, once the reader stays at it and nothing more urgent is left to do, and only while the element
 * can be seen: a step waits for none of what belongs to its slide.
 */
export function useSettledSlide(ref: RefObject<HTMLElement | null>): number | undefined {
  const slideNumber = usePageState((state) => state.slideNumber)
  const isSeen = useIsSeen(ref)
  const [settled, setSettled] = useState<number>()
  useEffect(() => {
    if (!isSeen) return undefined
    let cancel: (() => void) | undefined
    const timer = setTimeout(() => {
      cancel = whenIdle(() => {
        setSettled(slideNumber)
      })
    }, STAY_MS)
    return () => {
      clearTimeout(timer)
      cancel?.()
    }
  }, [isSeen, slideNumber])
  return settled
}

function useIsSeen(ref: RefObject<HTMLElement | null>): boolean {
  const [isSeen, setIsSeen] = useState(false)
  useEffect(() => {
    const { current: element } = ref
    if (!element) return undefined
    const observer = new IntersectionObserver((entries) => {
      setIsSeen(entries.at(-1)?.isIntersecting === true)
    })
    observer.observe(element)
    return () => {
      observer.disconnect()
    }
  }, [ref])
  return isSeen
}
