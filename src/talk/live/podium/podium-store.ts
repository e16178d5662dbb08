import { createStore, type StoreApi } from 'zustand/vanilla'
import type {
  LivePosition,
  LivePresence,
  LiveQuestion,
  QuestionMark,
} from '../../../deck/live/live-messages.ts'
import type { LeadHandlers, LedTalk } from '../lead-talk.ts'
import type { Lectern } from '../lectern.ts'
import type { LiveStatus } from '../live-connection.ts'
import type { PodiumSide, StagePlace } from './podium-side.ts'

/** What a page of the speaker's knows of the talk that it leads, or would lead. */
export interface PodiumState {
  status: LiveStatus
  lectern: Lectern
  /** The page that leads is another of this browser's. */
  isNear: boolean
  phase: 'live' | 'paused' | 'ended'
  questionsOpen: boolean
  /** How many follow, by language; undefined until the first count. */
  listeners: LivePresence['listeners'] | undefined
  questions: readonly LiveQuestion[]
  /** Names of the clickers that have joined. */
  clickers: readonly string[]
}

export interface Podium {
  store: StoreApi<PodiumState>
  /** Joins the talk; the function returned steps down. */
  start: () => () => void
  setPhase: (phase: PodiumState['phase']) => void
  setQuestionsOpen: (questionsOpen: boolean) => void
  takeOver: () => void
  /** A new code for one clicker; undefined before the talk was joined. */
  inviteClicker: () => string | undefined
  dismissClicker: (clicker: string) => void
  markQuestion: (mark: QuestionMark) => void
}

export interface PodiumOptions {
  side: PodiumSide
  /** Build of the speaker's pages. */
  build: string
  /** Another page of this speaker's leads and has sent them here: that was the word to take over. */
  handedOver: boolean
  join: (handlers: LeadHandlers) => LedTalk
}

/** ms in which the broker says where the talk stood before: a page that comes back goes there, and not the hall to it. */
const SETTLE_MS = 400
/** ms after which a page that doesn't lead goes where the talk is: pages of one browser are in step by then anyway. */
const FOLLOW_MS = 250
/** ms after its last word in which a clicker's light goes out: a clicker that is lost says nothing. A held finger speaks each second. */
const LASER_MS = 3000

/** Leads a talk with what a page shows. */
export function createPodium({ side, build, handedOver, join }: PodiumOptions): Podium {
  const store = createStore<PodiumState>()(() => ({
    ...{ status: 'connecting', lectern: 'unknown', isNear: false, phase: 'live', questionsOpen: false },
    ...{ listeners: undefined, questions: [], clickers: [] },
  }))
  let talk: LedTalk | undefined
  let before: LivePosition | undefined
  let settled = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let laserTimer: ReturnType<typeof setTimeout> | undefined
  let followTimer: ReturnType<typeof setTimeout> | undefined
  let telling = false

  const said: Record<string, string> = {}
  const isNews = (kind: string, message: object) => {
    const text = JSON.stringify(message)
    if (said[kind] === text) return false
    said[kind] = text
    return true
  }
  const tell = () => {
    telling = false
    if (!settled) return
    const position = side.position()
    const { phase, questionsOpen } = store.getState()
    const state = { phase, questionsOpen, build, ...side.wall() }
    if (isNews('state', state)) talk?.setState(state)
    if (position && isNews('position', position)) talk?.setPosition(position)
  }
  // A turn back shows its slide first and then its steps, at once: one message says both.
  const onChange = () => {
    if (telling) return
    telling = true
    queueMicrotask(tell)
  }
  const goToTalk = () => {
    const here = side.position()
    if (before && (before.slideNumber !== here?.slideNumber || before.fragment !== here.fragment)) {
      side.goTo(before.slideNumber, before.fragment)
    }
  }
  const settle = () => {
    clearTimeout(timer)
    goToTalk()
    settled = true
    delete said['position']
    delete said['state']
    tell()
  }
  /** Whoever of the speaker's pages doesn't lead goes along, so that it can go on from there when it must. */
  const follow = () => {
    clearTimeout(followTimer)
    const { lectern, isNear } = store.getState()
    if (isNear || (lectern !== 'other' && lectern !== 'free')) return
    followTimer = setTimeout(goToTalk, FOLLOW_MS)
  }
  const onLectern = (lectern: Lectern, isNear: boolean) => {
    const first = store.getState().lectern === 'unknown'
    store.setState({ lectern, isNear })
    clearTimeout(timer)
    if (lectern !== 'mine') settled = false
    else if (!settled) timer = setTimeout(settle, SETTLE_MS)
    if (lectern === 'other' && first && handedOver) talk?.takeOver()
    follow()
  }
  const point = (place: StagePlace | undefined) => {
    clearTimeout(laserTimer)
    side.point(place)
    if (place) laserTimer = setTimeout(side.point, LASER_MS, undefined)
  }
  const handlers: LeadHandlers = {
    onStatus: (status) => {
      store.setState({ status })
    },
    onLectern,
    onPosition: (position) => {
      before = position
      follow()
    },
    onState: ({ phase, questionsOpen }) => {
      // Somebody else's word: what this page said last is no longer how the talk stands.
      delete said['state']
      store.setState({ phase: phase === 'waiting' ? 'live' : phase, questionsOpen })
    },
    onPresence: ({ listeners }) => {
      store.setState({ listeners })
    },
    onQuestions: (questions) => {
      store.setState({ questions })
    },
    onClickers: (clickers) => {
      store.setState({ clickers })
    },
    onClicker: (turn) => {
      if (turn.action === 'laser') point({ x: turn.x, y: turn.y })
      else if (turn.action === 'laser-off') point(undefined)
      else {
        // A turn starts from where the talk stood, and is not undone by going there afterwards.
        if (!settled) settle()
        side.turn(turn.action)
      }
    },
  }
  const set = (changes: Partial<Pick<PodiumState, 'phase' | 'questionsOpen'>>) => {
    store.setState(changes)
    tell()
  }
  return {
    store,
    start: () => {
      talk = join(handlers)
      const unsubscribe = side.subscribe(onChange)
      return () => {
        unsubscribe()
        clearTimeout(timer)
        clearTimeout(followTimer)
        point(undefined)
        settled = false
        talk?.leave()
        talk = undefined
      }
    },
    setPhase: (phase) => {
      set({ phase })
    },
    setQuestionsOpen: (questionsOpen) => {
      set({ questionsOpen })
    },
    takeOver: () => talk?.takeOver(),
    inviteClicker: () => talk?.inviteClicker(),
    dismissClicker: (clicker) => talk?.dismissClicker(clicker),
    markQuestion: (mark) => talk?.markQuestion(mark),
  }
}
