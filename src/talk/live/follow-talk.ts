import type { LiveSession } from '../../deck/live/live-info.ts'
import {
  formatLiveMessage,
  parseLiveMessage,
  type AskedQuestion,
  type LivePosition,
  type LiveQuestion,
  type LiveState,
} from '../../deck/live/live-messages.ts'
import { CLIENT_PREFIXES, liveTopic, ownTopic } from '../../deck/live/live-topics.ts'
import type { Locale } from '../../deck/locale.ts'
import { AwaitedReceipts, type AskOutcome } from './awaited-receipts.ts'
import { openLiveConnection, type LiveStatus } from './live-connection.ts'
import { randomName } from './random-name.ts'
import { ownReader, readTopics } from './read-topics.ts'

/** What a listener is told. Nothing comes twice or late: an older position than the last is dropped. */
export interface FollowHandlers {
  onStatus: (status: LiveStatus) => void
  onPosition: (position: LivePosition) => void
  onState: (state: LiveState) => void
  /** Whether a speaker's page is connected; undecided until this is first called. */
  onSpeaker?: (present: boolean) => void
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
  /** Messages that were of an unknown version or shape, and dropped. */
  ignored: () => number
  leave: () => void
}

/** Joins a live talk as a listener. Comes back by itself when the connection is lost. */
export function followTalk(session: LiveSession, locale: Locale, handlers: FollowHandlers): FollowedTalk {
  const clientId = CLIENT_PREFIXES.listener + randomName()
  const topics = {
    questions: liveTopic(session, 'questions'),
    ownPresence: ownTopic(session, 'presence', clientId),
    ownQuestions: ownTopic(session, 'questions', clientId),
    receipts: ownTopic(session, 'receipts', clientId),
  }
  const receipts = new AwaitedReceipts()
  const reader = readTopics(
    session,
    {
      position: handlers.onPosition,
      state: handlers.onState,
      speaker: ({ speaker }) => handlers.onSpeaker?.(speaker !== null),
      questions: ({ questions }) => handlers.onQuestions?.(questions),
      rollCall: () => {
        tellPresence()
      },
    },
    [
      ownReader(topics.receipts, 'questionReceipt', ({ id, outcome }) => {
        receipts.settle(id, outcome)
      }),
    ],
  )
  const onStatus = (status: LiveStatus) => {
    if (status !== 'connected') receipts.giveUp()
    handlers.onStatus(status)
  }
  const tellPresence = () => {
    connection.publish(topics.ownPresence, formatLiveMessage('listenerPresence', { locale }), {
      retain: true,
    })
  }
  const connection = openLiveConnection({
    broker: session.broker,
    clientId,
    username: session.users.listener,
    topics: reader.topics.filter((topic) => topic !== topics.questions),
    // Empty: the broker forgets what it kept of us.
    will: { topic: topics.ownPresence, payload: '' },
    onStatus,
    onReady: tellPresence,
    onMessage: reader.read,
  })
  return {
    setLocale: (next) => {
      if (next === locale) return
      locale = next
      tellPresence()
    },
    watchQuestions: (watching) => {
      for (const topic of [topics.questions, topics.receipts]) {
        if (watching) connection.subscribe(topic)
        else connection.unsubscribe(topic)
      }
    },
    ask: (question) => {
      const message = formatLiveMessage('listenerQuestion', { ask: { ...question, locale } })
      const isSent =
        parseLiveMessage('listenerQuestion', message) !== undefined &&
        connection.publish(topics.ownQuestions, message)
      return isSent ? receipts.wait(question.id) : Promise.resolve('notSent')
    },
    support: (questionId, supporting) =>
      connection.publish(
        topics.ownQuestions,
        formatLiveMessage(
          'listenerQuestion',
          supporting ? { support: questionId } : { withdraw: questionId },
        ),
      ),
    ignored: reader.ignored,
    leave: () => {
      connection.close({ topic: topics.ownPresence, payload: '' })
    },
  }
}
