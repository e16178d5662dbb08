import { useEffect, useState, type RefObject } from 'react'
import { usePageState, useViewer, useViewerState } from '../../viewer/viewer-context.tsx'
import { whenSettled } from '../../viewer/when-settled.ts'

/**
 * The slide that is shown, once the reader stays at it and nothing more urgent is left to do, and only while the element
 * can be seen: a step waits for none of what belongs to its slide.
 */
export function useSettledSlide(ref: RefObject<HTMLElement | null>): number | undefined {
  const { store } = useViewer()
  const slideNumber = usePageState((state) => state.slideNumber)
  const presenting = useViewerState((state) => state.presenting)
  const isSeen = useIsSeen(ref) && !presenting
  const [settled, setSettled] = useState<number>()
  useEffect(() => {
    if (!isSeen) return undefined
    return whenSettled(store, () => {
      setSettled(slideNumber)
    })
  }, [store, isSeen, slideNumber])
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
