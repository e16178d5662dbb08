import { createStore, type StoreApi } from 'zustand/vanilla'
import type { LivePosition, LiveQuestion, LiveState } from '../../deck/live-messages.ts'
import { nearestSlide } from '../../deck/deck-link.ts'
import type { ViewerState, ViewerStore } from '../../viewer-store.ts'
import type { FollowedTalk, FollowHandlers } from '../follow-talk.ts'
import type { LiveStatus } from '../live-connection.ts'

/** What a listener's page knows of the talk. */
export interface FollowState {
  status: LiveStatus
  /** Where the speaker is; undefined until the first word. */
  position: LivePosition | undefined
  state: LiveState | undefined
  /** False while no page of the speaker's is connected; undefined until the broker has said. */
  speakerPresent: boolean | undefined
  /** False while the reader looks at another slide. */
  following: boolean
  questions: readonly LiveQuestion[]
}

export interface Listener {
  store: StoreApi<FollowState>
  /** Joins the talk; the function returned leaves it. */
  start: () => () => void
  /** Goes to where the speaker is, and along from there on. */
  rejoin: () => void
  /** Undefined before `start` and after its end. */
  talk: () => FollowedTalk | undefined
}

/**
 * Takes a page along with a talk. Whoever turns to another slide stays there, until they come back to the speaker's, or
 * the speaker comes to theirs. `connect` joins the talk with the handlers that it is given.
 */
export function createListener(
  viewer: ViewerStore,
  connect: (handlers: FollowHandlers) => FollowedTalk,
): Listener {
  const store = createStore<FollowState>()(() => ({
    status: 'connecting',
    position: undefined,
    state: undefined,
    speakerPresent: undefined,
    following: true,
    questions: [],
  }))
  let moving = false
  let talk: FollowedTalk | undefined
  const go = ({ slideNumber, fragment, block }: LivePosition) => {
    moving = true
    viewer.getState().show(slideNumber, fragment)
    if (viewer.getState().block !== block) viewer.getState().markBlock(block)
    moving = false
  }
  const rejoin = () => {
    const { position } = store.getState()
    store.setState({ following: true })
    if (position) go(position)
  }
  const onPosition = (position: LivePosition) => {
    const following = store.getState().following || isWith(viewer.getState(), position)
    store.setState({ position, following })
    if (following) go(position)
  }
  const onMove = (now: ViewerState, before: ViewerState) => {
    if (now.locale !== before.locale) talk?.setLocale(now.locale)
    const { position } = store.getState()
    if (moving || !position || now.slideNumber === before.slideNumber) return
    if (isWith(now, position)) rejoin()
    else store.setState({ following: false })
  }
  const showCurtain = () => {
    const { presenting, curtain, setCurtain } = viewer.getState()
    const black = presenting && store.getState().state?.black === true ? 'black' : undefined
    if (black !== curtain) setCurtain(black)
  }
  const handlers: FollowHandlers = {
    onStatus: (status) => {
      store.setState({ status })
    },
    onPosition,
    onState: (state) => {
      const changed = state.black !== (store.getState().state?.black ?? false)
      store.setState({ state })
      // A page in present mode is a wall: it goes dark as the speaker's does. A reader's page doesn't.
      if (changed) showCurtain()
    },
    onSpeaker: (speakerPresent) => {
      store.setState({ speakerPresent })
    },
    onQuestions: (questions) => {
      store.setState({ questions })
    },
  }
  return {
    store,
    rejoin,
    talk: () => talk,
    start: () => {
      talk = connect(handlers)
      const unsubscribe = viewer.subscribe((now, before) => {
        onMove(now, before)
        if (now.presenting !== before.presenting) showCurtain()
      })
      return () => {
        unsubscribe()
        talk?.leave()
        talk = undefined
      }
    },
  }
}

/** Slides between the reader and the speaker, however far beyond this deck's end the speaker is. */
export function slidesAway(
  { slideNumber, deck }: Pick<ViewerState, 'slideNumber' | 'deck'>,
  position: LivePosition | undefined,
): number {
  return position ? Math.abs(nearestSlide(position.slideNumber, deck.slideCount) - slideNumber) : 0
}

function isWith(viewer: ViewerState, position: LivePosition): boolean {
  return slidesAway(viewer, position) === 0
}
