import {
  inkToSend,
  LIVE_INK,
  shortId,
  type LiveInk,
  type LivePointer,
  type LiveStroke,
} from '../../../deck/live/live-ink.ts'
import type { InkEvent } from '../speakers-ink.ts'

interface InkSenderOptions {
  point: (pointer: LivePointer) => void
  ink: (ink: LiveInk) => void
}

const PACE_MS = Math.ceil(1000 / LIVE_INK.perSecond)
/** ms after which a light that stays where it is is said again, lest it go out. */
const STAY_MS = 1000
/** Points of a line in one message. */
const MOST_POINTS = 200

/** Tells listeners what the speaker points at and draws, at a pace that a hall's network bears. */
export class InkSender {
  readonly #options: InkSenderOptions
  /** Lines by slide: all that were drawn in this talk, in either language. */
  readonly #slides = new Map<number, Map<string, LiveStroke>>()
  #slideNumber = 0
  #laser: { x: number; y: number } | undefined
  /** The line in hand, and how much of it was sent. */
  #stroke: { stroke: LiveStroke; sent: number } | undefined
  #isDirty = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #stay: ReturnType<typeof setTimeout> | undefined

  constructor(options: InkSenderOptions) {
    this.#options = options
  }

  /** The hall sees another slide. */
  turnTo(slideNumber: number): void {
    if (slideNumber === this.#slideNumber) return
    const hadInk = this.#strokes().size > 0
    this.#slideNumber = slideNumber
    this.#laser = undefined
    this.#stroke = undefined
    if (hadInk || this.#strokes().size > 0) this.tellInk()
  }

  /** What another page of the speaker's, or this one before it was loaded anew, has drawn. */
  adopt({ slideNumber, strokes }: LiveInk): void {
    this.#slides.set(slideNumber, new Map(strokes.map((stroke) => [stroke.id, stroke])))
  }

  hear(event: InkEvent): void {
    if (event.type === 'clear') {
      this.#slides.clear()
      this.tellInk()
      return
    }
    const slideNumber = Number(event.page.split('/')[1])
    if (event.type === 'laser') this.#point(slideNumber, event.point)
    else if (event.type === 'put') this.#put(slideNumber, event)
    else {
      for (const id of event.ids) this.#strokes(slideNumber).delete(shortId(id))
      if (slideNumber === this.#slideNumber) this.tellInk()
    }
  }

  /** All lines of the slide that is shown. */
  tellInk(): void {
    if (this.#slideNumber === 0) return
    this.#options.ink({
      slideNumber: this.#slideNumber,
      strokes: inkToSend([...this.#strokes().values()]),
    })
  }

  stop(): void {
    clearTimeout(this.#timer)
    clearTimeout(this.#stay)
    this.#timer = undefined
  }

  #strokes(slideNumber = this.#slideNumber): Map<string, LiveStroke> {
    const strokes = this.#slides.get(slideNumber) ?? new Map<string, LiveStroke>()
    this.#slides.set(slideNumber, strokes)
    return strokes
  }

  #point(slideNumber: number, point: { x: number; y: number } | undefined): void {
    if (slideNumber !== this.#slideNumber) return
    this.#laser = point && { x: Math.round(point.x), y: Math.round(point.y) }
    this.#mark()
  }

  #put(slideNumber: number, { stroke, isDone }: Extract<InkEvent, { type: 'put' }>): void {
    const id = shortId(stroke.id)
    this.#strokes(slideNumber).set(id, { ...stroke, id })
    if (slideNumber !== this.#slideNumber) return
    if (isDone) {
      this.#stroke = undefined
      this.tellInk()
      return
    }
    const sent = this.#stroke?.stroke.id === id ? this.#stroke.sent : 0
    this.#stroke = { stroke: { ...stroke, id }, sent }
    this.#mark()
  }

  #mark(): void {
    this.#isDirty = true
    this.#timer ??= setTimeout(this.#tick, 0)
  }

  #tick = (): void => {
    this.#timer = undefined
    if (!this.#isDirty) return
    this.#isDirty = false
    this.#tell()
    this.#timer = setTimeout(this.#tick, PACE_MS)
  }

  #tell(): void {
    clearTimeout(this.#stay)
    this.#options.point({ slideNumber: this.#slideNumber, ...this.#laser, ...this.#growth() })
    if (this.#laser)
      this.#stay = setTimeout(() => {
        this.#mark()
      }, STAY_MS)
  }

  /** The last point that was sent is said again: the hand may have moved on from it. */
  #growth(): Pick<LivePointer, 'stroke'> {
    if (!this.#stroke) return {}
    const { stroke, sent } = this.#stroke
    const from = Math.max(0, sent - 1)
    const points = stroke.points.slice(from, from + MOST_POINTS)
    this.#stroke.sent = from + points.length
    if (this.#stroke.sent < stroke.points.length) this.#isDirty = true
    return { stroke: { ...stroke, from, points } }
  }
}
