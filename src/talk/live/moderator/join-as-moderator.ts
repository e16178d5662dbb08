import type { LiveSession } from '../../../deck/live/live-info.ts'
import { formatLiveMessage, parseLiveMessage, type LiveState } from '../../../deck/live/live-messages.ts'
import type { LiveQuestion } from '../../../deck/live/live-question.ts'
import type { ModeratorMessage } from '../../../deck/live/live-moderation.ts'
import { CLIENT_PREFIXES, ownTopic } from '../../../deck/live/live-topics.ts'
import { openLiveConnection, type LiveStatus } from '../live-connection.ts'
import { randomName } from '../random-name.ts'
import { ownReader, readTopics } from '../read-topics.ts'

export interface ModeratorHandlers {
  /** `refused`: the link's code is not the session's, or was taken back. */
  onStatus: (status: LiveStatus) => void
  onState: (state: LiveState) => void
  /** All of them, those that nobody else sees as well. */
  onQuestions: (questions: readonly LiveQuestion[]) => void
}

export type Mark = NonNullable<ModeratorMessage['mark']>

export interface LiveModerator {
  /** False without connection: nothing is sent later. */
  mark: (mark: Mark) => boolean
  leave: () => void
}

/** Joins a live talk as a moderator, with the code that the keeper told the speaker's pages. */
export function joinAsModerator(
  session: LiveSession,
  code: string,
  handlers: ModeratorHandlers,
): LiveModerator {
  const clientId = CLIENT_PREFIXES.moderator + randomName()
  const own = ownTopic(session, 'moderator', clientId)
  const answers = ownTopic(session, 'moderatorQuestions', clientId)
  const say = (message: ModeratorMessage): boolean => {
    const text = formatLiveMessage('moderator', message)
    return parseLiveMessage('moderator', text) !== undefined && connection.publish(own, text)
  }
  /** A broker elsewhere ends nobody's connection: the keeper says so. */
  const turnedOut = (): void => {
    connection.close()
    handlers.onStatus('refused')
  }
  const reader = readTopics(
    session,
    {
      state: handlers.onState,
      // A keeper that comes back has lost who moderates.
      rollCall: () => {
        say({ code })
      },
    },
    [
      ownReader(answers, 'allQuestions', ({ questions }) => {
        handlers.onQuestions(questions)
      }),
    ],
  )
  const connection = openLiveConnection({
    broker: session.broker,
    clientId,
    username: session.users.moderator,
    password: code,
    topics: [...reader.topics, answers],
    will: { topic: own, payload: '' },
    onStatus: handlers.onStatus,
    onReady: () => say({ code }),
    onMessage: (topic, text) => {
      if (topic === answers && text === '') turnedOut()
      else reader.read(topic, text)
    },
  })
  return {
    mark: (mark) => say({ code, mark }),
    leave: () => {
      connection.close({ topic: own, payload: '' })
    },
  }
}
