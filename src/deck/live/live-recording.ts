import { parseLiveMessage, type LiveMessages, type LivePhase, type LivePosition } from './live-messages.ts'
import { readPoll, type LivePoll } from './live-room.ts'
import type { Locale } from '../locale.ts'
import { sharesTitle, titlesIn } from '../deck-title.ts'
import { isRecord, readJson, type Fields } from '../unknown-value.ts'

/** A talk as it was given: what `npm start -- --live --record talk.json` keeps, and the deck replays. */
export interface LiveRecording {
  v: 1
  /** Name of the deck in topics. */
  deck: string
  /** The deck's title in each of its languages: recordings of another talk are told apart. */
  title: Partial<Record<Locale, string>>
  /** Build of the pages that the talk was given from. */
  build: string
  /** Epoch ms of the session's start. */
  started: number
  /** In the order of their times. */
  entries: RecordedEntry[]
}

/** What changed, and how many ms after the session's start. */
export type RecordedEntry = RecordedPosition | RecordedState | RecordedPoll | RecordedShow
export type RecordedPosition = { at: number } & Pick<
  LivePosition,
  'slideNumber' | 'fragment' | 'block' | 'lit' | 'explored'
>
export interface RecordedState {
  at: number
  phase: LivePhase
  black: boolean
  /** The hall's screen stood still while the speaker went elsewhere. */
  frozen?: true
}

/** A poll as it was put to the room, closed, or shown with its results. */
export interface RecordedPoll {
  at: number
  poll: LivePoll
}

/** What lay over the slide: the light, what was drawn, a question of the room. */
export const SHOWN = ['pointer', 'ink', 'wallQuestion'] as const
export type ShownKind = (typeof SHOWN)[number]

/** One of these, as it was sent. */
export interface RecordedShow {
  at: number
  shown: ShownKind
  message: Fields
}

/** What was sent; undefined where it is of another shape. */
export function readShown<K extends ShownKind>(kind: K, message: Fields): LiveMessages[K] | undefined {
  return parseLiveMessage(kind, JSON.stringify({ ...message, v: 1 }))
}

export function isRecordedShow(entry: RecordedEntry): entry is RecordedShow {
  return 'shown' in entry
}

export function isRecordedPosition(entry: RecordedEntry): entry is RecordedPosition {
  return 'slideNumber' in entry
}

export function isRecordedPoll(entry: RecordedEntry): entry is RecordedPoll {
  return 'poll' in entry
}

function isRecordedState(entry: RecordedEntry): entry is RecordedState {
  return 'phase' in entry
}

/** Entries that a file may have: a day of turns. */
const MOST_ENTRIES = 100_000

/** Milliseconds that a talk may last: a week. */
const LONGEST_MS = 7 * 24 * 60 * 60 * 1000
/** The last moment that a `Date` can hold (ECMA-262). */
const LATEST_MS = 8.64e15

function isMoment(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= LATEST_MS - LONGEST_MS
}

/** Undefined where the text is no recording. Entries of an unknown shape are left out. */
export function parseRecording(text: string): LiveRecording | undefined {
  const file = readJson(text)
  if (!isRecord(file) || file['v'] !== 1) return undefined
  const { deck, title, build, started, entries } = file
  if (typeof deck !== 'string' || typeof build !== 'string' || !isMoment(started)) return undefined
  if (!isRecord(title)) return undefined
  if (!Array.isArray(entries) || entries.length > MOST_ENTRIES) return undefined
  const read = entries.flatMap((entry: unknown) => readEntry(entry) ?? []).sort((a, b) => a.at - b.at)
  return read.some(isRecordedPosition) ? { v: 1, deck, title, build, started, entries: read } : undefined
}

/** What is wrong with a recording: what the message says, and the version or the other deck's title that it names. */
export interface RecordingFault {
  fault: 'notRecording' | 'version' | 'otherDeck'
  found: string
}

/** Reads the text of a recording for the deck of a title. */
export function readRecording(
  text: string,
  title: Partial<Record<Locale, string>>,
): LiveRecording | RecordingFault {
  const recording = parseRecording(text)
  if (!recording) return faultOf(readJson(text))
  if (sharesTitle(recording.title, title)) return recording
  return { fault: 'otherDeck', found: titlesIn(recording.title) }
}

export function isRecordingFault(read: LiveRecording | RecordingFault): read is RecordingFault {
  return 'fault' in read
}

function faultOf(file: unknown): RecordingFault {
  const version = isRecord(file) && 'entries' in file ? file['v'] : undefined
  return typeof version === 'number' && version !== 1
    ? { fault: 'version', found: String(version) }
    : { fault: 'notRecording', found: '' }
}

/** ms from the first position, or the end of the lobby, to the last entry. */
export function recordingSpan({ entries }: LiveRecording): { startMs: number; endMs: number } {
  const lobby = entries.find((entry) => isRecordedState(entry) && entry.phase === 'waiting')
  const begin = lobby && entries.find((entry) => isRecordedState(entry) && entry.phase === 'live')
  const startMs = Math.max(entries.find(isRecordedPosition)?.at ?? 0, begin?.at ?? 0)
  return { startMs, endMs: Math.max(startMs, entries.at(-1)?.at ?? 0) }
}

/** How the talk stood at a time: the last position and the last state until then. */
export function recordingAt(
  { entries }: LiveRecording,
  atMs: number,
): {
  position: RecordedPosition | undefined
  state: RecordedState | undefined
  poll: RecordedPoll | undefined
  /** The last of each kind, in the order in which they came. */
  shown: RecordedShow[]
} {
  const past = entries.slice(0, entryAfter(entries, atMs))
  return {
    position: past.findLast(isRecordedPosition),
    state: past.findLast(isRecordedState),
    poll: past.findLast(isRecordedPoll),
    shown: SHOWN.flatMap(
      (kind) => past.findLast((entry) => isRecordedShow(entry) && entry.shown === kind) ?? [],
    )
      .filter(isRecordedShow)
      .sort((a, b) => a.at - b.at),
  }
}

/** Index of the first entry later than a time. */
export function entryAfter(entries: readonly RecordedEntry[], atMs: number): number {
  let low = 0
  let high = entries.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((entries[middle]?.at ?? Infinity) <= atMs) low = middle + 1
    else high = middle
  }
  return low
}

/** The checks of live messages hold for what was recorded of them. */
function readEntry(value: unknown): RecordedEntry | undefined {
  if (!isRecord(value)) return undefined
  const { at, ...fields } = value
  if (typeof at !== 'number' || !(at >= 0 && at <= LONGEST_MS)) return undefined
  const kind = SHOWN.find((one) => one === fields['shown'])
  if (kind) {
    const { message } = fields
    return isRecord(message) && readShown(kind, message) ? { at, shown: kind, message } : undefined
  }
  const whole = { v: 1, started: 0, seq: 0, frozen: false, questionsOpen: false, build: '', ...fields }
  const text = JSON.stringify(whole)
  const poll = isRecord(fields['poll']) ? readPoll(fields['poll']) : undefined
  if (poll) return { at, poll }
  const position = parseLiveMessage('position', text)
  if (position) {
    const { slideNumber, fragment, block, lit, explored } = position
    return {
      ...{ at, slideNumber, fragment },
      ...(block !== undefined && { block }),
      ...(lit && { lit }),
      ...(explored !== undefined && { explored }),
    }
  }
  const state = parseLiveMessage('state', text)
  return state && { at, phase: state.phase, black: state.black, ...(state.frozen && { frozen: true }) }
}
