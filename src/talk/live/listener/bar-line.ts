import type { FollowState } from './follow-store.ts'

/** What the listener's bar says: a key of its messages. */
export type BarLine =
  | 'connecting'
  | 'refused'
  | 'lost'
  | 'ended'
  | 'waiting'
  | 'speakerAway'
  | 'away'
  | 'paused'
  | 'black'
  | 'frozen'
  | 'following'

/** The one thing that a listener most needs to know; how the connection stands comes before how the talk does. */
export function barLine({ status, state, speakerPresent, position, following }: FollowState): BarLine {
  if (status === 'refused' || status === 'lost') return status
  if (!state) return 'connecting'
  if (state.phase === 'ended') return 'ended'
  if (state.phase === 'waiting' && !position) return 'waiting'
  if (speakerPresent === false) return 'speakerAway'
  if (!following) return 'away'
  if (state.phase === 'paused') return 'paused'
  if (state.black) return 'black'
  return state.frozen ? 'frozen' : 'following'
}
