import * as z from 'zod/mini'
import { cutsLength, cutsWithin, wholeTake } from '../../../deck/voice/cuts.ts'
import { LOCALES } from '../../../deck/locale.ts'

const text = z.string().check(z.maxLength(1000))
const ms = z.number().check(z.gte(0), z.lte(7 * 86_400_000))
const words = z.partialRecord(z.enum(LOCALES), z.string())

const take = z.object({
  /** MIME type of its audio. */
  type: text,
  /** False while it is being recorded, and for ever where that ended in a crash. */
  ended: z.boolean(),
  /** How long its audio is, and how loud: known once somebody has measured it. */
  measured: z.optional(z.object({ mediaMs: ms, levels: z.string() })),
})

const cut = z.object({ take: z.int().check(z.gte(0)), fromMs: ms, toMs: ms })

const about = z.object({
  v: z.literal(1),
  id: z.string().check(z.regex(/^[\w-]{1,100}$/)),
  /** Deck that it is of: several may be on one origin. */
  deck: text,
  title: words,
  build: text,
  /** Epoch ms of its start. */
  started: z.number(),
  takes: z.array(take),
  /** What of the takes is the talk; undefined: all of the first. */
  cuts: z.optional(z.array(cut)),
  gainDb: z.optional(z.number()),
  /** Id of the microphone that it was recorded with last. */
  microphone: z.optional(text),
  captions: z.optional(words),
  /** Where the file is published that this is a copy of, below the deck's base. */
  path: z.optional(text),
})

/** A recording on this device: all but its audio and what happened in it. */
export type RecordingAbout = z.infer<typeof about>

/** Undefined where the text is of another form. */
export function readAbout(value: unknown): RecordingAbout | undefined {
  const read = about.safeParse(value)
  return read.success ? read.data : undefined
}

/** True where a crash ended it, as it stands: what was begun last of it was never ended. */
export function isCutOff({ takes, cuts }: RecordingAbout): boolean {
  return takes[cuts?.at(-1)?.take ?? 0]?.ended === false
}

/** ms that it is long; undefined where nobody has measured it yet. */
export function lengthOf({ takes, cuts }: RecordingAbout): number | undefined {
  const used = cuts ?? [wholeTake(0)]
  if (used.some(({ take }) => !takes[take]?.measured)) return undefined
  const lengths = takes.map(({ measured }) => ({ durationMs: measured?.mediaMs ?? 0 }))
  return cutsLength(cutsWithin(used, lengths))
}
