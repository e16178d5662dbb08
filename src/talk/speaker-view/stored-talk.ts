import { isShow, type Show } from '../../deck/channel-messages.ts'
import { isLocale, type Locale } from '../../deck/locale.ts'
import { isRecord } from '../../deck/unknown-value.ts'
import { TEXT_SIZES, type TextSize } from '../../viewer/preferences.ts'
import type { TalkTimer } from './talk-timer.ts'

/** What a speaker view keeps of a talk on this machine, to go on with after a reload. */
export interface StoredTalk {
  timer: TalkTimer
  /** Where the speaker stood. */
  own: Show
  /** True while the audience doesn't follow. */
  frozen: boolean
  notesLocale: Locale
  notesSize: TextSize
  /** Minutes that the speaker has today, where that is not the plan's. */
  talkMinutes?: number | undefined
}

/** Minutes that a talk can have: more is a slip of the finger. */
export const TALK_MINUTES = { min: 1, max: 600 } as const

/** Undefined where the value isn't what a speaker view wrote. */
export function readStoredTalk(stored: unknown): StoredTalk | undefined {
  if (!isRecord(stored)) return undefined
  const { timer, own, frozen, notesLocale, notesSize, talkMinutes } = stored
  const size = TEXT_SIZES.find((known) => known === notesSize)
  if (!isTimer(timer) || !isShow(own) || typeof frozen !== 'boolean' || !isLocale(notesLocale) || !size)
    return undefined
  if (talkMinutes !== undefined && !isTalkMinutes(talkMinutes)) return undefined
  return { timer, own, frozen, notesLocale, notesSize: size, talkMinutes }
}

export function isTalkMinutes(value: unknown): value is number {
  const { min, max } = TALK_MINUTES
  return Number.isInteger(value) && min <= Number(value) && Number(value) <= max
}

function isTimer(value: unknown): value is TalkTimer {
  if (!isRecord(value)) return false
  const { elapsedMs, since } = value
  const isTime = (time: unknown) => typeof time === 'number' && Number.isFinite(time) && time >= 0
  return isTime(elapsedMs) && (since === undefined || isTime(since))
}
