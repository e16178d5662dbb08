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

/** ms of a cut below which it isn't worth having. */
const SHORTEST_MS = 50

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
  const { place, curtain, frozen, strokes } = talkAt(events, fromMs)
  const opening: TalkEvent[] = [
    ...(place ? [{ ...place, at }] : []),
    { kind: 'wall', at, curtain, frozen: frozen || undefined },
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
