import { isRandomName } from './live-topics.ts'
import { isRecord, type Fields } from '../unknown-value.ts'

/*
 * A moderator reads questions before anybody else does. What a moderator may do stands in the session's code alone, which
 * the keeper makes, tells the speaker's pages and nobody else, and takes back: it opens neither the talk nor a slide.
 */

/** What the keeper tells the speaker: the code of the moderators' link, and how many have opened it. */
export interface LiveModeration {
  code: string
  moderators: number
}

export const MODERATOR_MARKS = ['shown', 'held', 'done', 'open'] as const
/** `shown` lets a question through, `held` holds it back. */
export type ModeratorMark = (typeof MODERATOR_MARKS)[number]

/** What a moderator sends: that they are there, or what becomes of a question. */
export interface ModeratorMessage {
  code: string
  mark?: { id: string; mark: ModeratorMark }
}

export function readModeration({ code, moderators }: Fields): LiveModeration | undefined {
  return isRandomName(code) &&
    typeof moderators === 'number' &&
    Number.isSafeInteger(moderators) &&
    moderators >= 0
    ? { code, moderators }
    : undefined
}

export function readModeratorMessage({ code, mark }: Fields): ModeratorMessage | undefined {
  if (!isRandomName(code)) return undefined
  if (mark === undefined) return { code }
  if (!isRecord(mark)) return undefined
  const known = MODERATOR_MARKS.find((one) => one === mark['mark'])
  return known && isRandomName(mark['id']) ? { code, mark: { id: mark['id'], mark: known } } : undefined
}
