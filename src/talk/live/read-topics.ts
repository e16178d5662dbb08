import {
  isLater,
  parseLiveMessage,
  type LiveMessageKind,
  type LiveMessages,
  type LivePosition,
  type LiveState,
} from '../../deck/live/live-messages.ts'
import { liveTopic, type LiveScope, type LiveTopic } from '../../deck/live/live-topics.ts'

/** Common topics that carry the message of their own name. */
export type ReadableTopic = LiveTopic & LiveMessageKind

export type TopicHandlers = { [K in ReadableTopic]?: (message: LiveMessages[K]) => void }

/** Topics that a client has of its own (or, ending in `/`, all below one), with the kind of message that they carry. */
export interface OwnTopicReader<K extends LiveMessageKind = LiveMessageKind> {
  topic: string
  kind: K
  /** `clientId` is what follows a topic that ends in `/`; else empty. */
  take: (message: LiveMessages[K], clientId: string) => void
}

export interface TopicReader {
  /** The common topics that have a handler, to subscribe to. */
  topics: string[]
  /** What came on a topic. */
  read: (topic: string, payload: string) => void
  /** The last position and state that were not late. */
  seen: { position?: LivePosition; state?: LiveState }
  /** Messages that were of an unknown version, shape or topic, and dropped. */
  ignored: () => number
}

/**
 * The one way in for what a session says: parses each message by its topic, drops positions and states that are late or
 * come twice, and counts what nobody can read.
 */
export function readTopics(
  scope: LiveScope,
  handlers: TopicHandlers,
  own: readonly OwnTopicReader[] = [],
): TopicReader {
  const seen: TopicReader['seen'] = {}
  let ignored = 0
  const kinds = new Map(
    (Object.keys(handlers) as ReadableTopic[]).map((kind) => [liveTopic(scope, kind), kind] as const),
  )
  const parse = <K extends LiveMessageKind>(kind: K, payload: string): LiveMessages[K] | undefined => {
    const message = parseLiveMessage(kind, payload)
    if (!message) ignored++
    return message
  }
  const readCommon = (kind: ReadableTopic, payload: string) => {
    const message = parse(kind, payload)
    const take = handlers[kind] as ((message: object) => void) | undefined
    if (message && isNews(seen, kind, message)) take?.(message)
  }
  return {
    topics: [...kinds.keys()],
    seen,
    ignored: () => ignored,
    read: (topic, payload) => {
      const kind = kinds.get(topic)
      if (kind) {
        readCommon(kind, payload)
        return
      }
      const reader = own.find((one) =>
        one.topic.endsWith('/') ? topic.startsWith(one.topic) : topic === one.topic,
      )
      const message = reader ? parse(reader.kind, payload) : undefined
      if (reader && message) reader.take(message, topic.slice(reader.topic.length))
      else if (!reader) ignored++
    },
  }
}

/** Positions and states have an order; the others are news whenever they come. */
function isNews(seen: TopicReader['seen'], kind: ReadableTopic, message: object): boolean {
  if (kind !== 'position' && kind !== 'state') return true
  if (!isLater(message as LivePosition | LiveState, seen[kind])) return false
  Object.assign(seen, { [kind]: message })
  return true
}

/** An own topic with its message's type known to the handler. */
export function ownReader<K extends LiveMessageKind>(
  topic: string,
  kind: K,
  take: (message: LiveMessages[K], clientId: string) => void,
): OwnTopicReader {
  return { topic, kind, take: take as OwnTopicReader['take'] }
}
