import type { LiveRecording } from '../../deck/live/live-recording.ts'
import type { SetState } from './set-state.ts'

/** The transcript is being read aloud, or was until somebody paused it. */
export type ReadAloud = 'reading' | 'paused'

/** A recording of the talk that the page goes along with. */
export interface Replay {
  recording: LiveRecording
  /** Below the base, where it was published with the deck. */
  path?: string | undefined
}

/** What the page goes along with: a voice, a live talk, a recording of one. */
export interface Playback {
  /** Undefined: nothing is read aloud. */
  readAloud: ReadAloud | undefined
  /** Name of the session that the page listens to: its links bring others along. */
  live: string | undefined
  /** Undefined: nothing is replayed. */
  replay: Replay | undefined

  setReadAloud: (readAloud: ReadAloud | undefined) => void
  /** Starts, pauses, and goes on. */
  toggleReadAloud: () => void
  setLive: (live: string | undefined) => void
  setReplay: (replay: Replay | undefined) => void
}

export function createPlayback(set: SetState<Playback>): Playback {
  return {
    readAloud: undefined,
    live: undefined,
    replay: undefined,

    setReadAloud: (readAloud) => {
      set({ readAloud })
    },
    toggleReadAloud: () => {
      set(({ readAloud }) => ({ readAloud: readAloud === 'reading' ? 'paused' : 'reading' }))
    },
    setLive: (live) => {
      set({ live })
    },
    setReplay: (replay) => {
      set({ replay })
    },
  }
}
