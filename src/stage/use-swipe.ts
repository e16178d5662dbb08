import { useEffect, type RefObject } from 'react'
import { stageCommands } from './stage-commands.ts'

/** CSS px that a finger goes sideways before the slide turns. */
const SWIPE_PX = 40
/** Above this the reader has zoomed the page, and a finger moves what is seen. */
const ZOOMED_SCALE = 1.03

/** A finger across the stage turns the slide, once. Two fingers, and one on a zoomed page, are the browser's. */
export function useSwipe(stage: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = stage.current
    if (!element) return undefined
    const listeners = new AbortController()
    const { signal } = listeners
    let start: { id: number; x: number; y: number } | undefined
    const onPointerDown = ({ pointerType, isPrimary, pointerId, clientX, clientY }: PointerEvent) => {
      const swipes = pointerType === 'touch' && isPrimary && !isZoomed() && !element.matches(':popover-open')
      start = swipes ? { id: pointerId, x: clientX, y: clientY } : undefined
    }
    const onPointerMove = ({ pointerId, clientX, clientY }: PointerEvent) => {
      if (start?.id !== pointerId) return
      const across = clientX - start.x
      if (Math.abs(across) < SWIPE_PX || Math.abs(across) < 2 * Math.abs(clientY - start.y)) return
      start = undefined
      if (across < 0) stageCommands.next()
      else stageCommands.previous()
    }
    const onPointerEnd = () => {
      start = undefined
    }
    element.addEventListener('pointerdown', onPointerDown, { signal })
    element.addEventListener('pointermove', onPointerMove, { signal })
    element.addEventListener('pointerup', onPointerEnd, { signal })
    element.addEventListener('pointercancel', onPointerEnd, { signal })
    // While the page is zoomed, a single finger may go in any direction.
    const onZoom = () => {
      element.toggleAttribute('data-zoomed', isZoomed())
    }
    window.visualViewport?.addEventListener('resize', onZoom, { signal })
    return () => {
      listeners.abort()
    }
  }, [stage])
}

function isZoomed(): boolean {
  return (window.visualViewport?.scale ?? 1) > ZOOMED_SCALE
}
