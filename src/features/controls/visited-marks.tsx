import { useEffect, useRef } from 'react'
import { usePageState, useViewerState } from '../../viewer/viewer-context.tsx'
import { visitedGradient } from './progress.ts'

/** A thin line under the progress bar where slides were read before. */
export function VisitedMarks() {
  const visited = usePageState((state) => state.visited)
  const slideCount = useViewerState(({ deck }) => deck.slideCount)
  const line = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    // Through CSSOM, which the page's policy allows, unlike style attributes.
    line.current?.style.setProperty('background-image', visitedGradient(visited, slideCount))
  }, [visited, slideCount])
  return <span ref={line} className="progress-visited" />
}
