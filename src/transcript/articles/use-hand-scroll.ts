import { useEffect } from 'react'
import { useViewer } from '../../viewer/viewer-context.tsx'
import type { Panel } from '../panel.ts'

/** Milliseconds between a turn of the wheel (a finger, a key) and the scrolling that it causes. */
const HAND_MS = 1000
const SCROLL_KEYS = ['PageUp', 'PageDown', ' ', 'Home', 'End', 'ArrowUp', 'ArrowDown']

/** Tells scrolling by hand from the browser's and ours: it ends the following. */
export function useHandScroll(panel: Panel): void {
  const { store } = useViewer()
  useEffect(() => {
    const listeners = new AbortController()
    const options = { signal: listeners.signal, passive: true, capture: true }
    let dragsScrollbar = false
    const concerns = (target: EventTarget | null) => {
      const { scrollsWithPage, scroller } = panel.view()
      return scrollsWithPage || (target instanceof Node && scroller.contains(target))
    }
    const onHand = (event: Event) => {
      if (concerns(event.target)) panel.view().handledAt = event.timeStamp
    }
    const onKeyDown = (event: KeyboardEvent) => {
      const isField = event.target instanceof HTMLInputElement
      if (SCROLL_KEYS.includes(event.key) && !isField && isInPanel(event.target)) onHand(event)
    }
    const onPointerDown = (event: PointerEvent) => {
      const { scroller } = panel.view()
      dragsScrollbar = event.target === scroller && event.offsetX >= scroller.clientWidth
    }
    const onPointerUp = () => {
      dragsScrollbar = false
    }
    const onScroll = (event: Event) => {
      const { handledAt, isInHand } = panel.view()
      const byHand = dragsScrollbar || (isInHand && event.timeStamp - handledAt < HAND_MS)
      if (!byHand || !isScrollOf(panel, event.target) || !panel.state.getState().following) return
      if (!isReadingOn(panel, store.getState().slideNumber)) panel.state.setState({ following: false })
    }
    window.addEventListener('wheel', onHand, options)
    window.addEventListener('touchmove', onHand, options)
    window.addEventListener('keydown', onKeyDown, options)
    window.addEventListener('pointerdown', onPointerDown, options)
    window.addEventListener('pointerup', onPointerUp, options)
    window.addEventListener('scroll', onScroll, options)
    return () => {
      listeners.abort()
    }
  }, [panel, store])
}

function isInPanel(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.transcript') !== null
}

function isScrollOf(panel: Panel, target: EventTarget | null): boolean {
  const { scrollsWithPage, scroller } = panel.view()
  return scrollsWithPage ? target === document : target === scroller
}

/**
 * On a phone a slide's text fills what is seen of it, and is scrolled to be read: that is no turning away. Beside the
 * stage there is room for the neighbours, and scrolling means that the reader goes elsewhere.
 */
function isReadingOn(panel: Panel, slideNumber: number): boolean {
  const view = panel.view()
  const article = panel.list().article(slideNumber)
  if (!view.scrollsWithPage || !article) return false
  const { top, bottom } = article.getBoundingClientRect()
  const area = view.area
  return bottom > area.top && top < area.bottom
}
