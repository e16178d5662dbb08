import { isShortcut } from '../../ui/modified.ts'
import { clampScale, fitScale, keepPoint, openingScale, pinchOf, wheelFactor, ZOOM_STEP } from './zoom.ts'
import type { Place } from './zoom.ts'

/** What is shown, at a scale of 1. */
export interface ZoomContent {
  element: Element
  /** In px of the stage; undefined for as wide as its words want to be. */
  width: number | undefined
  /** Text is read at its own size first, a picture is seen whole. */
  isText: boolean
}

/** CSS px of paper around the drawing (figure-dialog.css). */
const EDGE_PX = 16
/** CSS px that an arrow key moves by. */
const ARROW_PX = 80
const ARROWS: Record<string, Place> = {
  ArrowLeft: { x: -ARROW_PX, y: 0 },
  ArrowRight: { x: ARROW_PX, y: 0 },
  ArrowUp: { x: 0, y: -ARROW_PX },
  ArrowDown: { x: 0, y: ARROW_PX },
}

/**
 * A drawing that is zoomed by laying it out anew, so that it stays sharp, and moved by scrolling. `view` scrolls,
 * `canvas` in it holds the drawing, `onScale` is told each new scale.
 */
export class ZoomView {
  private readonly listeners = new AbortController()
  private readonly observer = new ResizeObserver(() => {
    this.onResize()
  })
  private readonly pointers = new Map<number, Place>()
  private content: ZoomContent | undefined
  private width = 0
  private height = 0
  private scale = 1
  /** The size of the view changes what is seen only until the reader has zoomed. */
  private untouched = true

  constructor(
    private readonly view: HTMLElement,
    private readonly canvas: HTMLElement,
    private readonly onScale: (scale: number) => void,
  ) {
    const { signal } = this.listeners
    view.addEventListener('wheel', this.onWheel, { signal, passive: false })
    view.addEventListener('pointerdown', this.onPointerDown, { signal })
    view.addEventListener('pointermove', this.onPointerMove, { signal })
    for (const type of ['pointerup', 'pointercancel'] as const) {
      view.addEventListener(type, this.onPointerEnd, { signal })
    }
    view.addEventListener('dblclick', this.onDoubleClick, { signal })
    view.closest('dialog')?.addEventListener('keydown', this.onKeyDown, { signal })
    this.observer.observe(view)
  }

  stop(): void {
    this.listeners.abort()
    this.observer.disconnect()
  }

  show(content: ZoomContent): void {
    this.content = content
    this.untouched = true
    this.canvas.replaceChildren(content.element)
    this.onResize()
  }

  zoomIn = (): void => {
    this.zoom(ZOOM_STEP)
  }

  zoomOut = (): void => {
    this.zoom(1 / ZOOM_STEP)
  }

  fit = (): void => {
    this.untouched = true
    this.apply(this.fitting)
  }

  private get fitting(): number {
    return fitScale({ width: this.width, height: this.height }, this.room)
  }

  private get room(): { width: number; height: number } {
    const { clientWidth, clientHeight } = this.view
    return { width: Math.max(1, clientWidth - 2 * EDGE_PX), height: Math.max(1, clientHeight - 2 * EDGE_PX) }
  }

  private onResize(): void {
    if (!this.content || !this.untouched || this.view.clientWidth === 0) return
    this.measure(this.content)
    this.apply(openingScale(this.fitting, this.content.isText))
  }

  private measure({ width }: ZoomContent): void {
    const { canvas } = this
    canvas.style.setProperty('--stage-px', '1px')
    canvas.style.setProperty('inline-size', width === undefined ? 'max-content' : `${String(width)}px`)
    const box = canvas.getBoundingClientRect()
    this.width = Math.ceil(box.width)
    this.height = box.height
  }

  /** `at` is where the view is held still, from its edges; its middle unless told. */
  private zoom(factor: number, at = { x: this.view.clientWidth / 2, y: this.view.clientHeight / 2 }): void {
    this.untouched = false
    this.apply(clampScale(this.scale * factor, this.fitting), at)
  }

  private apply(scale: number, at: Place = { x: 0, y: 0 }): void {
    const { view, canvas } = this
    const ratio = scale / this.scale
    const before = { x: canvas.offsetLeft, y: canvas.offsetTop }
    const scrolled = { x: view.scrollLeft, y: view.scrollTop }
    this.scale = scale
    canvas.style.setProperty('--stage-px', `${String(scale)}px`)
    // Rounded down, so that what fits has no scroll bar.
    canvas.style.setProperty('inline-size', `${String(Math.floor(this.width * scale))}px`)
    view.scrollLeft = keepPoint(scrolled.x, at.x, ratio, before.x, canvas.offsetLeft)
    view.scrollTop = keepPoint(scrolled.y, at.y, ratio, before.y, canvas.offsetTop)
    this.onScale(scale)
  }

  private placeOf({ clientX, clientY }: MouseEvent): Place {
    const { left, top } = this.view.getBoundingClientRect()
    return { x: clientX - left, y: clientY - top }
  }

  /** With Ctrl, which is also what a pinch on a touch pad comes as. */
  private onWheel = (event: WheelEvent): void => {
    if (!event.ctrlKey && !event.metaKey) return
    event.preventDefault()
    this.zoom(wheelFactor(event.deltaY), this.placeOf(event))
  }

  private onPointerDown = (event: PointerEvent): void => {
    if (event.button !== 0) return
    this.pointers.set(event.pointerId, this.placeOf(event))
    // Words of what can't be moved are there to be selected.
    if (event.pointerType === 'mouse' && !this.isLarger()) this.pointers.clear()
    else this.view.setPointerCapture(event.pointerId)
  }

  private onPointerMove = (event: PointerEvent): void => {
    const from = this.pointers.get(event.pointerId)
    if (!from) return
    const to = this.placeOf(event)
    const other = [...this.pointers].find(([id]) => id !== event.pointerId)?.[1]
    this.pointers.set(event.pointerId, to)
    if (other) this.pinch(from, to, other)
    else this.view.scrollBy(from.x - to.x, from.y - to.y)
  }

  private pinch(from: Place, to: Place, other: Place): void {
    const before = pinchOf(from, other)
    const after = pinchOf(to, other)
    if (before.distance > 0) this.zoom(after.distance / before.distance, after.middle)
    this.view.scrollBy(before.middle.x - after.middle.x, before.middle.y - after.middle.y)
  }

  private onPointerEnd = (event: PointerEvent): void => {
    this.pointers.delete(event.pointerId)
  }

  private onDoubleClick = (event: MouseEvent): void => {
    if (this.isLarger()) this.fit()
    else this.zoom(2, this.placeOf(event))
  }

  private isLarger(): boolean {
    const { view } = this
    return view.scrollWidth > view.clientWidth + 1 || view.scrollHeight > view.clientHeight + 1
  }

  private onKeyDown = (event: KeyboardEvent): void => {
    if (isShortcut(event)) return
    const arrow = ARROWS[event.key]
    if (event.key === '+' || event.key === '=' || event.key === ';') this.zoomIn()
    else if (event.key === '-' || event.key === '_') this.zoomOut()
    else if (event.key === '0') this.fit()
    else if (arrow && this.isLarger()) this.view.scrollBy(arrow.x, arrow.y)
    else return
    event.preventDefault()
  }
}
