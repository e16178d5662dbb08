import { createStore, type StoreApi } from 'zustand/vanilla'
import type { LivePosition, LiveState } from '../../../deck/live/live-messages.ts'
import type { LiveQuestion } from '../../../deck/live/live-question.ts'
import type { ClickerHandlers, ClickerMembership, LiveClicker } from '../join-as-clicker.ts'
import type { LiveStatus } from '../live-connection.ts'

/** What a clicker knows of the talk that it steers. */
export interface ClickerState {
  status: LiveStatus
  membership: ClickerMembership
  /** The speaker's page has let this clicker in, now or before the page was loaded anew. */
  wasJoined: boolean
  /** False while no page of the speaker's is there to be steered; undefined until the broker has said. */
  speakerPresent: boolean | undefined
  position: LivePosition | undefined
  state: LiveState | undefined
  /** Best supported first. */
  questions: readonly LiveQuestion[]
  /** The last press could not be sent, and won't be. */
  unsent: boolean
}

/** How things stand, as the page says it: a key of its messages. */
export type ClickerStanding =
  | 'connecting'
  | 'joining'
  | 'ready'
  | 'waiting'
  | 'paused'
  | 'frozen'
  | 'ended'
  | 'speakerAway'
  | 'lost'
  | 'used'
  | 'dismissed'

/** The broker refuses a code that another has used as it does one that was taken back: what was before tells them apart. */
export function clickerStanding(clicker: ClickerState): ClickerStanding {
  const { status, membership, wasJoined, speakerPresent, state } = clicker
  if (membership === 'dismissed') return 'dismissed'
  if (status === 'refused') return wasJoined ? 'dismissed' : 'used'
  if (state?.phase === 'ended') return 'ended'
  if (status === 'lost') return 'lost'
  if (status === 'connecting') return 'connecting'
  if (speakerPresent === false) return 'speakerAway'
  if (membership === 'joining') return 'joining'
  if (state?.phase === 'waiting') return 'waiting'
  if (state?.phase === 'paused') return 'paused'
  return state?.frozen ? 'frozen' : 'ready'
}

/** Whether a press reaches a page that obeys it. */
export function canTurn({ status, membership, speakerPresent }: ClickerState): boolean {
  return status === 'connected' && membership === 'joined' && speakerPresent !== false
}

export interface Clicker {
  store: StoreApi<ClickerState>
  /** Joins the talk; the function returned leaves it. */
  start: () => () => void
  /** A press that reaches nobody is said to be lost: it is not sent later, when it would surprise. */
  press: (action: 'next' | 'previous' | 'black') => void
  /** Parts of the slide's width and height, 0–1. */
  point: (x: number, y: number) => void
  stopPointing: () => void
}

export interface ClickerOptions {
  join: (handlers: ClickerHandlers) => LiveClicker
  wasJoined: boolean
  onJoined: () => void
  /** A press has done what it was for, as far as the talk says, or was lost. */
  onPressed: (done: boolean) => void
}

export function createClicker({ join, wasJoined, onJoined, onPressed }: ClickerOptions): Clicker {
  const store = createStore<ClickerState>()(() => ({
    ...{ status: 'connecting', membership: 'joining', wasJoined, unsent: false },
    ...{ speakerPresent: undefined, position: undefined, state: undefined, questions: [] },
  }))
  let talk: LiveClicker | undefined
  let waiting = false
  const settle = () => {
    if (waiting) onPressed(true)
    waiting = false
  }
  const handlers: ClickerHandlers = {
    onStatus: (status) => {
      store.setState({ status, ...(status === 'connected' && { unsent: false }) })
    },
    onMembership: (membership) => {
      store.setState({ membership, ...(membership === 'joined' && { wasJoined: true, unsent: false }) })
      if (membership === 'joined') onJoined()
    },
    onSpeaker: (speakerPresent) => {
      store.setState({ speakerPresent })
    },
    onPosition: (position) => {
      store.setState({ position })
      settle()
    },
    onState: (state) => {
      store.setState({ state })
      settle()
    },
    onQuestions: (questions) => {
      store.setState({ questions })
    },
  }
  return {
    store,
    start: () => {
      talk = join(handlers)
      return () => {
        talk?.leave()
        talk = undefined
      }
    },
    press: (action) => {
      waiting = canTurn(store.getState()) && talk?.press(action) === true
      store.setState({ unsent: !waiting })
      if (!waiting) onPressed(false)
    },
    point: (x, y) => {
      if (canTurn(store.getState())) talk?.point(x, y)
    },
    stopPointing: () => {
      if (canTurn(store.getState())) talk?.press('laser-off')
    },
  }
}
