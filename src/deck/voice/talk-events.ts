import type { Curtain } from '../channel-messages.ts'
import type { WallQuestion } from '../live/live-question.ts'
import type { LivePoll } from '../live/live-room.ts'

/** What the hall saw of the room itself: the question on the wall, the results of a poll. */
export interface ShownRoom {
  question?: WallQuestion['question']
  poll?: LivePoll | undefined
}

/** A line that was drawn, in slide units (1280 × 720); the drawings' own check says which tools and colours there are. */
export interface RecordedStroke {
  id: string
  tool: string
  color: string
  points: readonly (readonly [x: number, y: number, pressure: number])[]
}

/** What happened, `at` ms of the voice. `page` is a slide in one language, `ja/41`. */
export type TalkEvent = { at: number } & (
  | {
      kind: 'place'
      slideNumber: number
      /** Steps shown inside the slide: -1 before the first. */
      fragment: number
      block?: string | undefined
      /** The block is lit, and what else is on the slide is dimmed. */
      lit?: true | undefined
      explored?: string | undefined
    }
  | { kind: 'wall'; curtain?: Curtain | undefined; frozen?: boolean | undefined }
  /** Where the laser points; without a point it is out. */
  | { kind: 'laser'; page: string; point?: { x: number; y: number } | undefined }
  /** A stroke that was ended at `at` and begun at `since`. */
  | { kind: 'stroke'; page: string; since: number; stroke: RecordedStroke }
  | { kind: 'erase'; page: string; ids: readonly string[] }
  | { kind: 'clear' }
  | ({ kind: 'room' } & ShownRoom)
)
export type TalkPlaceEvent = Extract<TalkEvent, { kind: 'place' }>
type TalkStroke = Extract<TalkEvent, { kind: 'stroke' }>

/** How a talk stands at a moment. */
export interface TalkState {
  place: TalkPlaceEvent | undefined
  curtain: Curtain | undefined
  frozen: boolean
  room: ShownRoom | undefined
  laser: { page: string; x: number; y: number } | undefined
  /** The strokes that are on the slides, the one in hand as far as it is drawn. */
  strokes: readonly { page: string; stroke: RecordedStroke }[]
}

/** Index of the first event later than a time. */
export function eventAfter(events: readonly TalkEvent[], atMs: number): number {
  let low = 0
  let high = events.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((events[middle]?.at ?? Infinity) <= atMs) low = middle + 1
    else high = middle
  }
  return low
}

/** How the talk stood at a time. Events are in the order of their times. */
export function talkAt(events: readonly TalkEvent[], atMs: number): TalkState {
  const past = events.slice(0, eventAfter(events, atMs))
  const wall = past.findLast((event) => event.kind === 'wall')
  const laser = past.findLast((event) => event.kind === 'laser')
  const inHand = events.filter(
    (event): event is TalkStroke => event.kind === 'stroke' && event.since <= atMs && event.at > atMs,
  )
  return {
    place: past.findLast((event) => event.kind === 'place'),
    curtain: wall?.curtain,
    frozen: wall?.frozen === true,
    room: past.findLast((event) => event.kind === 'room'),
    laser: laser?.point && { page: laser.page, ...laser.point },
    strokes: [
      ...strokesOf(past),
      ...inHand.map(({ page, stroke, since, at }) => ({
        page,
        stroke: firstPart(stroke, (atMs - since) / (at - since)),
      })),
    ],
  }
}

/** What is left on the slides of what was drawn. */
function strokesOf(past: readonly TalkEvent[]): TalkState['strokes'] {
  const strokes = new Map<string, { page: string; stroke: RecordedStroke }>()
  for (const event of past) {
    if (event.kind === 'stroke')
      strokes.set(`${event.page} ${event.stroke.id}`, { page: event.page, stroke: event.stroke })
    else if (event.kind === 'erase') for (const id of event.ids) strokes.delete(`${event.page} ${id}`)
    else if (event.kind === 'clear') strokes.clear()
  }
  return [...strokes.values()]
}

function firstPart(stroke: RecordedStroke, share: number): RecordedStroke {
  const points = stroke.points.slice(0, Math.max(1, Math.ceil(stroke.points.length * share)))
  return { ...stroke, points }
}

/** A slide while it was shown. */
export interface Visit {
  slideNumber: number
  fromMs: number
  toMs: number
}

/** Which slides were shown, one after the other: steps of one slide are one visit. */
export function visitsOf(events: readonly TalkEvent[], durationMs: number): Visit[] {
  const visits: Visit[] = []
  for (const event of events) {
    if (event.kind !== 'place' || event.at > durationMs) continue
    const last = visits.at(-1)
    if (last?.slideNumber === event.slideNumber) continue
    if (last) last.toMs = event.at
    visits.push({ slideNumber: event.slideNumber, fromMs: last ? event.at : 0, toMs: durationMs })
  }
  return visits.filter(({ fromMs, toMs }) => toMs > fromMs)
}
