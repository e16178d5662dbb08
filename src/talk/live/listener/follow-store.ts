import { createStore, type StoreApi } from 'zustand/vanilla'
import type { LiveState } from '../../../deck/live/live-messages.ts'
import type { LiveQuestion, WallQuestion } from '../../../deck/live/live-question.ts'
import type { ListenerVote, LivePoll } from '../../../deck/live/live-room.ts'
import type { ViewerStore } from '../../../viewer/viewer-store.ts'
import type { FollowedTalk, FollowHandlers } from '../follow-talk.ts'
import { createFollower, type Followed, type Follower } from '../follower.ts'
import type { LiveStatus } from '../live-connection.ts'
import { SpeakersInk, type InkSide } from '../speakers-ink.ts'

/** What a listener's page knows of the talk. */
export interface FollowState extends Followed {
  status: LiveStatus
  state: LiveState | undefined
  /** False while no page of the speaker's is connected; undefined until the broker has said. */
  speakerPresent: boolean | undefined
  questions: readonly LiveQuestion[]
  /** What the wall shows in place of nothing. */
  wallQuestion: WallQuestion['question']
  /** The poll that was put to the room last. */
  poll: LivePoll | undefined
  /** What this page has voted, by poll. */
  votes: Readonly<Record<string, readonly number[]>>
}

export interface Listener {
  store: StoreApi<FollowState>
  /** Joins the talk; the function returned leaves it. */
  start: () => () => void
  /** Goes to where the speaker is, and along from there on. */
  rejoin: () => void
  /** False without connection. The last vote counts. */
  vote: (vote: ListenerVote) => boolean
  /** Undefined before `start` and after its end. */
  talk: () => FollowedTalk | undefined
}

/** Takes a page along with a live talk. `connect` joins the talk with the handlers that it is given. */
export function createListener(
  viewer: ViewerStore,
  connect: (handlers: FollowHandlers) => FollowedTalk,
  showInk: InkSide['show'] = () => undefined,
  votes: FollowState['votes'] = {},
): Listener {
  const store = createStore<FollowState>()(() => ({
    status: 'connecting',
    position: undefined,
    state: undefined,
    speakerPresent: undefined,
    following: true,
    questions: [],
    wallQuestion: undefined,
    poll: undefined,
    votes,
  }))
  const follower = createFollower(viewer, store)
  const ink = new SpeakersInk(showInk, () => viewer.getState().locale)
  let talk: FollowedTalk | undefined
  const handlers = handlersOf(store, follower, ink)
  return {
    store,
    rejoin: follower.rejoin,
    talk: () => talk,
    vote: (vote) => {
      const isSent = talk?.vote(vote) === true
      if (isSent) store.setState((now) => ({ votes: { ...now.votes, [vote.name]: vote.choices } }))
      return isSent
    },
    start: () => {
      talk = connect(handlers)
      const ends = [
        follower.watch(),
        viewer.subscribe((now, before) => {
          if (now.locale === before.locale) return
          talk?.setLocale(now.locale)
          ink.refresh()
        }),
      ]
      return () => {
        for (const end of ends) end()
        talk?.leave()
        ink.stop()
        talk = undefined
      }
    },
  }
}

/** What the talk says, written into the store or done to the page. */
function handlersOf(store: StoreApi<FollowState>, follower: Follower, ink: SpeakersInk): FollowHandlers {
  return {
    onStatus: (status) => {
      store.setState({ status })
    },
    onPosition: follower.onPosition,
    onState: (state) => {
      store.setState({ state })
      follower.onEnded(state.phase === 'ended')
      follower.onTogether(state.together === true)
      if (state.phase === 'ended') ink.stop()
      follower.onCurtain(state.black ? (state.white === true ? 'white' : 'black') : undefined)
    },
    onSpeaker: (speakerPresent) => {
      store.setState({ speakerPresent })
    },
    onPointer: (pointer) => {
      ink.point(pointer)
    },
    onInk: (drawn) => {
      ink.draw(drawn)
    },
    onWallQuestion: ({ question }) => {
      store.setState({ wallQuestion: question })
    },
    onPoll: (poll) => {
      store.setState({ poll })
    },
    onQuestions: (questions) => {
      store.setState({ questions })
    },
  }
}
