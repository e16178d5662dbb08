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
import {
  MODERATOR_MARKS,
  readModeration,
  readModeratorMessage,
  type LiveModeration,
  type ModeratorMark,
  type ModeratorMessage,
} from './live-moderation.ts'
import { isRandomName } from './live-topics.ts'
import { isBlockId } from '../block-id.ts'
import { isExplored } from '../explore/explored.ts'
import { isLocale, LOCALES, type Locale } from '../locale.ts'
import { isRecord, readJson, type Fields } from '../unknown-value.ts'

/*
 * What is said in a live talk: small JSON objects with their version in `v`. A reader takes the fields that it knows and
 * drops the rest; a message of another version or shape is no message (undefined), which receivers count.
 */
export const LIVE_VERSION = 1

export const LIVE_LIMITS = {
  /** Bytes of a packet that a client may send, topic included. */
  packetBytes: 4096,
  /** Bytes of a message that the keeper may send (all questions to the speaker). */
  keeperBytes: 524_288,
  /** Characters (code points) of a question. */
  questionLength: 280,
  /** Questions that a listener may send within `questionWindowMs`, and have open in all. */
  questionsPerWindow: 3,
  questionWindowMs: 60_000,
  openQuestionsPerListener: 5,
  /** Questions that a session keeps; later ones are refused. */
  questions: 200,
  /** Questions that listeners see. */
  shownQuestions: 20,
  slideNumber: 1_000_000,
  fragment: 10_000,
} as const

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

/** What a listener sends: a question, or that it supports one, or no longer does. */
export type ListenerQuestion =
  | { ask: AskedQuestion }
  | { support: string }
  | { withdraw: string }
  /** The asker takes the whole question back. */
  | { takeBack: string }

/** A question as it is asked. */
export type AskedQuestion = Pick<LiveQuestion, 'id' | 'slideNumber' | 'text' | 'locale'>

export const QUESTION_OUTCOMES = [
  'taken',
  'moderated',
  'closed',
  'tooMany',
  'tooManyOpen',
  'full',
  'repeated',
] as const
/**
 * What became of a question: `moderated` where it was taken and a moderator reads it first; `closed` while the speaker takes none; `tooMany` within a minute; `tooManyOpen` of one
 * listener without an answer; `full` when the session keeps no more; `repeated` when the same is open already.
 */
export type QuestionOutcome = (typeof QUESTION_OUTCOMES)[number]

/** The keeper's answer to a question. */
export interface QuestionReceipt {
  /** The question's. */
  id: string
  outcome: QuestionOutcome
}

export interface LiveQuestion {
  /** Random, given by the asker's page. */
  id: string
  /** The slide that it was asked on. */
  slideNumber: number
  /** Plain text as it was typed: to be shown as text, never as HTML. */
  text: string
  /** Language of the page that it was asked from. */
  locale: Locale
  /** Listeners that support it, the asker included. */
  support: number
  done: boolean
  /** The speaker's answer in writing, where there is one: plain text, as the question is. */
  answer?: string
  /** What the moderator has not decided yet, or holds back: told to moderators alone. */
  standing?: 'waiting' | 'held'
  /** Epoch ms. */
  asked: number
}

/** The question that the hall sees on the wall; none where it is empty. */
export interface WallQuestion {
  question?: Pick<LiveQuestion, 'id' | 'text' | 'locale' | 'slideNumber'>
}

/** Best supported first, open ones before those that are done. */
export interface LiveQuestions {
  questions: LiveQuestion[]
}

/**
 * The speaker marks a question as answered (in writing, too) or as open again, or removes it; a moderator lets it
 * through or holds it back.
 */
export interface QuestionMark {
  id: string
  mark: ModeratorMark | 'removed'
  answer?: string
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

/** The text of a question as it is kept: trimmed, one line break at most in a row, without control characters. */
export function tidyQuestion(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(CONTROLS, '')
    .replace(/\n{2,}/g, '\n')
    .trim()
}

/** Length of a question as people count it. */
export function questionLength(text: string): number {
  return [...text].length
}

/** A letter, digit, sign or symbol: no format character, mark or space. */
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u

/** Controls but the line break, and the marks that turn the direction of the text around them. */
const CONTROLS = /[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/gu

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

function readAsk({ id, slideNumber, text, locale }: Fields): ListenerQuestion | undefined {
  if (!isRandomName(id) || !isSlideNumber(slideNumber) || !isLocale(locale)) return undefined
  if (typeof text !== 'string') return undefined
  const tidy = tidyQuestion(text)
  const length = questionLength(tidy)
  // Of marks and spaces that nobody sees alone, nothing can be read.
  return VISIBLE.test(tidy) && length <= LIVE_LIMITS.questionLength
    ? { ask: { id, slideNumber, text: tidy, locale } }
    : undefined
}

function readMark({ id, mark, answer }: Fields): QuestionMark | undefined {
  if (!isRandomName(id) || !isOneOf([...MODERATOR_MARKS, 'removed'] as const, mark)) return undefined
  const words = typeof answer === 'string' ? tidyQuestion(answer) : ''
  if (questionLength(words) > LIVE_LIMITS.questionLength) return undefined
  return { id, mark, ...(words !== '' && { answer: words }) }
}

function readWallQuestion({ question }: Fields): WallQuestion | undefined {
  if (question === undefined) return {}
  if (!isRecord(question)) return undefined
  const { id, text, locale, slideNumber } = question
  return isRandomName(id) &&
    isText(text, LIVE_LIMITS.questionLength * 2) &&
    isLocale(locale) &&
    isSlideNumber(slideNumber)
    ? { question: { id, text, locale, slideNumber } }
    : undefined
}

function readQuestions({ questions }: Fields): LiveQuestions | undefined {
  if (!Array.isArray(questions) || questions.length > LIVE_LIMITS.questions) return undefined
  const read = questions.map((question: unknown) => (isRecord(question) ? readQuestion(question) : undefined))
  return read.every((question) => question !== undefined) ? { questions: read } : undefined
}

/** Undefined where it has not the shape of a question. */
export function readQuestion({
  id,
  slideNumber,
  text,
  locale,
  support,
  done,
  answer,
  standing,
  asked,
}: Fields): LiveQuestion | undefined {
  return isRandomName(id) &&
    isSlideNumber(slideNumber) &&
    isText(text, LIVE_LIMITS.questionLength * 2) &&
    isLocale(locale) &&
    isCount(support) &&
    isBoolean(done) &&
    (answer === undefined || isText(answer, LIVE_LIMITS.questionLength * 2)) &&
    (standing === undefined || isOneOf(['waiting', 'held'] as const, standing)) &&
    isTime(asked)
    ? {
        ...{ id, slideNumber, text, locale, support, done, asked },
        ...(answer !== undefined && { answer }),
        ...(standing !== undefined && { standing }),
      }
    : undefined
}

function isInteger(value: unknown, least: number, most: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
}

function isCount(value: unknown): value is number {
  return isInteger(value, 0, Number.MAX_SAFE_INTEGER)
}

/** Of a talk; a day at most. */
function isMinutes(value: unknown): value is number {
  return typeof value === 'number' && value > 0 && value <= 1440
}

/** Epoch ms that a calendar has a day for. */
function isTime(value: unknown): value is number {
  return isInteger(value, 0, 8.64e15)
}

function isSlideNumber(value: unknown): value is number {
  return isInteger(value, 1, LIVE_LIMITS.slideNumber)
}

function isPart(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= 1
}

function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean'
}

function isText(value: unknown, most: number): value is string {
  return typeof value === 'string' && value.length <= most
}

function isOneOf<T>(list: readonly T[], value: unknown): value is T {
  return list.some((item) => item === value)
}
