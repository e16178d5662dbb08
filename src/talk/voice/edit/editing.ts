import { cutsBetween, cutsLength, joinCuts } from '../../../deck/voice/cuts.ts'
import { trimCues } from '../../../deck/voice/move-cues.ts'
import { levellingGain } from '../../../deck/voice/levels.ts'
import { visitsOf, type Visit } from '../../../deck/voice/talk-events.ts'
import type { OpenedRecording } from '../store/open-recording.ts'
import type { RecordingAbout } from '../store/recording-about.ts'
import { mapCaptions } from './caption-texts.ts'

/** What an edit changes of a recording. */
export type Edit = Partial<Pick<RecordingAbout, 'cuts' | 'gainDb' | 'captions'>>

/** How a recording stands after its edits. */
export interface Shape {
  durationMs: number
  levels: Uint8Array
  visits: Visit[]
  /** dB that would level its loudness; undefined where nothing is heard. */
  gainDb: number | undefined
}

export function shapeOf({ takes, cuts }: OpenedRecording): Shape {
  const { events, durationMs, levels } = joinCuts(takes, cuts)
  return { durationMs, levels, visits: visitsOf(events, durationMs), gainDb: levellingGain(levels) }
}

/** Cuts off what comes before and after. */
export function trimmed({ about, cuts }: OpenedRecording, fromMs: number, toMs: number): Edit {
  const captions = mapCaptions(about.captions, (cues) => trimCues(cues, fromMs, toMs))
  return { cuts: cutsBetween(cuts, fromMs, toMs), captions }
}

/** Brings back what was cut off; undefined where nothing was. What was spoken anew stays. */
export function untrimmed({ takes, cuts }: OpenedRecording): Edit | undefined {
  const [first, last] = [cuts[0], cuts.at(-1)]
  if (!first || !last) return undefined
  const whole = cuts.map((cut, index) => ({
    ...cut,
    fromMs: index === 0 ? 0 : cut.fromMs,
    toMs: index === cuts.length - 1 ? (takes[cut.take]?.durationMs ?? cut.toMs) : cut.toMs,
  }))
  return cutsLength(whole) - cutsLength(cuts) > 1 ? { cuts: whole } : undefined
}
