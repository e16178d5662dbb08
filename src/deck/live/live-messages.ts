import { readInk, readPointer, writeStroke, type LiveInk, type LivePointer } from './live-ink.ts'
import {
  readListenerSignal,
  readListenerVote,
  readPoll,
  readSignals,
  readVotes,
  type ListenerSignal,
  type ListenerVote,
  type LivePoll,
  type LiveSignals,
  type LiveVotes,
} from './live-room.ts'
import { LIVE_LIMITS } from './live-limits.ts'
import {
  readModeration,
  readModeratorMessage,
  type LiveModeration,
  type ModeratorMessage,
} from './live-moderation.ts'
import {
  QUESTION_OUTCOMES,
  readAsk,
  readMark,
  readQuestions,
  readWallQuestion,
  type ListenerQuestion,
  type LiveQuestions,
  type QuestionMark,
  type QuestionReceipt,
  type WallQuestion,
} from './live-question.ts'
import { isRandomName } from './live-topics.ts'
import {
  isBoolean,
  isCount,
  isInteger,
  isMinutes,
  isOneOf,
  isPart,
  isSlideNumber,
  isText,
  isTime,
} from './live-values.ts'
import { isBlockId } from '../block-id.ts'
import { isExplored } from '../explore/explored.ts'
import { isLocale, LOCALES, type Locale } from '../locale.ts'
import { isRecord, readJson, type Fields } from '../unknown-value.ts'

/*
 * What is said in a live talk: small JSON objects with their version in `v`. A reader takes the fields that it knows and
 * drops the rest; a message of another version or shape is no message (undefined), which receivers count.
 */
export const LIVE_VERSION = 1

/** Where the talk stands. By number and block, so that each listener shows it in their own language. */
export interface LivePosition {
  /** Epoch ms at which the session was made: tells a session from an older one. */
  started: number
  /** Grows with each position of the session, past reloads of the speaker's page: ms since `started`, or one more. */
  seq: number
  slideNumber: number
  /** Steps shown inside the slide: -1 before the first. */
  fragment: number
  /** Marked block, as `b3`. */
  block?: string
  /** That block is lit, and what else is on the slide is dimmed. */
  lit?: true
  /** The explorable figure that is open, with what is set in it (deck/explore). */
  explored?: string
}

export const LIVE_PHASES = ['waiting', 'live', 'paused', 'ended'] as const
/** `waiting`: the speaker hasn't begun; `ended`: nothing will follow. */
export type LivePhase = (typeof LIVE_PHASES)[number]

/** How the talk stands. Ordered by `started` and `seq` as positions are, with numbers of its own. */
export interface LiveState {
  started: number
  seq: number
  phase: LivePhase
  /** Epoch ms at which what is waited for comes: the talk itself (`waiting`), or the end of a break (`paused`). */
  until?: number
  /** The wall shows nothing: it is black, or `white`. */
  black: boolean
  white?: boolean
  /** The wall stays where it is while the speaker leafs on. */
  frozen: boolean
  /** Listeners may ask. */
  questionsOpen: boolean
  /** A moderator reads each question before anybody else does. */
  questionsModerated?: boolean
  /** Listeners' pages go no further than the speaker is. */
  together?: boolean
  /** Build of the speaker's pages; empty before the speaker has come. */
  build: string
  /** Epoch ms at which the talk's clock began, moved by its pauses; undefined while it isn't running. */
  clockStarted?: number
  /** How long the talk is to be, where the speaker's page has a plan. */
  minutes?: number
}

/** Who speaks: a random name that a speaker's page gave itself; null where nobody does. */
export interface LiveSpeaker {
  speaker: string | null
  /** Number of the claim, one above all that the page had seen: the highest leads. 0 where it isn't said. */
  term: number
}

/** Names (the clickers' own, random) of the clickers that may turn slides. */
export interface LiveClickers {
  clickers: string[]
}

/** A code that one clicker may join with. */
export interface ClickerInvite {
  code: string
}

/** The clicker with this name is thrown out. */
export interface ClickerDismissal {
  clicker: string
}

export const CLICKER_ACTIONS = ['join', 'next', 'previous', 'black', 'laser', 'laser-off'] as const
export type ClickerAction = (typeof CLICKER_ACTIONS)[number]

/** What a clicker does. The speaker's page takes it where code and name go together, and each `seq` once. */
export interface ClickerMessage {
  code: string
  clicker: string
  seq: number
  action: ClickerAction
  /** Where the laser points, as parts of the stage's width and height, 0–1; with `laser` only. */
  x?: number
  y?: number
}

/** How many follow, by language. */
export interface LivePresence {
  listeners: Record<Locale, number>
}

/** A listener's language. */
export interface ListenerPresence {
  locale: Locale
}

/** Each kind of message with its shape. */
export interface LiveMessages {
  position: LivePosition
  state: LiveState
  speaker: LiveSpeaker
  clickers: LiveClickers
  clickerInvite: ClickerInvite
  clickerDismiss: ClickerDismissal
  clicker: ClickerMessage
  presence: LivePresence
  listenerPresence: ListenerPresence
  listenerQuestion: ListenerQuestion
  questionReceipt: QuestionReceipt
  questions: LiveQuestions
  allQuestions: LiveQuestions
  markQuestion: QuestionMark
  moderation: LiveModeration
  renewModeration: Record<string, never>
  moderator: ModeratorMessage
  wallQuestion: WallQuestion
  pointer: LivePointer
  ink: LiveInk
  listenerSignal: ListenerSignal
  signals: LiveSignals
  poll: LivePoll
  listenerVote: ListenerVote
  votes: LiveVotes
  rollCall: Record<string, never>
}
export type LiveMessageKind = keyof LiveMessages

/** A message as it is sent. */
export function formatLiveMessage<K extends LiveMessageKind>(kind: K, message: LiveMessages[K]): string {
  return JSON.stringify({ v: LIVE_VERSION, ...(WRITERS[kind]?.(message) ?? message) })
}

/** Of the kinds that are sent in another form than pages have them in. */
const WRITERS: { [K in LiveMessageKind]?: (message: LiveMessages[K]) => object } = {
  pointer: ({ stroke, ...pointer }) => ({ ...pointer, ...(stroke && { stroke: writeStroke(stroke) }) }),
  ink: ({ strokes, ...ink }) => ({ ...ink, strokes: strokes.map(writeStroke) }),
}

/** Undefined where the text is no message of this kind and version. */
export function parseLiveMessage<K extends LiveMessageKind>(
  kind: K,
  text: string,
): LiveMessages[K] | undefined {
  const read: (fields: Fields) => LiveMessages[K] | undefined = READERS[kind]
  if (text.length > LIVE_LIMITS.keeperBytes) return undefined
  const value = readJson(text)
  if (!isRecord(value) || value['v'] !== LIVE_VERSION) return undefined
  return read(value)
}

/** True where `message` is later than what was seen before: a duplicate or a straggler isn't. */
export function isLater(
  message: Pick<LivePosition, 'started' | 'seq'>,
  seen: Pick<LivePosition, 'started' | 'seq'> | undefined,
): boolean {
  if (!seen) return true
  return message.started === seen.started ? message.seq > seen.seq : message.started > seen.started
}

/** The number after `seen` for a message sent now; times are epoch ms. */
export function nextSeq(started: number, seenSeq: number, nowMs: number): number {
  return Math.max(seenSeq + 1, Math.round(nowMs - started), 0)
}

type Reader<T> = (fields: Fields) => T | undefined

const READERS: { [K in LiveMessageKind]: Reader<LiveMessages[K]> } = {
  position: ({ started, seq, slideNumber, fragment, block, lit, explored }) =>
    isTime(started) &&
    isCount(seq) &&
    isSlideNumber(slideNumber) &&
    isInteger(fragment, -1, LIVE_LIMITS.fragment) &&
    (block === undefined || isBlockId(block)) &&
    (explored === undefined || isExplored(explored))
      ? {
          ...{ started, seq, slideNumber, fragment },
          ...(block !== undefined && { block }),
          ...(block !== undefined && lit === true && { lit }),
          ...(explored !== undefined && { explored }),
        }
      : undefined,
  state: ({
    started,
    seq,
    phase,
    until,
    black,
    white,
    frozen,
    questionsOpen,
    questionsModerated,
    together,
    build,
    clockStarted,
    minutes,
  }) =>
    isTime(started) &&
    isCount(seq) &&
    isOneOf(LIVE_PHASES, phase) &&
    (until === undefined || isTime(until)) &&
    isBoolean(black) &&
    (white === undefined || isBoolean(white)) &&
    isBoolean(frozen) &&
    isBoolean(questionsOpen) &&
    isText(build, 64) &&
    (clockStarted === undefined || isTime(clockStarted)) &&
    (minutes === undefined || isMinutes(minutes))
      ? {
          started,
          seq,
          phase,
          ...(until !== undefined && { until }),
          black,
          ...(white === true && { white }),
          frozen,
          questionsOpen,
          ...(questionsModerated === true && { questionsModerated }),
          ...(together === true && { together }),
          build,
          ...(clockStarted !== undefined && { clockStarted }),
          ...(minutes !== undefined && { minutes }),
        }
      : undefined,
  speaker: ({ speaker, term = 0 }) =>
    (speaker === null || isRandomName(speaker)) && isCount(term) ? { speaker, term } : undefined,
  clickers: ({ clickers }) =>
    Array.isArray(clickers) && clickers.length <= 16 && clickers.every(isRandomName)
      ? { clickers }
      : undefined,
  clickerInvite: ({ code }) => (isRandomName(code) ? { code } : undefined),
  clickerDismiss: ({ clicker }) => (isRandomName(clicker) ? { clicker } : undefined),
  clicker: ({ code, clicker, seq, action, x, y }) => {
    if (!isRandomName(code) || !isRandomName(clicker) || !isCount(seq)) return undefined
    if (!isOneOf(CLICKER_ACTIONS, action)) return undefined
    if (action !== 'laser') return { code, clicker, seq, action }
    return isPart(x) && isPart(y) ? { code, clicker, seq, action, x, y } : undefined
  },
  presence: ({ listeners }) => {
    if (!isRecord(listeners)) return undefined
    const counts = LOCALES.map((locale) => [locale, listeners[locale] ?? 0] as const)
    if (!counts.every(([, count]) => isCount(count))) return undefined
    return { listeners: Object.fromEntries(counts) as Record<Locale, number> }
  },
  listenerPresence: ({ locale }) => (isLocale(locale) ? { locale } : undefined),
  listenerQuestion: ({ ask, support, withdraw, takeBack }) => {
    if (isRandomName(support)) return { support }
    if (isRandomName(withdraw)) return { withdraw }
    if (isRandomName(takeBack)) return { takeBack }
    return isRecord(ask) ? readAsk(ask) : undefined
  },
  questionReceipt: ({ id, outcome }) =>
    isRandomName(id) && isOneOf(QUESTION_OUTCOMES, outcome) ? { id, outcome } : undefined,
  questions: readQuestions,
  allQuestions: readQuestions,
  markQuestion: readMark,
  moderation: readModeration,
  renewModeration: () => ({}),
  moderator: readModeratorMessage,
  wallQuestion: readWallQuestion,
  pointer: readPointer,
  ink: readInk,
  listenerSignal: readListenerSignal,
  signals: readSignals,
  poll: readPoll,
  listenerVote: readListenerVote,
  votes: readVotes,
  rollCall: () => ({}),
}
