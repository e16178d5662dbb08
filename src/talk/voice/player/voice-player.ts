import { createStore, type StoreApi } from 'zustand/vanilla'
import { decodeLevels, silenceEnd, silencesOf } from '../../../deck/voice/levels.ts'
import { visitsOf, type TalkPlaceEvent, type TalkState, type Visit } from '../../../deck/voice/talk-events.ts'
import type { OpenedTalk } from '../../../deck/voice/talk-file.ts'
import type { ViewerStore } from '../../../viewer/viewer-store.ts'
import { createFollower, type Followed, type TalkPlace } from '../../live/follower.ts'
import { TalkCourse, type DrawnInk } from './talk-course.ts'
import { audioClock, silentClock, type VoiceClock } from './voice-clock.ts'

export const VOICE_SPEEDS = [0.75, 1, 1.25, 1.5, 1.75, 2] as const
export type VoiceSpeed = (typeof VOICE_SPEEDS)[number]

/** What a page knows of the talk that it listens to. */
export interface ListenState extends Followed, Pick<TalkState, 'room' | 'frozen'> {
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

const BEGINNING: ListenState = {
  ...{ position: undefined, following: true, playing: false, timeMs: 0 },
  ...{ room: undefined, frozen: false },
  ...{ speed: 1, skipsSilence: false, refused: false },
}

/** Takes a page along with a talk that is heard. `showInk` draws what was drawn then; undefined takes it away. */
export function createVoicePlayer(
  viewer: ViewerStore,
  { talk, audio }: OpenedTalk,
  showInk: (ink: DrawnInk | undefined) => void,
): VoicePlayer {
  const store = createStore<ListenState>()(() => BEGINNING)
  const { durationMs, events } = talk
  const follower = createFollower(viewer, store)
  const visits = visitsOf(events, durationMs)
  const silences = silencesOf(decodeLevels(talk.levels ?? ''))
  const course = courseOf(events, follower, showInk, (hall) => {
    store.setState(hall)
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
  const clock =
    audio.size > 0 ? audioClock(audio, talk.audio.gainDb ?? 0, look) : silentClock(durationMs, look)
  const seek = (ms: number) => {
    const atMs = Math.min(durationMs, Math.max(0, ms))
    clock.seek(atMs)
    course.moveTo(atMs)
    follower.rejoin()
    look()
  }
  return {
    ...{ store, durationMs, visits, seek, rejoin: follower.rejoin, pause: clock.pause },
    start: (atMs) => {
      const ends = [follower.watch(), clock.begin()]
      seek(atMs)
      return () => {
        cancelAnimationFrame(frame)
        for (const end of ends) end()
        showInk(undefined)
      }
    },
    play: () => {
      if (clock.timeMs() >= durationMs - 50) seek(0)
      follower.rejoin()
      void clock.play().then((plays) => {
        store.setState({ refused: !plays })
      })
    },
    turn: (by) => {
      seek(turnFrom(visits, clock.timeMs(), by) ?? durationMs)
    },
    ...settingsOf(store, clock),
  }
}

/** What happened in the talk, where it is told to the page. */
function courseOf(
  events: OpenedTalk['talk']['events'],
  follower: ReturnType<typeof createFollower>,
  onInk: (ink: DrawnInk | undefined) => void,
  onHall: (hall: Pick<TalkState, 'room' | 'frozen'>) => void,
): TalkCourse {
  return new TalkCourse(events, {
    onPlace: (place) => {
      follower.onPosition(placeOf(place))
    },
    onCurtain: follower.onCurtain,
    onInk,
    onHall,
  })
}

/** ms at which the slide before or after begins; undefined after the last. */
function turnFrom(visits: readonly Visit[], timeMs: number, by: -1 | 1): number | undefined {
  const at = visits.findLastIndex(({ fromMs }) => fromMs <= timeMs)
  const isInside = by === -1 && timeMs - (visits[at]?.fromMs ?? 0) > RESTART_MS
  return visits[isInside ? at : Math.max(0, at + by)]?.fromMs
}

/** Without the fields that a place doesn't have. */
function placeOf({ slideNumber, fragment, block, lit, explored }: TalkPlaceEvent): TalkPlace {
  return {
    ...{ slideNumber, fragment },
    ...(block !== undefined && { block }),
    ...(lit && { lit }),
    ...(explored !== undefined && { explored }),
  }
}

/** How it is listened to. */
function settingsOf(
  store: StoreApi<ListenState>,
  clock: VoiceClock,
): Pick<VoicePlayer, 'setSpeed' | 'setSkipsSilence'> {
  return {
    setSpeed: (speed) => {
      clock.setSpeed(speed)
      store.setState({ speed })
    },
    setSkipsSilence: (skipsSilence) => {
      store.setState({ skipsSilence })
    },
  }
}
