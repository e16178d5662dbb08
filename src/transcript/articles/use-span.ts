import { useEffect } from 'react'
import { afterMoves } from '../after-moves.ts'
import { useViewer, useViewerState } from '../../viewer/viewer-context.tsx'
import { usePanelState, type Panel } from '../panel.ts'
import { slideInSpace } from './article-space.ts'
import type { SlideSpan } from './shown-slides.ts'

/**
 * The slides that the panel holds: those around the reader, who gets further by moving the slides and by scrolling to an
 * end of what is there, or beyond it.
 */
export function useSpan(panel: Panel): SlideSpan {
  const { store } = useViewer()
  const slideCount = useViewerState(({ deck }) => deck.slideCount)
  const span = usePanelState((state) => state.span)
  const revision = usePanelState((state) => state.revision)
  const isWhole = span.first === 1 && span.last === slideCount
  // What stands there while others are on their way says nothing of where the reader wants to go.
  const isThere = usePanelState(({ held }) => held?.first === span.first && held.last === span.last)

  useEffect(() => {
    let followed = store.getState().slideNumber
    return afterMoves(store, () => {
      const { slideNumber } = store.getState()
      // A line that is pointed at moves nothing: who has gone elsewhere in the text meanwhile stays there.
      if (slideNumber === followed) return
      followed = slideNumber
      panel.readAt(slideNumber)
    })
  }, [panel, store])

  useEffect(() => {
    if (isWhole || !isThere) return undefined
    let later: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      clearTimeout(later)
      // What is seen before the slide's article is put into its place says nothing of where the reader is.
      if (isOnTheWay(panel, store.getState().slideNumber)) later = setTimeout(look, ON_THE_WAY_MS)
      else {
        const read = slidesInSight(panel)
        if (read) panel.readAt(read)
      }
    }
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) look()
    })
    const { articles, spaces } = panel.list()
    const ends = [articles[0], articles.at(-1)].filter((end) => end !== undefined)
    for (const end of articles.length > 1 ? [...ends, ...spaces] : []) observer.observe(end)
    return () => {
      clearTimeout(later)
      observer.disconnect()
    }
  }, [panel, store, revision, isWhole, isThere])

  return span
}

/** Milliseconds between two looks whether the slide's article is in its place. */
const ON_THE_WAY_MS = 100

function isOnTheWay(panel: Panel, slideNumber: number): boolean {
  return panel.state.getState().following && panel.placed() !== slideNumber
}

/**
 * From the topmost article that is seen to the lowest: short ones stand there together, and are held together. Where
 * none is, the slide that would be read there; undefined where the panel is out of sight.
 */
function slidesInSight(panel: Panel): SlideSpan | number | undefined {
  const { top, bottom } = panel.view().area
  const isInSight = (part: HTMLElement) => {
    const box = part.getBoundingClientRect()
    return box.bottom > top && box.top < bottom
  }
  const { articles, spaces } = panel.list()
  const numbers = articles.filter(isInSight).map((article) => Number(article.dataset['slide']))
  const [first] = numbers
  if (first !== undefined) return { first, last: numbers.at(-1) ?? first }
  const space = spaces.find(isInSight)
  return space && slideInSpace(space, top)
}
