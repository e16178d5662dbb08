import type { LiveSession } from '../../deck/live/live-info.ts'
import type { LiveInk, LivePointer } from '../../deck/live/live-ink.ts'
import type { ListenerVote, LivePoll, Signal } from '../../deck/live/live-room.ts'
import {
  formatLiveMessage,
  parseLiveMessage,
  type LivePosition,
  type LiveState,
} from '../../deck/live/live-messages.ts'
import type { AskedQuestion, LiveQuestion, WallQuestion } from '../../deck/live/live-question.ts'
import { CLIENT_PREFIXES, liveTopic, ownTopic } from '../../deck/live/live-topics.ts'
import type { Locale } from '../../deck/locale.ts'
import { AwaitedReceipts, type AskOutcome } from './awaited-receipts.ts'
import { openLiveConnection, type LiveConnection, type LiveStatus } from './live-connection.ts'
import { randomName } from './random-name.ts'
import { ownReader, readTopics, type TopicReader } from './read-topics.ts'

/** What a listener is told. Nothing comes twice or late: an older position than the last is dropped. */
export interface FollowHandlers {
  onStatus: (status: LiveStatus) => void
  onPosition: (position: LivePosition) => void
  onState: (state: LiveState) => void
  /** Whether a speaker's page is connected; undecided until this is first called. */
  onSpeaker?: (present: boolean) => void
  onPointer?: (pointer: LivePointer) => void
  onInk?: (ink: LiveInk) => void
  onPoll?: (poll: LivePoll) => void
  onWallQuestion?: (shown: WallQuestion) => void
  /** While `watchQuestions` is on. */
  onQuestions?: (questions: readonly LiveQuestion[]) => void
}

export interface FollowedTalk {
  /** The reader changed language: counted in it from now on. */
  setLocale: (locale: Locale) => void
  /** Questions are sent to those alone who look at them. */
  watchQuestions: (watching: boolean) => void
  /** `id` is a random name of the question. Answered while questions are watched. */
  ask: (question: Omit<AskedQuestion, 'locale'>) => Promise<AskOutcome>
  /** False without connection. Supporting twice counts once. */
  support: (questionId: string, supporting: boolean) => boolean
  /** False without connection, as below. */
  signal: (signal: Signal, on: boolean) => boolean
  /** The last vote counts. */
  vote: (vote: ListenerVote) => boolean
  /** Takes a question of one's own back. */
  takeBack: (questionId: string) => boolean
  /** Messages that were of an unknown version or shape, and dropped. */
  ignored: () => number
  leave: () => void
}

/** Joins a live talk as a listener. Comes back by itself when the connection is lost. `clientId` is who it was before a reload. */
export function followTalk(
  session: LiveSession,
  locale: Locale,
  handlers: FollowHandlers,
  clientId = CLIENT_PREFIXES.listener + randomName(),
): FollowedTalk {
  return new ListenersPage(session, locale, handlers, clientId)
}

class ListenersPage implements FollowedTalk {
  readonly #topics: Record<
    'questions' | 'ownPresence' | 'ownQuestions' | 'receipts' | 'signals' | 'votes',
    string
  >
  readonly #receipts = new AwaitedReceipts()
  readonly #reader: TopicReader
  readonly #connection: LiveConnection
  #locale: Locale

  constructor(session: LiveSession, locale: Locale, handlers: FollowHandlers, clientId: string) {
    this.#locale = locale
    this.#topics = {
      questions: liveTopic(session, 'questions'),
      ownPresence: ownTopic(session, 'presence', clientId),
      ownQuestions: ownTopic(session, 'questions', clientId),
      receipts: ownTopic(session, 'receipts', clientId),
      signals: ownTopic(session, 'signals', clientId),
      votes: ownTopic(session, 'votes', clientId),
    }
    this.#reader = this.#openReader(session, handlers)
    this.#connection = openLiveConnection({
      broker: session.broker,
      clientId,
      username: session.users.listener,
      topics: this.#reader.topics.filter((topic) => topic !== this.#topics.questions),
      // Empty: the broker forgets what it kept of us.
      will: { topic: this.#topics.ownPresence, payload: '' },
      onStatus: (status) => {
        if (status !== 'connected') this.#receipts.giveUp()
        handlers.onStatus(status)
      },
      onReady: () => {
        this.#tellPresence()
      },
      onMessage: this.#reader.read,
    })
  }

  setLocale = (locale: Locale): void => {
    if (locale === this.#locale) return
    this.#locale = locale
    this.#tellPresence()
  }

  watchQuestions = (watching: boolean): void => {
    for (const topic of [this.#topics.questions, this.#topics.receipts]) {
      if (watching) this.#connection.subscribe(topic)
      else this.#connection.unsubscribe(topic)
    }
  }

  ask = (question: Omit<AskedQuestion, 'locale'>): Promise<AskOutcome> => {
    const message = formatLiveMessage('listenerQuestion', { ask: { ...question, locale: this.#locale } })
    const isSent =
      parseLiveMessage('listenerQuestion', message) !== undefined &&
      this.#connection.publish(this.#topics.ownQuestions, message)
    return isSent ? this.#receipts.wait(question.id) : Promise.resolve('notSent')
  }

  support = (questionId: string, supporting: boolean): boolean => {
    const message = supporting ? { support: questionId } : { withdraw: questionId }
    return this.#connection.publish(this.#topics.ownQuestions, formatLiveMessage('listenerQuestion', message))
  }

  signal = (signal: Signal, on: boolean): boolean =>
    this.#connection.publish(this.#topics.signals, formatLiveMessage('listenerSignal', { signal, on }))

  vote = (vote: ListenerVote): boolean =>
    this.#connection.publish(this.#topics.votes, formatLiveMessage('listenerVote', vote))

  takeBack = (questionId: string): boolean =>
    this.#connection.publish(
      this.#topics.ownQuestions,
      formatLiveMessage('listenerQuestion', { takeBack: questionId }),
    )

  ignored = (): number => this.#reader.ignored()

  leave = (): void => {
    this.#connection.close({ topic: this.#topics.ownPresence, payload: '' })
  }

  #openReader(session: LiveSession, handlers: FollowHandlers): TopicReader {
    return readTopics(
      session,
      {
        position: handlers.onPosition,
        state: handlers.onState,
        speaker: ({ speaker }) => handlers.onSpeaker?.(speaker !== null),
        pointer: (pointer) => handlers.onPointer?.(pointer),
        ink: (ink) => handlers.onInk?.(ink),
        poll: (poll) => handlers.onPoll?.(poll),
        wallQuestion: (shown) => handlers.onWallQuestion?.(shown),
        questions: ({ questions }) => handlers.onQuestions?.(questions),
        rollCall: () => {
          this.#tellPresence()
        },
      },
      [
        ownReader(this.#topics.receipts, 'questionReceipt', ({ id, outcome }) => {
          this.#receipts.settle(id, outcome)
        }),
      ],
    )
  }

  #tellPresence(): void {
    const message = formatLiveMessage('listenerPresence', { locale: this.#locale })
    this.#connection.publish(this.#topics.ownPresence, message, { retain: true })
  }
}
