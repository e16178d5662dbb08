import type { LiveSession } from '../../deck/live/live-info.ts'
import {
  formatLiveMessage,
  isLater,
  parseLiveMessage,
  type AskedQuestion,
  type LiveMessageKind,
  type LiveMessages,
  type LivePosition,
  type LiveQuestion,
  type LiveState,
} from '../../deck/live/live-messages.ts'
import { CLIENT_PREFIXES, liveTopic, ownTopic } from '../../deck/live/live-topics.ts'
import type { Locale } from '../../deck/locale.ts'
import { AwaitedReceipts, type AskOutcome } from './awaited-receipts.ts'
import { openLiveConnection, type LiveStatus } from './live-connection.ts'
import { randomName } from './random-name.ts'

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
    position: liveTopic(session, 'position'),
    state: liveTopic(session, 'state'),
    speaker: liveTopic(session, 'speaker'),
    questions: liveTopic(session, 'questions'),
    ownPresence: ownTopic(session, 'presence', clientId),
    ownQuestions: ownTopic(session, 'questions', clientId),
    receipts: ownTopic(session, 'receipts', clientId),
  }
  let position: LivePosition | undefined
  let state: LiveState | undefined
  let ignored = 0
  const receipts = new AwaitedReceipts()

  const parse = <K extends LiveMessageKind>(kind: K, payload: string): LiveMessages[K] | undefined => {
    const message = parseLiveMessage(kind, payload)
    if (!message) ignored++
    return message
  }
  const onMessage = (topic: string, payload: string) => {
    if (topic === topics.position) {
      const next = parse('position', payload)
      if (next && isLater(next, position)) handlers.onPosition((position = next))
    } else if (topic === topics.state) {
      const next = parse('state', payload)
      if (next && isLater(next, state)) handlers.onState((state = next))
    } else if (topic === topics.speaker) {
      const next = parse('speaker', payload)
      if (next) handlers.onSpeaker?.(next.speaker !== null)
    } else if (topic === topics.questions) {
      const next = parse('questions', payload)
      if (next) handlers.onQuestions?.(next.questions)
    } else if (topic === topics.receipts) {
      const next = parse('questionReceipt', payload)
      if (next) receipts.settle(next.id, next.outcome)
    }
  }
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
    topics: [topics.position, topics.state, topics.speaker],
    // Empty: the broker forgets what it kept of us.
    will: { topic: topics.ownPresence, payload: '' },
    onStatus,
    onReady: tellPresence,
    onMessage,
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
    ignored: () => ignored,
    leave: () => {
      connection.close({ topic: topics.ownPresence, payload: '' })
    },
  }
}
