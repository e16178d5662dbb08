import { useEffect, type RefObject } from 'react'
import { randomId } from '../../ui/random-id.ts'
import { SLIDE_UNITS } from '../../ui/slide-units.ts'
import { useViewer } from '../../viewer/viewer-context.tsx'
import type { Tool } from '../../viewer/store/giving.ts'
import type { ViewerStore } from '../../viewer/viewer-store.ts'
import { inkPage, type Ink } from './ink-store.ts'
import { touches, type DrawingTool, type InkPoint, type Stroke } from './stroke.ts'

/** Slide units around the eraser in which a stroke is touched. */
const ERASER_RADIUS = 14
/** Points nearer than this, in slide units, add nothing to a stroke. */
const NEAREST = 0.7

/** Pen, highlighter, eraser and laser on a surface that lies over the slide. */
export function useDrawing(surface: RefObject<HTMLElement | null>, ink: Ink): void {
  const { store } = useViewer()
  useEffect(() => {
    if (!surface.current) return undefined
    const drawing = new Drawing(surface.current, ink, store)
    return () => {
      drawing.stop()
    }
  }, [surface, ink, store])
}

class Drawing {
  private readonly listeners = new AbortController()
  private readonly unsubscribe: () => void
  private pointerId: number | undefined
  private stroke: Stroke | undefined
  private frame = 0
  /** A hand that holds a pen rests on the screen: once there is a pen, fingers turn slides and don't draw. */
  private hasPen = false

  constructor(
    private readonly surface: HTMLElement,
    private readonly ink: Ink,
    private readonly store: ViewerStore,
  ) {
    const { signal } = this.listeners
    surface.addEventListener('pointerdown', this.onPointerDown, { signal })
    surface.addEventListener('pointermove', this.onPointerMove, { signal })
    surface.addEventListener('pointerup', this.onPointerUp, { signal })
    surface.addEventListener('pointercancel', this.onPointerUp, { signal })
    surface.addEventListener('pointerleave', this.onPointerLeave, { signal })
    // Put away by a key, the light would stay where it was.
    this.unsubscribe = store.subscribe((now, before) => {
      if (before.tool === 'laser' && now.tool !== 'laser') this.pointAt(undefined)
    })
  }

  stop(): void {
    this.finish()
    this.pointAt(undefined)
    cancelAnimationFrame(this.frame)
    this.listeners.abort()
    this.unsubscribe()
  }

  private get tool(): Tool | undefined {
    return this.store.getState().tool
  }

  private get page() {
    const { locale, slideNumber } = this.store.getState()
    return inkPage(locale, slideNumber)
  }

  private onPointerDown = (event: PointerEvent): void => {
    const { tool } = this
    if (event.pointerType === 'pen') this.hasPen = true
    const isFinger = event.pointerType === 'touch'
    if (!tool || event.button !== 0 || (isFinger && (!event.isPrimary || this.hasPen))) return
    // Not a swipe, nor a double tap.
    event.stopPropagation()
    event.preventDefault()
    this.surface.setPointerCapture(event.pointerId)
    this.pointerId = event.pointerId
    if (tool === 'laser') this.pointAt(event)
    else if (tool === 'eraser') this.erase(event)
    else this.begin(tool, event)
  }

  private onPointerMove = (event: PointerEvent): void => {
    const { tool } = this
    if (tool === 'laser' && (event.pointerType !== 'touch' || event.pointerId === this.pointerId)) {
      this.pointAt(event)
    }
    if (event.pointerId !== this.pointerId) return
    if (tool === 'eraser') this.erase(event)
    else if (this.stroke) this.goOn(event)
  }

  private onPointerUp = (event: PointerEvent): void => {
    if (event.pointerId !== this.pointerId) return
    this.pointerId = undefined
    this.finish()
    if (event.pointerType === 'touch') this.pointAt(undefined)
  }

  private onPointerLeave = (): void => {
    if (this.pointerId === undefined) this.pointAt(undefined)
  }

  private begin(tool: DrawingTool, event: PointerEvent): void {
    document.documentElement.toggleAttribute('data-drawing', true)
    const { color } = this.ink.state.getState()
    this.stroke = { id: randomId(), tool, color, points: [this.pointOf(event)] }
    this.show(false)
  }

  private goOn(event: PointerEvent): void {
    if (!this.stroke) return
    // Between two frames a pen tells of many places; Safari before 18.2 only of the last.
    const events = 'getCoalescedEvents' in event ? event.getCoalescedEvents() : []
    const points = [...this.stroke.points]
    for (const each of events.length > 0 ? events : [event]) {
      const point = this.pointOf(each)
      const last = points.at(-1)
      if (!last || Math.hypot(point[0] - last[0], point[1] - last[1]) >= NEAREST) points.push(point)
    }
    this.stroke = { ...this.stroke, points }
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0
      this.show(false)
    })
  }

  private finish(): void {
    if (this.stroke) this.show(true)
    this.stroke = undefined
    document.documentElement.toggleAttribute('data-drawing', false)
  }

  private show(isDone: boolean): void {
    if (this.stroke) this.ink.draw({ type: 'put', page: this.page, stroke: this.stroke, isDone })
  }

  private erase(event: PointerEvent): void {
    const [x, y] = this.pointOf(event)
    const touched = this.ink.open(this.page).filter((stroke) => {
      const radius = ERASER_RADIUS + (stroke.tool === 'highlighter' ? ERASER_RADIUS / 2 : 0)
      return touches(stroke, x, y, radius)
    })
    if (touched.length === 0) return
    this.ink.draw({ type: 'remove', page: this.page, ids: touched.map(({ id }) => id) })
  }

  private pointAt(event: PointerEvent | undefined): void {
    if (!event && !this.ink.state.getState().laser) return
    const [x, y] = event ? this.pointOf(event) : [0, 0]
    this.ink.draw({ type: 'laser', page: this.page, point: event && { x, y } })
  }

  /** Mice tell a pressure of 0.5 at all times, which is none. */
  private pointOf({ clientX, clientY, pressure, pointerType }: PointerEvent): InkPoint {
    const box = this.surface.getBoundingClientRect()
    return [
      round(((clientX - box.left) / box.width) * SLIDE_UNITS.width, 10),
      round(((clientY - box.top) / box.height) * SLIDE_UNITS.height, 10),
      pointerType === 'pen' ? round(pressure, 100) : 0,
    ]
  }
}

function round(value: number, parts: number): number {
  return Math.round(value * parts) / parts
}
