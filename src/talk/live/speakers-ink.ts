import type { LiveInk, LivePointer, LiveStroke } from '../../deck/live/live-ink.ts'
import type { Locale } from '../../deck/locale.ts'

/** A slide in one language, as drawings name it. */
type InkPage = `${Locale}/${number}`

/** What the speaker has drawn, as the drawings' layer shows it. */
export interface ShownInk {
  strokes: readonly { page: InkPage; stroke: LiveStroke }[]
  laser: { page: InkPage; x: number; y: number } | undefined
}

/** What happens to the drawings of a page. */
export type InkEvent =
  | { type: 'put'; page: string; stroke: LiveStroke; isDone: boolean }
  | { type: 'remove'; page: string; ids: readonly string[] }
  | { type: 'clear' }
  | { type: 'laser'; page: string; point?: { x: number; y: number } | undefined }

/** The drawings of a page, as a talk needs them. */
export interface InkSide {
  /** Calls back with all that is drawn; the function returned ends it. */
  watch: (listener: (event: InkEvent) => void) => () => void
  /** Shows what is drawn elsewhere, and keeps nothing of it; undefined takes it away. */
  show: (drawn: ShownInk | undefined) => void
}

/** ms after the last word on it in which a light goes out: who points says so each second. */
const DARK_MS = 3000

/** What the page that leads draws, on a page that goes along: in each language, since figures stand in the same place. */
export class SpeakersInk {
  readonly #show: InkSide['show']
  readonly #locale: () => Locale
  #slideNumber = 0
  #strokes = new Map<string, LiveStroke>()
  #laser: { x: number; y: number } | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(show: InkSide['show'], locale: () => Locale) {
    this.#show = show
    this.#locale = locale
  }

  point({ slideNumber, x, y, stroke }: LivePointer): void {
    this.#turnTo(slideNumber)
    this.#light(x === undefined || y === undefined ? undefined : { x, y })
    if (stroke) this.#extend(stroke)
    this.refresh()
  }

  draw({ slideNumber, strokes }: LiveInk): void {
    this.#turnTo(slideNumber)
    this.#strokes = new Map(strokes.map((stroke) => [stroke.id, stroke]))
    this.refresh()
  }

  /** The reader changed language. */
  refresh(): void {
    const page: InkPage = `${this.#locale()}/${this.#slideNumber}`
    const strokes = [...this.#strokes.values()].map((stroke) => ({ page, stroke }))
    const isEmpty = strokes.length === 0 && !this.#laser
    this.#show(isEmpty ? undefined : { strokes, laser: this.#laser && { page, ...this.#laser } })
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#strokes.clear()
    this.#laser = undefined
    this.#show(undefined)
  }

  #turnTo(slideNumber: number): void {
    if (slideNumber === this.#slideNumber) return
    this.#slideNumber = slideNumber
    this.#strokes.clear()
    this.#laser = undefined
  }

  #light(laser: { x: number; y: number } | undefined): void {
    clearTimeout(this.#timer)
    this.#laser = laser
    if (!laser) return
    this.#timer = setTimeout(() => {
      this.#laser = undefined
      this.refresh()
    }, DARK_MS)
  }

  /** A line of which a part was lost waits for the whole drawing, which follows at its end. */
  #extend({ from, points, ...line }: LiveStroke & { from: number }): void {
    const before = this.#strokes.get(line.id)?.points ?? []
    if (from > before.length) return
    this.#strokes.set(line.id, { ...line, points: [...before.slice(0, from), ...points] })
  }
}
