import {
  formatLiveMessage,
  nextSeq,
  type LiveMessages,
  type ListenerPresence,
  type ListenerQuestion,
  type LivePosition,
  type LiveState,
  type QuestionMark,
  type QuestionReceipt,
} from '../../deck/live/live-messages.ts'
import type { ListenerSignal, ListenerVote, LivePoll } from '../../deck/live/live-room.ts'
import { LOCALES, type Locale } from '../../deck/locale.ts'
import { coalesce } from './coalesce.ts'
import { QuestionBox, type SavedQuestions } from './question-box.ts'
import { RoomBox } from './room-box.ts'
import type { Recorder } from './recorder.ts'

/** ms between two looks at signals that fade. */
const FADE_MS = 5000

/** Topics that the keeper itself writes. */
export type KeptTopic = 'speaker' | 'state' | 'presence' | 'questions' | 'allQuestions' | 'signals' | 'votes'

export interface KeeperOptions {
  /** Epoch ms of the session's start. */
  started: number
  /** Sends a retained message to all who may read the topic. */
  publish: (topic: KeptTopic, payload: string) => void
  /** Sends a message to one listener alone. */
  answer: (clientId: string, payload: string) => void
  recorder?: Recorder | undefined
  /** What a process before this one kept of the session, and where to keep it. */
  questions?: { saved: SavedQuestions; save: (questions: SavedQuestions) => void } | undefined
  /** ms between two messages with counts or with questions. */
  pauseMs: number
}

/**
 * What someone must keep of a session and no page can: how many follow, the questions, and the recording. Takes what
 * roles send after it was checked; knows nothing of connections, so that it serves any broker.
 */
export class SessionKeeper {
  readonly #options: KeeperOptions
  readonly #locales = new Map<string, Locale>()
  readonly #questions = new QuestionBox()
  readonly #tellPresence: ReturnType<typeof coalesce>
  readonly #tellQuestions: ReturnType<typeof coalesce>
  readonly #room = new RoomBox()
  readonly #tellSignals: ReturnType<typeof coalesce>
  readonly #tellVotes: ReturnType<typeof coalesce>
  /** Signals count for a while, and are told less then. */
  #fading: ReturnType<typeof setTimeout> | undefined
  #state: LiveState

  constructor(options: KeeperOptions) {
    this.#options = options
    this.#state = {
      started: options.started,
      seq: 0,
      phase: 'waiting',
      black: false,
      frozen: false,
      questionsOpen: false,
      build: '',
    }
    this.#questions.restore(options.questions?.saved ?? [])
    const { pauseMs } = options
    this.#tellPresence = coalesce(pauseMs, () => {
      this.#publish('presence', { listeners: this.listeners() })
    })
    this.#tellSignals = coalesce(pauseMs, () => {
      const signals = this.#room.signals(Date.now())
      this.#publish('signals', { signals })
      clearTimeout(this.#fading)
      if (Object.values(signals).some((count) => count > 0))
        this.#fading = setTimeout(this.#tellSignals.ask, FADE_MS).unref()
    })
    this.#tellVotes = coalesce(pauseMs, () => {
      const votes = this.#room.votes()
      if (votes) this.#publish('votes', votes)
    })
    this.#tellQuestions = coalesce(pauseMs, () => {
      const over = this.#state.phase === 'ended'
      this.#publish('questions', { questions: over ? [] : this.#questions.shown() })
      this.#publish('allQuestions', { questions: this.#questions.list() })
      options.questions?.save(this.#questions.save())
    })
  }

  /** What a session without a word yet says: nobody speaks. */
  begin(): void {
    this.#publish('speaker', { speaker: null, term: 0 })
    this.#publish('state', this.#state)
    this.tellAll()
  }

  /** Says again what the keeper alone knows: a broker may have forgotten it, and pages may hold what is older. */
  tellAll(): void {
    this.#tellPresence.ask()
    this.#tellQuestions.ask()
    this.#tellSignals.ask()
    this.#tellVotes.ask()
  }

  signal(clientId: string, message: ListenerSignal): void {
    if (this.#state.phase === 'ended') return
    this.#room.signal(clientId, message, Date.now())
    this.#tellSignals.ask()
  }

  /** The speaker puts a poll to the room, closes it, or shows how it stands. */
  poll(poll: LivePoll): void {
    this.#room.put(poll)
    this.#options.recorder?.poll(poll)
    this.#tellVotes.ask()
  }

  vote(clientId: string, message: ListenerVote, address = ''): void {
    if (this.#room.vote(clientId, message, address)) this.#tellVotes.ask()
  }

  /** Undefined: the listener left. */
  presence(clientId: string, message: ListenerPresence | undefined): void {
    if (message) this.#locales.set(clientId, message.locale)
    else {
      if (this.#room.leave(clientId)) this.#tellSignals.ask()
      if (!this.#locales.delete(clientId)) return
    }
    this.#tellPresence.ask()
  }

  /** Whoever asks is told what became of it. */
  question(clientId: string, message: ListenerQuestion, address = ''): void {
    const isOpen = this.#state.questionsOpen && this.#state.phase !== 'ended'
    if (!('ask' in message)) {
      if ((isOpen || 'takeBack' in message) && this.#questions.weigh(clientId, message))
        this.#tellQuestions.ask()
      return
    }
    const outcome = isOpen ? this.#questions.ask(clientId, message.ask, Date.now(), address) : 'closed'
    if (outcome === 'taken') this.#tellQuestions.ask()
    const receipt: QuestionReceipt = { id: message.ask.id, outcome }
    this.#options.answer(clientId, formatLiveMessage('questionReceipt', receipt))
  }

  markQuestion(mark: QuestionMark): void {
    this.#questions.mark(mark)
    this.#tellQuestions.ask()
  }

  position(position: LivePosition): void {
    this.#options.recorder?.position(position)
  }

  state(state: LiveState): void {
    const turns = (state.phase === 'ended') !== (this.#state.phase === 'ended')
    this.#state = state
    this.#options.recorder?.state(state)
    // At its end listeners see them no more, and again when it goes on; the speaker can export them all the time.
    if (turns) this.#tellQuestions.ask()
  }

  /** The talk as it was given, once it has ended: nobody reads ahead of it before. */
  endedRecording(): string | undefined {
    return this.#state.phase === 'ended' ? this.#options.recorder?.text() : undefined
  }

  /** How many follow, by language. */
  listeners(): Record<Locale, number> {
    const count = (locale: Locale) => [...this.#locales.values()].filter((one) => one === locale).length
    return Object.fromEntries(LOCALES.map((locale) => [locale, count(locale)])) as Record<Locale, number>
  }

  /** Tells everybody that the talk is over, forgets the questions and ends the recording. */
  async end(): Promise<void> {
    if (this.#state.phase !== 'ended') {
      const { started, seq } = this.#state
      const state = { ...this.#state, seq: nextSeq(started, seq, Date.now()), phase: 'ended' as const }
      this.state(state)
      this.#publish('state', state)
    }
    this.#questions.clear()
    this.#room.clear()
    clearTimeout(this.#fading)
    this.#tellSignals.stop()
    this.#tellVotes.stop()
    this.#tellPresence.stop()
    this.#tellQuestions.stop()
    await this.#options.recorder?.end()
  }

  #publish<K extends KeptTopic>(topic: K, message: LiveMessages[K]): void {
    this.#options.publish(topic, formatLiveMessage(topic, message))
  }
}
