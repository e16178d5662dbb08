import { useEffect } from 'react'
import { useViewer, useViewerState } from '../../viewer/viewer-context.tsx'
import { usePanelState, type Panel } from '../panel.ts'
import { shownSlides, type SlideSpan } from './shown-slides.ts'

/**
 * The slides that the panel holds: all of them, or in a long deck those around the reader, who gets further by moving
 * the slides and by scrolling to an end of what is there.
 */
export function useSpan(panel: Panel): SlideSpan {
  const { store } = useViewer()
  const slideCount = useViewerState(({ deck }) => deck.slideCount)
  const reader = usePanelState((state) => state.reader)
  const revision = usePanelState((state) => state.revision)
  const { first, last } = shownSlides(reader, slideCount)
  const isWhole = first === 1 && last === slideCount

  useEffect(
    () =>
      store.subscribe(({ slideNumber }, before) => {
        if (slideNumber !== before.slideNumber) panel.state.setState({ reader: slideNumber })
      }),
    [panel, store],
  )

  useEffect(() => {
    if (isWhole) return undefined
    const observer = new IntersectionObserver((entries) => {
      const seen = entries.find(({ isIntersecting }) => isIntersecting)
      const slideNumber = Number(seen?.target.getAttribute('data-slide'))
      if (slideNumber) panel.state.setState({ reader: slideNumber })
    })
    const { articles } = panel.list()
    for (const end of [articles[0], articles.at(-1)]) if (end && articles.length > 1) observer.observe(end)
    return () => {
      observer.disconnect()
    }
  }, [panel, revision, isWhole])

  return { first, last }
}
