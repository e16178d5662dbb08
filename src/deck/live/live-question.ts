import { LIVE_LIMITS } from './live-limits.ts'
import { MODERATOR_MARKS, type ModeratorMark } from './live-moderation.ts'
import { isRandomName } from './live-topics.ts'
import { isBoolean, isCount, isOneOf, isSlideNumber, isText, isTime } from './live-values.ts'
import { isLocale, type Locale } from '../locale.ts'
import { isRecord, type Fields } from '../unknown-value.ts'

/* The questions of a live talk: what is said of them, and how their words are kept. */

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

const SPEAKER_MARKS = ['removed', 'restored'] as const

/**
 * The speaker marks a question as answered (in writing, too) or as open again, removes it, or brings it back; a moderator
 * lets it through or holds it back.
 */
export interface QuestionMark {
  id: string
  mark: ModeratorMark | (typeof SPEAKER_MARKS)[number]
  answer?: string
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

/** Undefined where it has not the shape of a question that is asked, or nothing to be seen. */
export function readAsk({ id, slideNumber, text, locale }: Fields): ListenerQuestion | undefined {
  if (!isRandomName(id) || !isSlideNumber(slideNumber) || !isLocale(locale)) return undefined
  if (typeof text !== 'string') return undefined
  const tidy = tidyQuestion(text)
  const length = questionLength(tidy)
  // Of marks and spaces that nobody sees alone, nothing can be read.
  return VISIBLE.test(tidy) && length <= LIVE_LIMITS.questionLength
    ? { ask: { id, slideNumber, text: tidy, locale } }
    : undefined
}

/** Undefined where it marks no question. */
export function readMark({ id, mark, answer }: Fields): QuestionMark | undefined {
  if (!isRandomName(id) || !isOneOf([...MODERATOR_MARKS, ...SPEAKER_MARKS], mark)) return undefined
  const words = typeof answer === 'string' ? tidyQuestion(answer) : ''
  if (questionLength(words) > LIVE_LIMITS.questionLength) return undefined
  return { id, mark, ...(words !== '' && { answer: words }) }
}

/** Undefined where it is neither a question for the wall nor none. */
export function readWallQuestion({ question }: Fields): WallQuestion | undefined {
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

/** Undefined where one of them has not the shape of a question. */
export function readQuestions({ questions }: Fields): LiveQuestions | undefined {
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
