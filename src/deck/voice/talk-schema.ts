import * as z from 'zod/mini'
import { LOCALES } from '../locale.ts'
import { CURTAINS } from '../channel-messages.ts'
import { readPoll, type LivePoll } from '../live/live-room.ts'
import { isRecord } from '../unknown-value.ts'
import { drawable } from './drawable.ts'
import type { TalkEvent } from './talk-events.ts'

/** The longest recording that is understood: a day. */
const LONGEST_MS = 24 * 60 * 60 * 1000
/** Events that a file may have, and points that a stroke may have. */
const MOST_EVENTS = 200_000
const MOST_POINTS = 20_000
/** In slide units, far off any slide. */
const FURTHEST = 1e5

const text = (most: number) => z.string().check(z.maxLength(most))
const number = (low: number, high: number) => z.number().check(z.gte(low), z.lte(high))
const whole = (low: number, high: number) => z.int().check(z.gte(low), z.lte(high))
const time = number(0, LONGEST_MS)
const place = number(-FURTHEST, FURTHEST)
const page = z.string().check(z.regex(/^[a-z]{2}\/[1-9]\d{0,6}$/))

const stroke = z.object({
  id: text(100),
  tool: text(20),
  color: text(20),
  points: z.array(z.tuple([place, place, place])).check(z.minLength(1), z.maxLength(MOST_POINTS)),
})

const event = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('place'),
    at: time,
    slideNumber: whole(1, 9_999_999),
    fragment: whole(-1, 10_000),
    block: z.optional(z.string().check(z.regex(/^b\d{1,5}$/))),
    lit: z.optional(z.literal(true)),
    explored: z.optional(text(500)),
  }),
  z.object({
    kind: z.literal('wall'),
    at: time,
    curtain: z.optional(z.enum(CURTAINS)),
    frozen: z.optional(z.boolean()),
  }),
  z.object({
    kind: z.literal('laser'),
    at: time,
    page,
    point: z.optional(z.object({ x: place, y: place })),
  }),
  z.object({ kind: z.literal('stroke'), at: time, page, since: time, stroke }),
  z.object({ kind: z.literal('erase'), at: time, page, ids: z.array(text(100)).check(z.maxLength(10_000)) }),
  z.object({ kind: z.literal('clear'), at: time }),
  z.object({
    kind: z.literal('room'),
    at: time,
    question: z.optional(
      z.object({
        id: text(100),
        text: text(1000),
        locale: z.enum(LOCALES),
        slideNumber: whole(1, 9_999_999),
      }),
    ),
    poll: z.optional(z.custom<LivePoll>((value) => isRecord(value) && readPoll(value) !== undefined)),
  }),
])

const words = (most: number) => z.partialRecord(z.enum(LOCALES), text(most))

/** The JSON of a `talk.colloquium`. */
const head = z.object({
  v: z.literal(1),
  /** Tells recordings apart: where the listener stopped is kept under it. */
  id: text(100).check(z.regex(/^[\w-]+$/)),
  /** The deck's title in each of its languages: a recording of another talk is told apart. */
  title: words(1000),
  /** Build of the pages that the talk was given from. */
  build: text(200),
  /** Epoch ms of the recording's start. */
  started: number(-8e15, 8e15),
  durationMs: time,
  audio: z.object({
    /** MIME type with its codec. */
    type: z.string().check(z.regex(/^audio\/[\w.+-]+(;\s*codecs="?[\w.]+"?)?$/), z.maxLength(100)),
    bytes: whole(0, Number.MAX_SAFE_INTEGER),
    /** CRC-32 of the audio, unsigned. */
    crc32: whole(0, 0xffff_ffff),
    /** dB that a player makes it louder by. */
    gainDb: z.optional(number(-40, 40)),
  }),
  /** How loud the voice is: base64 of a byte for each 100 ms (deck/voice/levels). */
  levels: z.optional(text(2_000_000)),
  /** WebVTT by language. */
  captions: z.optional(words(2_000_000)),
})

const withEvents = z.extend(head, { events: z.array(z.unknown()).check(z.maxLength(MOST_EVENTS)) })

/** A talk as it was given, with its voice: the JSON of a `talk.colloquium`. */
export type VoiceTalk = z.infer<typeof head> & { events: TalkEvent[] }

/** A talk, and how many of its events had no known form, or too much to draw, and were left out. Undefined where it is none. */
export function readVoiceTalk(value: unknown): { talk: VoiceTalk; eventsLost: number } | undefined {
  const read = withEvents.safeParse(value)
  if (!read.success) return undefined
  const events = drawable(readTalkEvents(read.data.events))
  return { talk: { ...read.data, events }, eventsLost: read.data.events.length - events.length }
}

/** The events among values that were stored, in the order of their times. */
export function readTalkEvents(values: readonly unknown[]): TalkEvent[] {
  return values
    .flatMap((value) => {
      const read = event.safeParse(value)
      return read.success ? [read.data] : []
    })
    .sort((a, b) => a.at - b.at)
}
