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
      const article = seen.find((target) => target.matches('.article'))
      // Where an article is seen beside a space, the reader comes from there.
      const slideNumber = article
        ? Number(article.getAttribute('data-slide'))
        : space instanceof HTMLElement
          ? slideInSpace(space, panel.view().area.top)
          : 0
      if (slideNumber) panel.readAt(slideNumber)
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
