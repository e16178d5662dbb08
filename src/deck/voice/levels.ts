import { LEVEL_MS } from './cuts.ts'

/*
 * How loud a voice is: a byte for each 100 ms, 0 being −100 dBFS or less and 200 full scale, in steps of half a dB
 * (the root of the mean square of the samples).
 */

const FLOOR_DB = -100

export function levelOfRms(rms: number): number {
  const db = rms > 0 ? 20 * Math.log10(rms) : FLOOR_DB
  return Math.round(2 * (Math.min(0, Math.max(FLOOR_DB, db)) - FLOOR_DB))
}

export function decibelsOf(level: number): number {
  return FLOOR_DB + level / 2
}

export function encodeLevels(levels: Uint8Array): string {
  let text = ''
  for (const level of levels) text += String.fromCharCode(level)
  return btoa(text)
}

/** None where the text is no base64. */
export function decodeLevels(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
  } catch {
    return new Uint8Array()
  }
}

/** Quieter is no speech, whatever the room (EBU R 128 gates at −70 LUFS; microphones hiss louder). */
const GATE_DB = -60
/** dB below the mean of what is louder than the gate that don't count as speech (EBU R 128). */
const RELATIVE_GATE_DB = 10

/** Mean power of the speech in dBFS, gated twice as EBU R 128 does; undefined where all is silence. */
export function loudnessOf(levels: Uint8Array): number | undefined {
  const loud = [...levels].map(decibelsOf).filter((db) => db > GATE_DB)
  const first = meanDecibels(loud)
  return first === undefined ? undefined : meanDecibels(loud.filter((db) => db > first - RELATIVE_GATE_DB))
}

function meanDecibels(values: readonly number[]): number | undefined {
  if (values.length === 0) return undefined
  return 10 * Math.log10(values.reduce((sum, db) => sum + 10 ** (db / 10), 0) / values.length)
}

/** Where a voice is brought to: what podcasts are (about −16 LUFS in mono is −19 dB of mean power). */
const TARGET_DB = -19
/** dB that are kept free above the loudest 100 ms for the peaks in them. */
const HEADROOM_DB = 9
const MOST_GAIN_DB = 24

/** dB that level the loudness of a voice, in steps of half a dB; undefined where it has none. */
export function levellingGain(levels: Uint8Array): number | undefined {
  const loudness = loudnessOf(levels)
  if (loudness === undefined) return undefined
  const loudest = decibelsOf(levels.reduce((most, level) => Math.max(most, level), 0))
  const gain = Math.min(TARGET_DB - loudness, -HEADROOM_DB - loudest + 3, MOST_GAIN_DB)
  return Math.round(2 * Math.max(-MOST_GAIN_DB, gain)) / 2
}

/** A stretch of time in which nobody speaks. */
export interface Silence {
  fromMs: number
  toMs: number
}

/** ms that a silence must last to be skipped, and that are left of it at either end. */
const SHORTEST_SILENCE_MS = 1200
const EDGE_MS = 300
/** dB below the speech from which it is silence. */
const SILENT_DB = 24

export function silencesOf(levels: Uint8Array): Silence[] {
  const loudness = loudnessOf(levels)
  if (loudness === undefined) return []
  const silences: Silence[] = []
  let since: number | undefined
  for (let index = 0; index <= levels.length; index++) {
    const isSilent = index < levels.length && decibelsOf(levels[index] ?? 0) < loudness - SILENT_DB
    if (isSilent) since ??= index
    else if (since !== undefined) {
      const [fromMs, toMs] = [since * LEVEL_MS, index * LEVEL_MS]
      if (toMs - fromMs >= SHORTEST_SILENCE_MS)
        silences.push({ fromMs: fromMs + EDGE_MS, toMs: toMs - EDGE_MS })
      since = undefined
    }
  }
  return silences
}

/** Where the voice goes on, in a silence; undefined outside of one. */
export function silenceEnd(silences: readonly Silence[], atMs: number): number | undefined {
  return silences.find(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs)?.toMs
}
