import type { LiveRecording } from '../../deck/live/live-recording.ts'
import type { OpenedTalk } from '../../deck/voice/talk-file.ts'
import type { SetState } from './set-state.ts'

/** The transcript is being read aloud, or was until somebody paused it. */
export type ReadAloud = 'reading' | 'paused'

/** A recording of the talk that the page goes along with. */
export type Replay = {
  /** Below the base, where it was published with the deck. */
  path?: string | undefined
} & (
  | { recording: LiveRecording; voice?: undefined }
  | {
      /** A talk with its voice. */
      voice: OpenedTalk
      /** ms at which it is to begin; undefined: where the listener stopped. */
      atMs?: number | undefined
      recording?: undefined
    }
)

/** What the page goes along with: a voice, a live talk, a recording of one. */
export interface Playback {
  /** Undefined: nothing is read aloud. */
  readAloud: ReadAloud | undefined
  /** Name of the session that the page listens to: its links bring others along. */
  live: string | undefined
  /** Undefined: nothing is replayed. */
  replay: Replay | undefined
  /** Whether the voice of the talk that is replayed is heard; undefined: there is none to hear. */
  listening: 'playing' | 'paused' | undefined

  setReadAloud: (readAloud: ReadAloud | undefined) => void
  /** Starts, pauses, and goes on. */
  toggleReadAloud: () => void
  setLive: (live: string | undefined) => void
  setReplay: (replay: Replay | undefined) => void
  setListening: (listening: Playback['listening']) => void
}

export function createPlayback(set: SetState<Playback>): Playback {
  return {
    readAloud: undefined,
    live: undefined,
    replay: undefined,
    listening: undefined,

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
    setListening: (listening) => {
      set({ listening })
    },
  }
}
