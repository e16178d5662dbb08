import { speakerUser, type LiveSession } from '../../deck/live/live-info.ts'
import type { LiveInk, LivePointer } from '../../deck/live/live-ink.ts'
import type { LivePoll, LiveSignals, LiveVotes } from '../../deck/live/live-room.ts'
import {
  formatLiveMessage,
  nextSeq,
  type ClickerMessage,
  type LiveMessageKind,
  type LiveMessages,
  type LivePosition,
  type LivePresence,
  type LiveState,
} from '../../deck/live/live-messages.ts'
import type { LiveQuestion, QuestionMark, WallQuestion } from '../../deck/live/live-question.ts'
import type { LiveModeration } from '../../deck/live/live-moderation.ts'
import { CLIENT_PREFIXES, liveTopic, ownTopic, type LiveTopic } from '../../deck/live/live-topics.ts'
import { ClickerGate, type ClickerTurn } from './clicker-gate.ts'
import { keepClickers, keepLead, keptClickers, takeLead } from './kept-lead.ts'
import {
  newLectern,
  PATIENCE_MS,
  stepLectern,
  type Lectern,
  type LecternEvent,
  type LecternState,
} from './lectern.ts'
import { openLiveConnection, type LiveConnection, type LiveStatus } from './live-connection.ts'
import { openLocalLead, type LocalLead } from './local-lead.ts'
import { randomName } from './random-name.ts'
import { ownReader, readTopics, type TopicReader } from './read-topics.ts'

export interface LeadHandlers {
  onStatus: (status: LiveStatus) => void
  /** `isNear`: the page that leads is another of this browser's, which is in step anyway. */
  onLectern: (lectern: Lectern, isNear: boolean) => void
  /** Where the talk stood before this page came (a reload, a taking over), or where the other speaker leads it. */
  onPosition?: (position: LivePosition) => void
  onState?: (state: LiveState) => void
  onPointer?: (pointer: LivePointer) => void
  onInk?: (ink: LiveInk) => void
  /** What the room says; how the votes stand; the poll that this page, or the one before it, has put. */
  onSignals?: (signals: LiveSignals['signals']) => void
  onVotes?: (votes: LiveVotes) => void
  onPoll?: (poll: LivePoll) => void
  onWallQuestion?: (shown: WallQuestion) => void
  onPresence?: (presence: LivePresence) => void
  onQuestions?: (questions: readonly LiveQuestion[]) => void
  /** The code of the moderators' link, and how many have opened it. */
  onModeration?: (moderation: LiveModeration) => void
  /** A clicker's turn or pointing, each once. Only while the lectern is `mine`. */
  onClicker?: (turn: ClickerTurn) => void
  /** Names of the clickers that have joined. */
  onClickers?: (clickers: readonly string[]) => void
}

export type SentPosition = Pick<LivePosition, 'slideNumber' | 'fragment' | 'block' | 'lit' | 'explored'>
export type SentState = Pick<
  LiveState,
  'phase' | 'black' | 'white' | 'frozen' | 'questionsOpen' | 'questionsModerated' | 'together' | 'build'
> & {
  until?: number | undefined
  clockStarted?: number | undefined
  minutes?: number | undefined
}

export interface LedTalk {
  /** Kept and sent again after a loss of the connection; goes out at once, and only while the lectern is `mine`. */
  setPosition: (position: SentPosition) => void
  setState: (state: SentState) => void
  /** Gone a moment later: never kept, and lost without connection. */
  point: (pointer: LivePointer) => void
  /** Kept and sent again, as the position is. */
  setInk: (ink: LiveInk) => void
  setPoll: (poll: LivePoll) => void
  setWallQuestion: (shown: WallQuestion) => void
  takeOver: () => void
  /** A new code, for one clicker: show it as `formatLiveLink({ session, code }, locale)`. */
  inviteClicker: () => string
  dismissClicker: (clicker: string) => void
  /** False without connection: then nothing is sent. */
  markQuestion: (mark: QuestionMark) => boolean
  /** Another link for moderators: the old one is good for nothing any more. */
  renewModeration: () => void
  ignored: () => number
  /** Steps down from the lectern; the talk itself ends with the phase `ended`. */
  leave: () => void
}

/** Messages of the page that leads, beside position and state, that a broker retains. */
type KeptKind = 'ink' | 'poll' | 'wallQuestion'

export interface LeadOptions {
  session: LiveSession
  /** The speaker's secret. */
  token: string
  /** The deck's own page, or the speaker view: who takes a lectern that is left (see lectern.ts). */
  role: keyof typeof PATIENCE_MS
}

/** Joins a live talk as one of its speaker's pages. Who of them leads is decided in lectern.ts. */
export function leadTalk(options: LeadOptions, handlers: LeadHandlers): LedTalk {
  return new SpeakersPage(options, handlers)
}

class SpeakersPage implements LedTalk {
  readonly #session: LiveSession
  readonly #handlers: LeadHandlers
  readonly #gate = new ClickerGate()
  readonly #name: string
  readonly #patienceMs: number
  readonly #near: LocalLead
  readonly #reader: TopicReader
  readonly #connection: LiveConnection
  #lectern: LecternState
  /** Name of the page that leads, as the broker said last. */
  #leader: string | null = null
  #isConnected = false
  #told: { lectern: Lectern; isNear: boolean } = { lectern: 'unknown', isNear: false }
  #position: SentPosition | undefined
  #state: SentState | undefined
  /** What else this page has said, and says again to a broker that forgot. */
  #kept: { [K in KeptKind]?: LiveMessages[K] } = {}
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor({ session, token, role }: LeadOptions, handlers: LeadHandlers) {
    this.#session = session
    this.#handlers = handlers
    const kept = takeLead(session)
    this.#name = kept?.name ?? randomName()
    this.#lectern = newLectern(kept?.term)
    this.#patienceMs = PATIENCE_MS[role]
    this.#near = openLocalLead(session.session, this.#name, () => {
      this.#tellLectern()
    })
    const clickers = ownTopic(session, 'clicker', '')
    this.#reader = this.#openReader(clickers)
    this.#connection = openLiveConnection({
      broker: session.broker,
      clientId: CLIENT_PREFIXES.speaker + randomName(),
      username: speakerUser(session, token),
      password: token,
      topics: [...this.#reader.topics, `${clickers}+`],
      will: { topic: liveTopic(session, 'speaker'), payload: NOBODY },
      onStatus: (status) => {
        this.#hearStatus(status)
      },
      onReady: () => {
        this.#step({ kind: 'connected', nowMs: performance.now() })
      },
      onMessage: this.#reader.read,
    })
    if (typeof window !== 'undefined') window.addEventListener('pagehide', this.#keep)
  }

  #openReader(clickers: string): TopicReader {
    const handlers = this.#handlers
    return readTopics(
      this.#session,
      {
        state: (state) => {
          this.#hearState(state)
        },
        position: (position) => handlers.onPosition?.(position),
        speaker: ({ speaker, term }) => {
          this.#leader = speaker
          this.#step({ kind: 'said', speaker, term, nowMs: performance.now() })
        },
        pointer: (pointer) => {
          if (!this.#leads()) handlers.onPointer?.(pointer)
        },
        ink: this.#hearKept('ink', (ink) => handlers.onInk?.(ink)),
        signals: ({ signals }) => handlers.onSignals?.(signals),
        votes: (votes) => handlers.onVotes?.(votes),
        wallQuestion: this.#hearKept('wallQuestion', (shown) => handlers.onWallQuestion?.(shown)),
        poll: this.#hearKept('poll', (poll) => handlers.onPoll?.(poll)),
        presence: (presence) => handlers.onPresence?.(presence),
        allQuestions: ({ questions }) => handlers.onQuestions?.(questions),
        moderation: (moderation) => handlers.onModeration?.(moderation),
      },
      [
        ownReader(clickers, 'clicker', (message, clientId) => {
          this.#hearClicker(message, clientId)
        }),
      ],
    )
  }

  setPosition = (position: SentPosition): void => {
    this.#position = position
    this.#sendPosition()
  }

  setState = (state: SentState): void => {
    this.#state = state
    this.#sendState()
  }

  point = (pointer: LivePointer): void => {
    if (!this.#leads()) return
    const payload = formatLiveMessage('pointer', pointer)
    this.#connection.publish(liveTopic(this.#session, 'pointer'), payload, { qos: 0 })
  }

  setInk = (ink: LiveInk): void => {
    this.#sayKept('ink', ink)
  }

  setPoll = (poll: LivePoll): void => {
    this.#sayKept('poll', poll)
  }

  setWallQuestion = (shown: WallQuestion): void => {
    this.#sayKept('wallQuestion', shown)
  }

  takeOver = (): void => {
    if (this.#isConnected) this.#step({ kind: 'takeOver' })
  }

  inviteClicker = (): string => {
    const code = this.#gate.invite()
    this.#send('clickerInvite', { code }, false)
    return code
  }

  dismissClicker = (clicker: string): void => {
    this.#gate.dismiss(clicker)
    // The list first: the broker ends the connection, and a clicker that isn't told would try to come back.
    this.#tellClickers()
    this.#send('clickerDismiss', { clicker }, false)
  }

  markQuestion = (mark: QuestionMark): boolean => this.#send('markQuestion', mark, false)

  renewModeration = (): void => {
    this.#send('renewModeration', {}, false)
  }

  ignored = (): number => this.#reader.ignored()

  leave = (): void => {
    clearTimeout(this.#timer)
    if (typeof window !== 'undefined') window.removeEventListener('pagehide', this.#keep)
    const farewell = { topic: liveTopic(this.#session, 'speaker'), payload: NOBODY }
    this.#connection.close(this.#leads() ? farewell : undefined)
    this.#near.close()
  }

  /** A page that is loaded anew goes on as the one that it was. */
  #keep = (): void => {
    if (this.#leads()) keepLead(this.#session, { name: this.#name, term: this.#lectern.term })
  }

  #leads(): boolean {
    return this.#lectern.lectern === 'mine'
  }

  #step(event: LecternEvent): void {
    const { state, claims } = stepLectern(this.#lectern, event, {
      name: this.#name,
      patienceMs: this.#patienceMs,
    })
    this.#lectern = state
    this.#wake()
    if (state.lectern === 'other') this.#forgetOwn()
    this.#near.say(this.#leads())
    this.#tellLectern()
    if (claims) this.#claim()
  }

  #wake(): void {
    clearTimeout(this.#timer)
    const { dueMs } = this.#lectern
    if (dueMs === undefined) return
    const tick = () => {
      this.#step({ kind: 'tick', nowMs: performance.now() })
    }
    // One ms more: a timer may be early by a fraction.
    this.#timer = setTimeout(tick, Math.max(0, dueMs - performance.now()) + 1)
  }

  /** What this page said when it led is old by the time that it leads again. */
  #forgetOwn(): void {
    this.#position = undefined
    this.#state = undefined
    this.#kept = {}
  }

  #sayKept<K extends KeptKind>(kind: K, message: LiveMessages[K]): void {
    Object.assign(this.#kept, { [kind]: message })
    if (this.#leads()) this.#send(kind, message)
  }

  /** This page's own words come back to it, and are no news. */
  #hearKept<K extends KeptKind>(kind: K, take: (message: LiveMessages[K]) => void) {
    return (message: LiveMessages[K]): void => {
      if (!this.#leads() || !this.#kept[kind]) take(message)
    }
  }

  #claim(): void {
    if (!this.#send('speaker', { speaker: this.#name, term: this.#lectern.term })) return
    this.#leader = this.#name
    this.#gate.adopt(keptClickers(this.#session))
    for (const code of this.#gate.codes()) this.#send('clickerInvite', { code }, false)
    this.#tellClickers()
    this.#sendState()
    this.#sendPosition()
    const { ink, poll, wallQuestion } = this.#kept
    if (ink) this.#send('ink', ink)
    if (poll) this.#send('poll', poll)
    if (wallQuestion) this.#send('wallQuestion', wallQuestion)
  }

  #tellLectern(): void {
    const isNear = this.#leader !== null && this.#near.knows(this.#leader)
    const { lectern } = this.#lectern
    if (this.#told.lectern === lectern && this.#told.isNear === isNear) return
    this.#told = { lectern, isNear }
    this.#handlers.onLectern(lectern, isNear)
  }

  #tellClickers(): void {
    const clickers = this.#gate.clickers()
    keepClickers(this.#session, this.#gate)
    this.#send('clickers', { clickers })
    this.#handlers.onClickers?.(clickers)
  }

  #hearStatus(status: LiveStatus): void {
    const wasConnected = this.#isConnected
    this.#isConnected = status === 'connected'
    if (wasConnected && !this.#isConnected) this.#step({ kind: 'lost' })
    this.#handlers.onStatus(status)
  }

  #hearState(state: LiveState): void {
    const isNewSession = state.started !== this.#started
    this.#started = state.started
    this.#handlers.onState?.(state)
    // What was set before the session's start was known.
    if (!isNewSession) return
    // A page that never heard of it doesn't switch moderation off: what waits would be shown.
    if (state.questionsModerated && this.#state) this.#state = { ...this.#state, questionsModerated: true }
    this.#sendState()
    this.#sendPosition()
  }

  #hearClicker(message: ClickerMessage, clientId: string): void {
    if (!this.#leads()) return
    const before = this.#gate.clickers().length
    const turn = this.#gate.admit(message, clientId)
    const isAsked = message.action === 'join' && this.#gate.clickers().includes(message.clicker)
    if (isAsked || this.#gate.clickers().length !== before) this.#tellClickers()
    if (turn) this.#handlers.onClicker?.(turn)
  }

  /** Epoch ms of the session's start, once the broker has said. */
  #started: number | undefined

  #sendPosition(): void {
    if (!this.#leads() || !this.#position || this.#started === undefined) return
    const position = { ...this.#next(this.#started, this.#reader.seen.position), ...this.#position }
    if (this.#send('position', position)) this.#reader.seen.position = position
  }

  #sendState(): void {
    if (!this.#leads() || !this.#state || this.#started === undefined) return
    const { until, clockStarted, minutes, ...rest } = this.#state
    const state = {
      ...this.#next(this.#started, this.#reader.seen.state),
      ...rest,
      ...(until !== undefined && { until }),
      ...(clockStarted !== undefined && { clockStarted }),
      ...(minutes !== undefined && { minutes }),
    }
    if (this.#send('state', state)) this.#reader.seen.state = state
  }

  #next(started: number, seen: LivePosition | LiveState | undefined): { started: number; seq: number } {
    return { started, seq: nextSeq(started, seen?.started === started ? seen.seq : -1, Date.now()) }
  }

  #send<K extends LiveTopic & LiveMessageKind>(topic: K, message: LiveMessages[K], retain = true): boolean {
    return this.#connection.publish(liveTopic(this.#session, topic), formatLiveMessage(topic, message), {
      retain,
    })
  }
}

const NOBODY = formatLiveMessage('speaker', { speaker: null, term: 0 })
