import { talkAt, type TalkEvent } from './talk-events.ts'

/** What was recorded in one go. */
export interface Take {
  durationMs: number
  /** On the take's own clock. */
  events: readonly TalkEvent[]
  /** How loud it is (deck/voice/levels). */
  levels: Uint8Array
}

/** A piece of a take. The talk is its cuts, one after the other: what no cut has isn't in it. */
export interface Cut {
  /** Index of the take. */
  take: number
  fromMs: number
  toMs: number
}

/** ms that no take is longer than: a cut that ends there ends with its take. */
const LONGEST_MS = 7 * 86_400_000
/** ms of a cut below which it isn't worth having. */
const SHORTEST_MS = 50

/** All of a take, also while nobody knows how long it will be. */
export function wholeTake(take: number): Cut {
  return { take, fromMs: 0, toMs: LONGEST_MS }
}

/** What of the cuts their takes have. */
export function cutsWithin(cuts: readonly Cut[], takes: readonly Pick<Take, 'durationMs'>[]): Cut[] {
  return cuts
    .map((cut) => ({ ...cut, toMs: Math.min(cut.toMs, takes[cut.take]?.durationMs ?? 0) }))
    .filter(({ fromMs, toMs }) => toMs > fromMs)
}

export function cutsLength(cuts: readonly Cut[]): number {
  return cuts.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0)
}

/** What of the cuts lies between two times of the talk. */
export function cutsBetween(cuts: readonly Cut[], fromMs: number, toMs: number): Cut[] {
  let start = 0
  return cuts.flatMap((cut) => {
    const offset = cut.fromMs - start
    start += cut.toMs - cut.fromMs
    const part = {
      take: cut.take,
      fromMs: Math.max(cut.fromMs, fromMs + offset),
      toMs: Math.min(cut.toMs, toMs + offset),
    }
    return part.toMs - part.fromMs >= SHORTEST_MS ? [part] : []
  })
}

/** Puts other cuts in the place of what lies between two times of the talk. */
export function replaceBetween(
  cuts: readonly Cut[],
  fromMs: number,
  toMs: number,
  others: readonly Cut[],
): Cut[] {
  return [...cutsBetween(cuts, 0, fromMs), ...others, ...cutsBetween(cuts, toMs, Infinity)]
}

/** Events on the talk's own clock, and how loud it is. */
export function joinCuts(
  takes: readonly Take[],
  cuts: readonly Cut[],
): { events: TalkEvent[]; durationMs: number; levels: Uint8Array } {
  const events: TalkEvent[] = []
  const levels: number[] = []
  let start = 0
  for (const cut of cuts) {
    const take = takes[cut.take]
    if (!take) continue
    const { laser: light, room } = talkAt(events, start)
    if (light) events.push({ kind: 'laser', at: start, page: light.page })
    if (room) events.push({ kind: 'room', at: start })
    events.push(...eventsOfCut(take, cut, start))
    start += cut.toMs - cut.fromMs
    const due = Math.round(start / LEVEL_MS)
    const first = Math.round(cut.fromMs / LEVEL_MS)
    for (let index = first; levels.length < due; index++) levels.push(take.levels[index] ?? 0)
  }
  return { events, durationMs: start, levels: Uint8Array.from(levels) }
}

/** ms that a level stands for. */
export const LEVEL_MS = 100

/** How things stand at its beginning, and what happens in it. */
function eventsOfCut({ events }: Take, { fromMs, toMs }: Cut, start: number): TalkEvent[] {
  const at = start
  const { place, curtain, frozen, room, laser, strokes } = talkAt(events, fromMs)
  const opening: TalkEvent[] = [
    ...(place ? [{ ...place, at }] : []),
    { kind: 'wall', at, curtain, frozen: frozen || undefined },
    ...(room ? [{ ...room, kind: 'room', at } as const] : []),
    ...(laser ? [{ kind: 'laser', at, page: laser.page, point: { x: laser.x, y: laser.y } } as const] : []),
    ...strokes.map(({ page, stroke }) => ({ kind: 'stroke', at, since: at, page, stroke }) as const),
  ]
  const inside = events
    .filter((event) => event.at > fromMs && event.at < toMs)
    .map((event) => moveBy(event, start - fromMs, start))
  return [...opening, ...inside]
}

function moveBy(event: TalkEvent, byMs: number, earliest: number): TalkEvent {
  const at = event.at + byMs
  return event.kind === 'stroke'
    ? { ...event, at, since: Math.max(earliest, event.since + byMs) }
    : { ...event, at }
}
