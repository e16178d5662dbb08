import type { HeardTurns } from './hear-talk.ts'
import type { SpokenTalk } from './record-talk.ts'
import type { HeardVoice } from './time-code.ts'

/** How far slide and voice were apart where a talk was listened to. */
export interface InStep {
  /** Turns that were compared. */
  count: number
  medianMs: number
  /** The largest, and at which slide: positive where the slide came later than it did in the talk. */
  largestMs: number
  worstSlide: number | undefined
}

/** A slide that is further off came as a take began, not by a turn. */
const EDGE_MS = 1500

/** What was spoken when a slide came in the talk, against what is heard when it comes. */
export function compareTurns(
  spoken: SpokenTalk,
  tones: readonly number[],
  voice: HeardVoice,
  heard: HeardTurns,
): InStep {
  const apart = heard.flatMap(({ ms, slide }) => {
    const heardMs = voice.spokenAt(tones, ms)
    if (heardMs === undefined) return []
    const [nearest] = spoken.turns
      .filter((turn) => turn.slide === slide)
      .map((turn) => heardMs - (turn.ms - startAt(spoken, turn.ms)))
      .sort((one, other) => Math.abs(one) - Math.abs(other))
    return nearest === undefined || Math.abs(nearest) > EDGE_MS ? [] : [{ ms: nearest, slide }]
  })
  const worst = [...apart].sort((one, other) => Math.abs(other.ms) - Math.abs(one.ms))[0]
  const middle = apart.map(({ ms }) => ms).sort((one, other) => one - other)[apart.length >> 1]
  return {
    count: apart.length,
    medianMs: middle ?? NaN,
    largestMs: worst?.ms ?? NaN,
    worstSlide: worst?.slide,
  }
}

/** Epoch ms at which the voice that was heard about then would have begun. */
function startAt({ starts }: SpokenTalk, atMs: number): number {
  const [nearest] = [...starts].sort((one, other) => Math.abs(one.ms - atMs) - Math.abs(other.ms - atMs))
  return nearest?.startMs ?? NaN
}

/** What a page that was lost at `lostAtMs` took with it. */
interface Loss {
  /** ms before its end that are in no file. */
  lostMs: number
  /** ms from its end until the recording went on. */
  awayMs: number
}

const STEP_MS = 100
const AROUND_MS = 500

/** Finds the place where the voice jumps, and what was spoken on either side of it. */
export function lossOf(
  spoken: SpokenTalk,
  tones: readonly number[],
  voice: HeardVoice,
  lostAtMs: number,
): Loss | undefined {
  const before = spoken.starts.findLast(({ ms }) => ms < lostAtMs)
  const after = spoken.starts.find(({ ms }) => ms > lostAtMs)
  if (!before || !after) return undefined
  const atMs = Array.from({ length: Math.floor(voice.durationMs / STEP_MS) }, (_, step) => step * STEP_MS)
  // How far file and voice are apart on either side of the loss, from the first and the last moment that says so.
  const apartAt = (ms: number) => {
    const spokenMs = voice.spokenAt(tones, ms)
    return spokenMs === undefined ? undefined : spokenMs - ms
  }
  const apartBefore = firstKnown(atMs, apartAt)
  const apartAfter = firstKnown([...atMs].reverse(), apartAt)
  if (apartBefore === undefined || apartAfter === undefined) return undefined
  let last: number | undefined
  let first: number | undefined
  for (const ms of atMs) {
    const one = voice.spokenAt(tones, ms, AROUND_MS, ms + apartBefore)
    if (one !== undefined && before.startMs + one <= lostAtMs) last = before.startMs + one
    const other = voice.spokenAt(tones, ms, AROUND_MS, ms + apartAfter)
    if (other !== undefined && after.startMs + other > lostAtMs) first ??= after.startMs + other
  }
  if (last === undefined || first === undefined) return undefined
  return { lostMs: lostAtMs - last, awayMs: first - lostAtMs }
}

function firstKnown(atMs: readonly number[], known: (ms: number) => number | undefined): number | undefined {
  for (const ms of atMs) {
    const found = known(ms)
    if (found !== undefined) return found
  }
  return undefined
}
