/** A finger that rests this long, and moves no further, means the place that it rests on. */
const LONG_PRESS_MS = 500
const STILL_PX = 10

/** Calls back while the finger is still down; `true` from it takes the click that follows the press away. */
export function onLongPress(
  element: HTMLElement | Window,
  run: (target: EventTarget | null) => boolean,
  signal: AbortSignal,
): void {
  let start: { id: number; x: number; y: number; timer: ReturnType<typeof setTimeout> } | undefined
  let isTaken = false
  const end = () => {
    clearTimeout(start?.timer)
    start = undefined
  }
  const onDown = (event: PointerEvent) => {
    end()
    isTaken = false
    // A second finger pinches.
    if (event.pointerType !== 'touch' || !event.isPrimary) return
    const { target, pointerId: id, clientX: x, clientY: y } = event
    const timer = setTimeout(() => {
      start = undefined
      isTaken = run(target)
    }, LONG_PRESS_MS)
    start = { id, x, y, timer }
  }
  const onMove = (event: PointerEvent) => {
    if (start?.id !== event.pointerId) return
    if (Math.hypot(event.clientX - start.x, event.clientY - start.y) > STILL_PX) end()
  }
  const onClick = (event: MouseEvent) => {
    if (!isTaken) return
    isTaken = false
    event.preventDefault()
    event.stopPropagation()
  }
  const options = { signal, capture: true }
  element.addEventListener('pointerdown', onDown as EventListener, options)
  element.addEventListener('pointermove', onMove as EventListener, options)
  element.addEventListener('pointerup', end, options)
  element.addEventListener('pointercancel', end, options)
  element.addEventListener('click', onClick as EventListener, options)
  signal.addEventListener('abort', end)
}
