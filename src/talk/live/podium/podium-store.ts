import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Locale } from '../../../deck/locale.ts'
import type { LivePhase, LivePosition } from '../../../deck/live/live-messages.ts'
import type { LiveQuestion, QuestionMark } from '../../../deck/live/live-question.ts'
import { noSignals } from '../../../deck/live/live-room.ts'
import type { ClickerTurn } from '../clicker-gate.ts'
import type { LeadHandlers, LedTalk, SentPosition } from '../lead-talk.ts'
import type { Lectern } from '../lectern.ts'
import { SpeakersInk } from '../speakers-ink.ts'
import { ClickerLaser } from './clicker-laser.ts'
import { InkSender } from './ink-sender.ts'
import type { PodiumSide } from './podium-side.ts'
import type { PodiumState, PutPoll } from './podium-state.ts'
import { ShownRoom } from './shown-room.ts'
import { TalkClock } from './talk-clock.ts'
import { TurnAlone } from './turn-alone.ts'

export interface Podium {
  store: StoreApi<PodiumState>
  /** Joins the talk; the function returned steps down. */
  start: () => () => void
  /** `until` is when the talk begins, or when a break ends. */
  setPhase: (phase: LivePhase, until?: number) => void
  setQuestionsOpen: (questionsOpen: boolean) => void
  setQuestionsModerated: (questionsModerated: boolean) => void
  setTogether: (together: boolean) => void
  renewModeration: () => void
  setPoll: (poll: PutPoll) => void
  /** Undefined takes it off the wall. */
  showQuestion: (question: LiveQuestion | undefined) => void
  takeOver: () => void
  /** A new code for one clicker; undefined before the talk was joined. */
  inviteClicker: () => string | undefined
  dismissClicker: (clicker: string) => void
  /** False where it could not be sent. */
  markQuestion: (mark: QuestionMark) => boolean
}

export interface PodiumOptions {
  side: PodiumSide
  /** Build of the speaker's pages. */
  build: string
  /** Another page of this speaker's leads and has sent them here: that was the word to take over. */
  handedOver: boolean
  /** The page's language. */
  locale: () => Locale
  join: (handlers: LeadHandlers) => LedTalk
}

/** ms in which the broker says where the talk stood before: a page that comes back goes there, and not the hall to it. */
const SETTLE_MS = 400
/** ms after which a page that doesn't lead goes where the talk is: pages of one browser are in step by then anyway. */
const FOLLOW_MS = 250

/** Leads a talk with what a page shows. */
export function createPodium(options: PodiumOptions): Podium {
  return new PagePodium(options)
}

class PagePodium implements Podium {
  readonly store: StoreApi<PodiumState>
  readonly #options: PodiumOptions
  readonly #laser: ClickerLaser
  readonly #room: ShownRoom
  readonly #sender: InkSender
  readonly #othersInk: SpeakersInk
  #talk: LedTalk | undefined
  /** Where the talk stood, as another page said last. */
  #before: LivePosition | undefined
  /** True once this page has gone where the talk stood, and says itself where it stands. */
  #settled = false
  #settleTimer: ReturnType<typeof setTimeout> | undefined
  #followTimer: ReturnType<typeof setTimeout> | undefined
  #telling = false
  #said: { state?: string; position?: string } = {}
  /** Where this page stood when it began to say where it stands. */
  #lobbyPlace: SentPosition | undefined
  readonly #alone = new TurnAlone()
  readonly #clock = new TalkClock()

  constructor(options: PodiumOptions) {
    this.#options = options
    this.#laser = new ClickerLaser(options.side.point)
    this.#sender = new InkSender({
      point: (pointer) => {
        if (this.#speaks()) this.#talk?.point(pointer)
      },
      ink: (ink) => {
        if (this.#speaks()) this.#talk?.setInk(ink)
      },
    })
    this.#othersInk = new SpeakersInk((drawn) => {
      options.side.ink?.show(drawn)
    }, options.locale)
    this.store = createStore<PodiumState>()(() => ({
      ...{ status: 'connecting', lectern: 'unknown', isNear: false, questionsOpen: false },
      ...{ questionsModerated: false, together: false, moderation: undefined },
      ...{ signals: noSignals(), wallQuestion: undefined, poll: undefined, votes: undefined },
      ...{
        phase: 'waiting',
        until: undefined,
        listeners: undefined,
        questions: [],
        clickers: [],
        written: [],
      },
    }))
    this.#room = new ShownRoom(this.store, () => this.#talk)
  }

  start = (): (() => void) => {
    this.#talk = this.#options.join(this.#handlers())
    const ends = [
      this.#options.side.subscribe(this.#onChange),
      this.#options.side.ink?.watch((event) => {
        this.#sender.hear(event)
      }),
    ]
    return () => {
      for (const end of ends) end?.()
      this.#sender.stop()
      this.#othersInk.stop()
      clearTimeout(this.#settleTimer)
      clearTimeout(this.#followTimer)
      this.#laser.point(undefined)
      this.#settled = false
      this.#talk?.leave()
      this.#talk = undefined
    }
  }

  setPhase = (phase: LivePhase, until?: number): void => {
    const before = this.store.getState().phase
    this.store.setState({ phase, until })
    if (phase !== before) this.#runClock(phase === 'live')
    this.#tell()
  }

  setQuestionsOpen = (questionsOpen: boolean): void => {
    this.store.setState({ questionsOpen })
    this.#tell()
  }

  setQuestionsModerated = (questionsModerated: boolean): void => {
    this.store.setState({ questionsModerated })
    this.#tell()
  }

  setTogether = (together: boolean): void => {
    this.store.setState({ together })
    this.#tell()
  }

  setPoll = (poll: PutPoll): void => {
    this.#room.setPoll(poll)
  }

  showQuestion = (question: LiveQuestion | undefined): void => {
    this.#room.showQuestion(question)
  }

  takeOver = (): void => this.#talk?.takeOver()
  inviteClicker = (): string | undefined => this.#talk?.inviteClicker()
  dismissClicker = (clicker: string): void => this.#talk?.dismissClicker(clicker)
  markQuestion = (mark: QuestionMark): boolean => this.#talk?.markQuestion(mark) === true
  renewModeration = (): void => this.#talk?.renewModeration()

  #handlers(): LeadHandlers {
    const { store } = this
    return {
      onStatus: (status) => {
        store.setState({ status })
        if (status !== 'connected') this.#alone.hearLoss()
      },
      onLectern: (lectern, isNear) => {
        this.#hearLectern(lectern, isNear)
      },
      onPosition: (position) => {
        this.#hearPosition(position)
      },
      onState: (state) => {
        const { phase, until, questionsOpen, questionsModerated = false, together = false } = state
        this.#clock.hear(state, Date.now())
        if (state.clockStarted !== undefined) this.#options.side.adoptClock?.(state.clockStarted)
        // Somebody else's word: what this page said last is no longer how the talk stands.
        delete this.#said.state
        store.setState({ phase, until, questionsOpen, questionsModerated, together })
      },
      onPointer: (pointer) => {
        if (!store.getState().isNear) this.#othersInk.point(pointer)
      },
      onInk: (ink) => {
        this.#sender.adopt(ink)
        const { lectern, isNear } = store.getState()
        if (lectern === 'other' && !isNear) this.#othersInk.draw(ink)
      },
      onSignals: (signals) => {
        store.setState({ signals })
      },
      onWallQuestion: ({ question }) => {
        store.setState({ wallQuestion: question })
      },
      onPoll: (poll) => {
        store.setState({ poll })
      },
      onVotes: (votes) => {
        this.#room.hearVotes(votes)
      },
      onPresence: ({ listeners }) => {
        store.setState({ listeners })
      },
      onQuestions: (questions) => {
        this.#room.hearQuestions(questions)
      },
      onModeration: (moderation) => {
        store.setState({ moderation })
      },
      onClickers: (clickers) => {
        store.setState({ clickers })
      },
      onClicker: (turn) => {
        this.#hearClicker(turn)
      },
    }
  }

  #hearPosition(position: LivePosition): void {
    this.#before = position
    this.#alone.hearPosition(position, this.#options.side.position())
    this.#follow()
  }

  #hearLectern(lectern: Lectern, isNear: boolean): void {
    const first = this.store.getState().lectern === 'unknown'
    this.store.setState({ lectern, isNear })
    clearTimeout(this.#settleTimer)
    this.#alone.hearLectern(lectern)
    if (lectern === 'mine') this.#othersInk.stop()
    if (lectern !== 'mine') this.#settled = false
    else if (!this.#settled) {
      // Who went along knows where the talk stands, and turns from there at once.
      if (!first && this.#before) this.#settle()
      else this.#settleTimer = setTimeout(this.#settle, SETTLE_MS)
    }
    if (lectern === 'other' && first && this.#options.handedOver) this.#talk?.takeOver()
    this.#follow()
  }

  #hearClicker(turn: ClickerTurn): void {
    if (turn.action === 'laser') this.#laser.point({ x: turn.x, y: turn.y })
    else if (turn.action === 'laser-off') this.#laser.point(undefined)
    else {
      // A turn starts from where the talk stood, and is not undone by going there afterwards.
      if (!this.#settled) this.#settle()
      this.#options.side.turn(turn.action)
    }
  }

  #settle = (): void => {
    clearTimeout(this.#settleTimer)
    this.#goToTalk()
    this.#alone.settle()
    this.#settled = true
    this.#said = {}
    this.#lobbyPlace = this.#options.side.position()
    this.#tell()
  }

  #goToTalk = (): void => {
    if (this.#alone.happened) return
    const { side } = this.#options
    const here = side.position()
    const talk = this.#before
    if (talk && (talk.slideNumber !== here?.slideNumber || talk.fragment !== here.fragment)) {
      side.goTo(talk.slideNumber, talk.fragment)
    }
  }

  /** Whoever of the speaker's pages doesn't lead goes along, so that it can go on from there when it must. */
  #follow(): void {
    clearTimeout(this.#followTimer)
    const { lectern, isNear } = this.store.getState()
    if (isNear || (lectern !== 'other' && lectern !== 'free')) return
    this.#followTimer = setTimeout(this.#goToTalk, FOLLOW_MS)
  }

  /** A turn back shows its slide first and then its steps, at once: one message says both. */
  #onChange = (): void => {
    if (this.#telling) return
    this.#telling = true
    queueMicrotask(() => {
      this.#tell()
    })
  }

  #tell(): void {
    this.#telling = false
    if (!this.#settled) {
      this.#hearTurnAlone()
      return
    }
    const { side, build } = this.#options
    const position = side.position()
    if (this.#isFirstTurn(position)) {
      this.store.setState({ phase: 'live', until: undefined })
      this.#runClock(true)
    }
    const { phase, until, questionsOpen, questionsModerated, together } = this.store.getState()
    const state = {
      ...{ phase, questionsOpen, build, ...side.wall() },
      ...(!side.setClock && this.#clock.said()),
      ...(until !== undefined && { until }),
      ...(questionsModerated && { questionsModerated }),
      ...(together && { together }),
    }
    if (this.#isNews('state', state)) this.#talk?.setState(state)
    if (position && this.#isNews('position', position)) this.#talk?.setPosition(position)
    if (position) this.#sender.turnTo(position.slideNumber)
  }

  #runClock(runs: boolean): void {
    const { side } = this.#options
    if (side.setClock) side.setClock(runs)
    else this.#clock.run(runs, Date.now())
  }

  /** The page leads at once, and from where it was turned to. */
  #hearTurnAlone(): void {
    if (!this.#alone.hearChange(this.#options.side.position())) return
    clearTimeout(this.#followTimer)
    this.#talk?.takeOver()
  }

  /** A speaker who looks around behind a frozen wall draws for nobody. */
  #speaks(): boolean {
    return this.#settled && !this.#options.side.wall().frozen
  }

  /** Who turns has begun: a speaker who forgets the button doesn't talk to a hall that sees the lobby. */
  #isFirstTurn(position: SentPosition | undefined): boolean {
    if (this.store.getState().phase !== 'waiting' || !position) return false
    const { slideNumber, fragment } = (this.#lobbyPlace ??= position)
    return position.slideNumber !== slideNumber || position.fragment !== fragment
  }

  #isNews(kind: 'state' | 'position', message: object): boolean {
    const text = JSON.stringify(message)
    if (this.#said[kind] === text) return false
    this.#said[kind] = text
    return true
  }
}
