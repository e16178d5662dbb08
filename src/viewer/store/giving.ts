import type { Curtain } from '../../deck/channel-messages.ts'
import type { Reader } from './reader.ts'
import type { SetState } from './set-state.ts'

/** How slides go on by themselves. */
export interface Autoplay {
  /** That each slide, and each of its steps, stands. */
  seconds: number
  paused: boolean
}

/** What points at the slide, and what draws on it. */
export type Tool = 'laser' | 'pen' | 'highlighter' | 'eraser'

/** The talk as it is given: the slide alone, and what is done over it. */
export interface Giving {
  /** True in present mode: the slide alone. */
  presenting: boolean
  /** Hides the slide, as a speaker does who wants to be looked at; undefined when it is open. */
  curtain: Curtain | undefined
  /** Slides go on by themselves, or did until somebody took over; undefined: by hand. */
  autoplay: Autoplay | undefined
  /** One block of the slide is lit in present mode, the others are dimmed. */
  spotlight: boolean
  /** What the pointer does over the slide in present mode; undefined: it points and clicks. */
  tool: Tool | undefined
  /** Address that the audience sees as a large code instead of the slide; undefined: none. */
  hall: string | undefined
  /** True while this page records a voice. */
  recording: boolean

  /** Leaving present mode draws the curtain back. */
  setPresenting: (presenting: boolean) => void
  setCurtain: (curtain: Curtain | undefined) => void
  setAutoplay: (autoplay: Autoplay | undefined) => void
  /** Starts with the seconds that the speaker prefers, pauses, and goes on. */
  toggleAutoplay: () => void
  /** The tool that is in hand already is put away. */
  takeTool: (tool: Tool) => void
  putToolAway: () => void
  toggleSpotlight: () => void
  setHall: (hall: string | undefined) => void
  setRecording: (recording: boolean) => void
}

export function createGiving(set: SetState<Giving & Reader>): Giving {
  return {
    presenting: false,
    curtain: undefined,
    autoplay: undefined,
    spotlight: false,
    tool: undefined,
    hall: undefined,
    recording: false,

    setPresenting: (presenting) => {
      set(
        presenting
          ? { presenting }
          : { presenting, curtain: undefined, tool: undefined, autoplay: undefined, spotlight: false },
      )
    },
    setCurtain: (curtain) => {
      set({ curtain })
    },
    setAutoplay: (autoplay) => {
      set({ autoplay })
    },
    toggleAutoplay: () => {
      set(({ autoplay, preferences }) => ({
        autoplay: autoplay
          ? { ...autoplay, paused: !autoplay.paused }
          : { seconds: preferences.autoplaySeconds, paused: false },
      }))
    },
    takeTool: (taken) => {
      set(({ tool }) => ({ tool: tool === taken ? undefined : taken }))
    },
    putToolAway: () => {
      set({ tool: undefined })
    },
    toggleSpotlight: () => {
      set(({ spotlight }) => ({ spotlight: !spotlight }))
    },
    setHall: (hall) => {
      set({ hall })
    },
    setRecording: (recording) => {
      set({ recording })
    },
  }
}
