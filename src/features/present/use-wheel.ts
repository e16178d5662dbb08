import { useEffect } from 'react'

/** Milliseconds without a wheel event that end a gesture: a trackpad's goes on after the fingers have left. */
const GESTURE_PAUSE_MS = 160
/** CSS px that a gesture goes before it counts. */
const GESTURE_PX = 20
/** CSS px of a line, for mice that count in lines. */
const LINE_PX = 16

/** One gesture of wheel or trackpad turns one slide. */
export function useWheel(onNext: () => void, onPrevious: () => void): void {
  useEffect(() => {
    const listeners = new AbortController()
    let lastAt = -Infinity
    let distance = 0
    let hasTurned = false
    const onWheel = (event: WheelEvent) => {
      // With Ctrl it is a pinch, which is the browser's; dialogs and an enlarged slide scroll.
      if (event.ctrlKey || isInsideScroller(event.target)) return
      event.preventDefault()
      if (event.timeStamp - lastAt > GESTURE_PAUSE_MS) {
        distance = 0
        hasTurned = false
      }
      lastAt = event.timeStamp
      const delta = Math.abs(event.deltaY) > Math.abs(event.deltaX) ? event.deltaY : event.deltaX
      distance += event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? delta : delta * LINE_PX
      if (hasTurned || Math.abs(distance) < GESTURE_PX) return
      hasTurned = true
      if (distance > 0) onNext()
      else onPrevious()
    }
    window.addEventListener('wheel', onWheel, { passive: false, signal: listeners.signal })
    return () => {
      listeners.abort()
    }
  }, [onNext, onPrevious])
}

function isInsideScroller(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('dialog, :popover-open') !== null
}
