/** A second tap within this time and distance of the first makes a double tap. */
const DOUBLE_TAP_MS = 300
const DOUBLE_TAP_PX = 30

/** A place on the screen at a time. */
export interface Tap {
  time: number
  x: number
  y: number
}

/**
 * Calls back at the click of a second tap: what single clicks do has then been done and undone. Browsers may send both
 * clicks after both taps.
 */
export function onDoubleTap(element: HTMLElement, run: (tap: Tap) => void, signal: AbortSignal): void {
  let down: Tap | undefined
  let first: Tap | undefined
  let second: Tap | undefined
  let clicks = 0
  const onPointerDown = (event: PointerEvent) => {
    down = event.isPrimary && event.pointerType === 'touch' ? tapOf(event) : undefined
    second = undefined
    if (down && first && isNear(first, down)) return
    first = undefined
    clicks = 0
  }
  const onPointerUp = (event: PointerEvent) => {
    const tap = down && isNear(down, tapOf(event)) ? tapOf(event) : undefined
    second = first && tap
    first = first ? undefined : tap
    down = undefined
  }
  const onClick = () => {
    clicks += 1
    if (!second || clicks < 2) return
    run(second)
    second = undefined
  }
  element.addEventListener('pointerdown', onPointerDown, { signal })
  element.addEventListener('pointerup', onPointerUp, { signal })
  element.addEventListener('click', onClick, { signal })
}

function tapOf({ timeStamp, clientX, clientY }: PointerEvent): Tap {
  return { time: timeStamp, x: clientX, y: clientY }
}

function isNear(a: Tap, b: Tap): boolean {
  return b.time - a.time < DOUBLE_TAP_MS && Math.hypot(b.x - a.x, b.y - a.y) < DOUBLE_TAP_PX
}
