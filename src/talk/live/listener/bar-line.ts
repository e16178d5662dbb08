import type { FollowState } from './follow-store.ts'

/** What the listener's bar says: a key of its messages. */
export type BarLine =
  | 'connecting'
  | 'refused'
  | 'lost'
  | 'ended'
  | 'waiting'
  | 'waitingUntil'
  | 'speakerAway'
  | 'away'
  | 'paused'
  | 'pausedUntil'
  | 'black'
  | 'white'
  | 'frozen'
  | 'together'
  | 'following'

/** The one thing that a listener most needs to know; how the connection stands comes before how the talk does. */
export function barLine({ status, state, speakerPresent, following }: FollowState): BarLine {
  // The end is the last word: that the server is gone after it is no loss.
  if (state?.phase === 'ended') return 'ended'
  if (status === 'refused' || status === 'lost') return status
  if (!state) return 'connecting'
  if (state.phase === 'waiting') return state.until === undefined ? 'waiting' : 'waitingUntil'
  if (speakerPresent === false) return 'speakerAway'
  if (!following) return 'away'
  if (state.phase === 'paused') return state.until === undefined ? 'paused' : 'pausedUntil'
  if (state.black) return state.white === true ? 'white' : 'black'
  if (state.frozen) return 'frozen'
  return state.together === true ? 'together' : 'following'
}
