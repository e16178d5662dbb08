import type { PlayerState } from './player.ts'

/** What the replay's bar says: a key of its messages. */
export type ReplayLine = 'away' | 'paused' | 'black' | 'frozen' | 'ended' | 'slide'

/** The one thing that the reader most needs to know. */
export function replayLine({ following, state }: PlayerState): ReplayLine {
  if (!following) return 'away'
  if (state?.phase === 'ended' || state?.phase === 'paused') return state.phase
  if (state?.black) return 'black'
  return state?.frozen ? 'frozen' : 'slide'
}
