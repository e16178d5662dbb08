import { useCallback, useEffect, useRef, useState, type RefObject } from 'react'
import type { StageFigure } from './find-figure.ts'
import { ZoomView, type ZoomContent } from './zoom-view.ts'

/** Shows a figure, or its data, in a view that zooms. */
export function useZoomView(
  view: RefObject<HTMLElement | null>,
  canvas: RefObject<HTMLElement | null>,
  figure: StageFigure,
  data: HTMLTableElement | undefined,
) {
  const zoom = useRef<ZoomView>(undefined)
  const [percent, setPercent] = useState(100)
  useEffect(() => {
    const { current: element } = view
    if (!element || !canvas.current) return undefined
    const running = new ZoomView(element, canvas.current, (scale) => {
      setPercent(Math.round(scale * 100))
    })
    zoom.current = running
    // The dialog opens after this, and gives the focus to its first button: the drawing is what was asked for.
    const opening = setTimeout(() => {
      element.focus()
    })
    return () => {
      clearTimeout(opening)
      running.stop()
      zoom.current = undefined
    }
  }, [view, canvas])
  useEffect(() => {
    zoom.current?.show(data ? dataContent(data) : figureContent(figure))
  }, [figure, data])
  const zoomIn = useCallback(() => zoom.current?.zoomIn(), [])
  const zoomOut = useCallback(() => zoom.current?.zoomOut(), [])
  const fit = useCallback(() => zoom.current?.fit(), [])
  return { percent, zoomIn, zoomOut, fit }
}

function figureContent({ drawing, svg, kind, width }: StageFigure): ZoomContent {
  const element = drawing.cloneNode(true) as HTMLElement
  for (const name of ['tabindex', 'aria-description', 'aria-keyshortcuts']) element.removeAttribute(name)
  // Lines of prose may break anew on a phone, the columns of a table may not.
  const isProse = !svg && kind !== 'table' && kind !== 'code'
  return { element, width: isProse ? Math.min(width, window.innerWidth - 32) : width, isText: !svg }
}

function dataContent(data: HTMLTableElement): ZoomContent {
  const element = document.createElement('div')
  element.className = 'fig-table'
  element.append(data.cloneNode(true))
  return { element, width: undefined, isText: true }
}
