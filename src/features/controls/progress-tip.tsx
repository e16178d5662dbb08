import { useLayoutEffect, useRef, type RefObject } from 'react'
import { useIndexEntry } from '../../content/deck-index.ts'
import { SlidePicture } from '../../content/slide-picture.tsx'
import { useViewerState } from '../../viewer/viewer-context.tsx'
import './progress-tip.css'

interface ProgressTipProps {
  bar: RefObject<HTMLElement | null>
  slideNumber: number
  section: string
}

/** Where a place of the bar leads: picture, number, title, section. The slider itself says so to a screen reader. */
export function ProgressTip({ bar, slideNumber, section }: ProgressTipProps) {
  const tip = useRef<HTMLDivElement>(null)
  const slideCount = useViewerState(({ deck }) => deck.slideCount)
  const entry = useIndexEntry(slideNumber)
  useLayoutEffect(() => {
    const { current: box } = tip
    if (!box || !bar.current) return
    const { offsetLeft, offsetWidth } = bar.current
    const middle = ((slideNumber - 0.5) / slideCount) * offsetWidth
    // Inside of the bar, so that it is never cut at the window's edge.
    const left = Math.min(Math.max(0, middle - box.offsetWidth / 2), offsetWidth - box.offsetWidth)
    box.style.setProperty('left', `${String(offsetLeft + left)}px`)
  })
  return (
    <div ref={tip} className="progress-tip" aria-hidden="true">
      {entry?.picture !== undefined && <SlidePicture key={slideNumber} entry={entry} />}
      <p className="progress-tip-title">
        <span>{slideNumber}</span> {entry?.title}
      </p>
      <p className="progress-tip-section">{section}</p>
    </div>
  )
}
