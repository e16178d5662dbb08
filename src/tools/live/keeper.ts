import {
  formatLiveMessage,
  nextSeq,
  type LiveMessages,
  type ListenerPresence,
  type LivePosition,
  type LiveState,
} from '../../deck/live/live-messages.ts'
import type { ListenerQuestion, QuestionMark, QuestionReceipt } from '../../deck/live/live-question.ts'
import type { ModeratorMessage } from '../../deck/live/live-moderation.ts'
import type { ListenerSignal, ListenerVote, LivePoll } from '../../deck/live/live-room.ts'
import type { ShownKind } from '../../deck/live/live-recording.ts'
import { LOCALES, type Locale } from '../../deck/locale.ts'
import { coalesce } from './coalesce.ts'
import { Moderation } from './moderation.ts'
import { QuestionBox } from './question-box.ts'
import { RoomBox } from './room-box.ts'
import type { Recorder } from './recorder.ts'
import type { SavedRoom } from './saved-room.ts'

/** ms between two looks at signals that fade. */
const FADE_MS = 5000

/** Topics that the keeper itself writes. */
export type KeptTopic =
  'speaker' | 'state' | 'presence' | 'questions' | 'allQuestions' | 'signals' | 'votes' | 'moderation'

export interface KeeperOptions {
  /** Epoch ms of the session's start. */
  started: number
  /** Sends a retained message to all who may read the topic. */
  publish: (topic: KeptTopic, payload: string) => void
  /** Sends a message to one listener, or to one moderator, alone; to who is no moderator any more, an empty one. */
  answer: (topic: 'receipts' | 'moderatorQuestions', clientId: string, payload: string) => void
  recorder?: Recorder | undefined
  /** What a process before this one kept of the session, and where to keep it. */
  kept?: { saved: SavedRoom; save: (room: SavedRoom, isUrgent: boolean) => void } | undefined
  /** ms between two messages with counts or with questions. */
  pauseMs: number
}

/**
 * What someone must keep of a session and no page can: how many follow, questions and votes, and the recording. Takes what
 * roles send after it was checked; knows nothing of connections, so that it serves any broker.
 */
export class SessionKeeper {
  readonly #options: KeeperOptions
  readonly #locales = new Map<string, Locale>()
  readonly #questions = new QuestionBox()
  /** Who moderates them. */
  readonly moderation: Moderation
  readonly #tellModeration: ReturnType<typeof coalesce>
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
      ...(options.kept?.saved.moderated && { questionsModerated: true }),
      build: '',
    }
    this.moderation = new Moderation(options.kept?.saved.moderator)
    this.#questions.restore(options.kept?.saved.questions ?? [])
    this.#room.restore(options.kept?.saved.votes ?? [])
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
      this.#save()
    })
    this.#tellModeration = coalesce(pauseMs, () => {
      const { code } = this.moderation
      this.#publish('moderation', { code, moderators: this.moderation.clients().length })
      this.#save()
    })
    this.#tellQuestions = coalesce(pauseMs, () => {
      this.#publishQuestions()
      this.#save()
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
    this.#tellModeration.ask()
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
      if ((isOpen || 'takeBack' in message) && this.#questions.weigh(clientId, message, address))
        this.#tellQuestions.ask()
      return
    }
    const isModerated = this.#state.questionsModerated === true
    const outcome = isOpen
      ? this.#questions.ask(clientId, message.ask, Date.now(), { address, isModerated })
      : 'closed'
    if (outcome === 'taken') this.#tellQuestions.ask()
    const receipt: QuestionReceipt = {
      id: message.ask.id,
      outcome: outcome === 'taken' && isModerated ? 'moderated' : outcome,
    }
    this.#options.answer('receipts', clientId, formatLiveMessage('questionReceipt', receipt))
  }

  /** What a moderator says, who has the code or is not heard; undefined where they went. */
  moderate(clientId: string, message: ModeratorMessage | undefined): void {
    if (!message) {
      if (this.moderation.leave(clientId)) this.#tellModeration.ask()
      return
    }
    if (!this.moderation.admits(message.code)) {
      // The link was taken back while they were away.
      this.#options.answer('moderatorQuestions', clientId, '')
      return
    }
    if (this.moderation.enter(clientId)) this.#tellModeration.ask()
    if (message.mark) {
      // Whoever still has the link decides nothing while the speaker has no moderator.
      if (this.#state.questionsModerated) this.markQuestion(message.mark)
    } else this.#tellModerators([clientId])
  }

  /** The link that moderators have is good for nothing any more; their client ids. */
  renewModeration(): string[] {
    const out = this.moderation.renew()
    this.#tellModeration.ask()
    // After a crash, too, the old link must be good for nothing.
    this.#save(true)
    return out
  }

  markQuestion(mark: QuestionMark): void {
    this.#questions.mark(mark)
    this.#tellQuestions.ask()
  }

  /** What the speaker shows over the slide, as it was sent and found to be well formed. */
  shown(kind: ShownKind, payload: string): void {
    this.#options.recorder?.show(kind, payload)
  }

  position(position: LivePosition): void {
    this.#options.recorder?.position(position)
  }

  state(state: LiveState): void {
    const turns =
      (state.phase === 'ended') !== (this.#state.phase === 'ended') ||
      state.questionsModerated !== this.#state.questionsModerated
    this.#state = state
    this.#options.recorder?.state(state)
    // At its end listeners see them no more, and again when it goes on; the speaker can export them all the time. And
    // what waits for a moderator is seen where questions are no longer moderated.
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
    this.#tellModeration.stop()
    await this.#options.recorder?.end()
  }

  #publishQuestions(): void {
    const isModerated = this.#state.questionsModerated === true
    const over = this.#state.phase === 'ended'
    this.#publish('questions', { questions: over ? [] : this.#questions.shown(isModerated) })
    this.#publish('allQuestions', { questions: this.#questions.passed(isModerated) })
    this.#tellModerators(this.moderation.clients())
  }

  #tellModerators(clientIds: readonly string[]): void {
    const all = formatLiveMessage('allQuestions', { questions: this.#questions.list() })
    for (const clientId of clientIds) this.#options.answer('moderatorQuestions', clientId, all)
  }

  #save(isUrgent = false): void {
    const room = {
      questions: this.#questions.save(),
      votes: this.#room.save(),
      moderator: this.moderation.code,
      moderated: this.#state.questionsModerated === true,
    }
    this.#options.kept?.save(room, isUrgent)
  }

  #publish<K extends KeptTopic>(topic: K, message: LiveMessages[K]): void {
    this.#options.publish(topic, formatLiveMessage(topic, message))
  }
}
