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
    if (isWhole) return undefined
    const observer = new IntersectionObserver((entries) => {
      const seen = entries.filter(({ isIntersecting }) => isIntersecting).map(({ target }) => target)
      const space = seen.find((target) => target instanceof HTMLElement && target.matches('.article-space'))
      // Where an article is seen beside a space, the reader comes from there.
      const inSight = seen.length > 0 ? slidesInSight(panel) : undefined
      if (inSight) panel.readAt(inSight)
      else if (space instanceof HTMLElement) panel.readAt(slideInSpace(space, panel.view().area.top))
    })
    const { articles, spaces } = panel.list()
    const ends = [articles[0], articles.at(-1)].filter((end) => end !== undefined)
    for (const end of articles.length > 1 ? [...ends, ...spaces] : []) observer.observe(end)
    return () => {
      observer.disconnect()
    }
  }, [panel, revision, isWhole])

  return span
}

/**
 * From the topmost article that is seen to the lowest: short ones stand there together, and are held together.
 * Undefined where none is seen.
 */
function slidesInSight(panel: Panel): SlideSpan | undefined {
  const { top, bottom } = panel.view().area
  const numbers = panel
    .list()
    .articles.filter((article) => {
      const box = article.getBoundingClientRect()
      return box.bottom > top && box.top < bottom
    })
    .map((article) => Number(article.dataset['slide']))
  const [first] = numbers
  return first === undefined ? undefined : { first, last: numbers.at(-1) ?? first }
}
