import type { LivePhase } from '../../../deck/live/live-messages.ts'

/** How the talk stands, as far as what is waited for goes. */
export interface Standing {
  phase: LivePhase
  /** Epoch ms at which the talk begins, or a break ends. */
  until?: number | undefined
}

/** What stands over the slides while the talk doesn't go on: before it, in its break, after it. */
export type Screen = 'lobby' | 'break' | 'end'

/** Undefined while there is nothing to wait for: a pause without an end leaves the slides alone. */
export function screenOf({ phase, until }: Standing): Screen | undefined {
  if (phase === 'waiting') return 'lobby'
  if (phase === 'ended') return 'end'
  return phase === 'paused' && until !== undefined ? 'break' : undefined
}

/** Whole minutes until then, begun ones counted; 0 once it has come. */
export function minutesUntil(untilMs: number, nowMs: number): number {
  return Math.max(0, Math.ceil((untilMs - nowMs) / 60_000))
}

/** As people read it off a clock: `14:30`. */
export function clockTime(timeMs: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(timeMs)
}
