import { createStore, type StoreApi } from 'zustand/vanilla'
import { decodeLevels, silenceEnd, silencesOf } from '../../../deck/voice/levels.ts'
import { visitAt, visitsOf, type Visit } from '../../../deck/voice/talk-events.ts'
import type { OpenedTalk } from '../../../deck/voice/talk-file.ts'
import type { ViewerStore } from '../../../viewer/viewer-store.ts'
import { createFollower, type Followed } from '../../live/follower.ts'
import { TalkCourse, type DrawnInk } from './talk-course.ts'
import { audioClock, silentClock } from './voice-clock.ts'

export const VOICE_SPEEDS = [0.75, 1, 1.25, 1.5, 1.75, 2] as const
export type VoiceSpeed = (typeof VOICE_SPEEDS)[number]

/** What a page knows of the talk that it listens to. */
export interface ListenState extends Followed {
  playing: boolean
  timeMs: number
  speed: VoiceSpeed
  skipsSilence: boolean
  /** The browser wouldn't play it. */
  refused: boolean
}

export interface VoicePlayer {
  store: StoreApi<ListenState>
  readonly durationMs: number
  readonly visits: readonly Visit[]
  /** Shows how the talk stands at a time; the function returned ends it. */
  start: (atMs: number) => () => void
  play: () => void
  pause: () => void
  seek: (ms: number) => void
  /** Goes to the slide before or after that which is spoken of. */
  turn: (by: -1 | 1) => void
  setSpeed: (speed: VoiceSpeed) => void
  setSkipsSilence: (skips: boolean) => void
  rejoin: () => void
}

/** ms into a slide from which “back” leads to its beginning, as players of music have it. */
const RESTART_MS = 3000

/** Takes a page along with a talk that is heard. `showInk` draws what was drawn then; undefined takes it away. */
export function createVoicePlayer(
  viewer: ViewerStore,
  { talk, audio }: OpenedTalk,
  showInk: (ink: DrawnInk | undefined) => void,
): VoicePlayer {
  const store = createStore<ListenState>()(() => ({
    ...{ position: undefined, following: true, playing: false, timeMs: 0 },
    ...{ speed: 1, skipsSilence: false, refused: false },
  }))
  const { durationMs, events } = talk
  const follower = createFollower(viewer, store)
  const visits = visitsOf(events, durationMs)
  const silences = silencesOf(decodeLevels(talk.levels ?? ''))
  const course = new TalkCourse(events, {
    onPlace: ({ slideNumber, fragment, block, explored }) => {
      follower.onPosition({
        ...{ slideNumber, fragment },
        ...(block !== undefined && { block }),
        ...(explored !== undefined && { explored }),
      })
    },
    onCurtain: follower.onCurtain,
    onInk: showInk,
  })
  let frame = 0
  const look = () => {
    const timeMs = clock.timeMs()
    const end = store.getState().skipsSilence ? silenceEnd(silences, timeMs) : undefined
    if (end !== undefined && clock.playing()) clock.seek(end)
    course.moveTo(timeMs)
    const playing = clock.playing()
    store.setState({ playing, timeMs })
    cancelAnimationFrame(frame)
    if (playing) frame = requestAnimationFrame(look)
  }
  const hasAudio = audio.size > 0
  const clock = hasAudio ? audioClock(audio, talk.audio.gainDb ?? 0, look) : silentClock(durationMs, look)
  const seek = (ms: number) => {
    clock.seek(Math.min(durationMs, Math.max(0, ms)))
    course.moveTo(Math.min(durationMs, Math.max(0, ms)))
    follower.rejoin()
    look()
  }
  return {
    ...{ store, durationMs, visits, seek, rejoin: follower.rejoin, pause: clock.pause },
    start: (atMs) => {
      const end = follower.watch()
      seek(atMs)
      return () => {
        cancelAnimationFrame(frame)
        end()
        clock.end()
        showInk(undefined)
      }
    },
    play: () => {
      if (clock.timeMs() >= durationMs - 50) seek(0)
      follower.rejoin()
      void clock.play().then((plays) => {
        store.setState({ refused: !plays })
        look()
      })
    },
    turn: (by) => {
      const timeMs = clock.timeMs()
      const at = visits.indexOf(visitAt(visits, timeMs) ?? { slideNumber: 0, fromMs: 0, toMs: 0 })
      const isInside = by === -1 && timeMs - (visits[at]?.fromMs ?? 0) > RESTART_MS
      seek(visits[isInside ? at : Math.max(0, at + by)]?.fromMs ?? durationMs)
    },
    setSpeed: (speed) => {
      clock.setSpeed(speed)
      store.setState({ speed })
    },
    setSkipsSilence: (skipsSilence) => {
      store.setState({ skipsSilence })
    },
  }
}
