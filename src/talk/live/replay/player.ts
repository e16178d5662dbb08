import { createStore, type StoreApi } from 'zustand/vanilla'
import type { WallQuestion } from '../../../deck/live/live-question.ts'
import {
  readShown,
  type LiveRecording,
  type RecordedShow,
  type RecordedState,
} from '../../../deck/live/live-recording.ts'
import type { LivePoll } from '../../../deck/live/live-room.ts'
import type { ViewerStore } from '../../../viewer/viewer-store.ts'
import { createFollower, type Followed } from '../follower.ts'
import { SpeakersInk, type InkSide } from '../speakers-ink.ts'
import { replayTalk, type ReplayHandlers } from '../replay-talk.ts'

/** As fast as the talk was given, slower, and faster. */
export const REPLAY_SPEEDS = [0.5, 1, 1.5, 2, 4, 8, 16] as const
export type ReplaySpeed = (typeof REPLAY_SPEEDS)[number]

/** What a page knows of the recording that it goes along with. */
export interface PlayerState extends Followed {
  state: RecordedState | undefined
  poll: LivePoll | undefined
  /** The question of the room that the wall showed. */
  wallQuestion: WallQuestion['question']
  playing: boolean
  /** ms of the recording. */
  timeMs: number
  speed: ReplaySpeed
}

export interface Player {
  store: StoreApi<PlayerState>
  /** ms of the recording between which it plays. */
  readonly startMs: number
  readonly endMs: number
  /** Shows where the talk began; the function returned ends the replay. */
  start: () => () => void
  toggle: () => void
  /** Goes to a time, and along with the talk from there on. */
  seek: (timeMs: number) => void
  setSpeed: (speed: ReplaySpeed) => void
  rejoin: () => void
}

/** ms between two looks at the clock while it runs. */
const TICK_MS = 200

const BEGINNING: PlayerState = {
  ...{ position: undefined, following: true, state: undefined, poll: undefined, wallQuestion: undefined },
  ...{ playing: false, timeMs: 0, speed: 1 },
}

/** Takes a page along with a talk that was recorded, as a listener's page goes along with a live one. */
export function createPlayer(
  viewer: ViewerStore,
  recording: LiveRecording,
  showInk: InkSide['show'] = () => undefined,
): Player {
  const store = createStore<PlayerState>()(() => BEGINNING)
  const follower = createFollower(viewer, store)
  const ink = new SpeakersInk(showInk, () => viewer.getState().locale)
  let clock: ReturnType<typeof setInterval> | undefined
  const replay = replayTalk(recording, {
    onPosition: follower.onPosition,
    onState: (state) => {
      store.setState({ state })
      follower.onCurtain(state.black ? 'black' : undefined)
    },
    ...overSlides(ink, store),
    onChange: () => {
      store.setState({ playing: replay.playing(), timeMs: replay.timeMs() })
    },
  })
  const seek = (timeMs: number) => {
    replay.seek(timeMs)
    follower.rejoin()
  }
  return {
    store,
    ...{ startMs: replay.startMs, endMs: replay.endMs, seek, rejoin: follower.rejoin },
    start: () => {
      const end = follower.watch()
      seek(replay.startMs)
      clock = setInterval(() => {
        if (replay.playing()) store.setState({ timeMs: replay.timeMs() })
      }, TICK_MS)
      return () => {
        clearInterval(clock)
        replay.pause()
        ink.stop()
        end()
      }
    },
    toggle: () => {
      if (replay.playing()) replay.pause()
      else {
        replay.play()
        follower.rejoin()
      }
    },
    setSpeed: (speed) => {
      replay.setSpeed(speed)
      store.setState({ speed })
    },
  }
}

/** What lies over the slides. */
function overSlides(
  ink: SpeakersInk,
  store: Pick<StoreApi<PlayerState>, 'setState'>,
): Pick<ReplayHandlers, 'onPoll' | 'onShown' | 'onNothingShown'> {
  return {
    onPoll: (poll) => {
      store.setState({ poll })
    },
    onShown: (shown) => {
      showAgain(shown, ink, store)
    },
    onNothingShown: () => {
      ink.stop()
      store.setState({ wallQuestion: undefined })
    },
  }
}

/** Shows on a page what the hall saw over the slide. */
function showAgain(
  { shown, message }: RecordedShow,
  ink: SpeakersInk,
  store: Pick<StoreApi<PlayerState>, 'setState'>,
): void {
  if (shown === 'wallQuestion') store.setState({ wallQuestion: readShown(shown, message)?.question })
  else if (shown === 'ink') {
    const drawn = readShown(shown, message)
    if (drawn) ink.draw(drawn)
  } else {
    const pointer = readShown(shown, message)
    if (pointer) ink.point(pointer)
  }
}
