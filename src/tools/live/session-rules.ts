import { parseLiveMessage } from '../../deck/live/live-messages.ts'
import {
  liveTopic,
  ownTopic,
  parseLiveTopic,
  roleOfClient,
  type LiveRole,
  type LiveScope,
  type OwnTopic,
} from '../../deck/live/live-topics.ts'
import { SHOWN } from '../../deck/live/live-recording.ts'
import type { SessionKeeper } from './keeper.ts'
import { ClickerCodes, isSameSecret, isSpoken, mayRead, type SpokenTopic } from './live-access.ts'

export interface SessionRulesOptions {
  scope: LiveScope
  /** The speaker's secret. */
  token: string
  keeper: SessionKeeper
  /** Ends the connection of a clicker or moderator that was thrown out. */
  disconnect: (clientId: string) => void
}

/**
 * What becomes of a message: `keep` sends it on and keeps it for who comes late, `pass` only sends it on, `drop` does as
 * if it had never come, `refuse` ends the connection. `unreadable` is a drop that is counted.
 */
export type Verdict = 'keep' | 'pass' | 'drop' | 'unreadable' | 'refuse'

/** A message as it comes from a connection. */
export interface SentMessage {
  topic: string
  payload: string
  qos: number
  /** Where the connection comes from. */
  address?: string | undefined
}

/** Own topics that a client may take in, where they are its own. */
const OWN_READERS: Partial<Record<LiveRole, OwnTopic>> = {
  ...{ listener: 'receipts', moderator: 'moderatorQuestions' },
}

/** Who may do what in a session: the broker asks before each thing that it does for a connection. */
export class SessionRules {
  readonly #options: SessionRulesOptions
  readonly #codes = new ClickerCodes()
  /** Client id of the page that speaks. */
  #lectern: string | undefined
  /** The highest claim: an older page's, that comes late, is none. */
  #term = 0

  constructor(options: SessionRulesOptions) {
    this.#options = options
  }

  /** What is wrong with a login: the id or user name isn't one of the role's, or the secret isn't right. */
  refusalOf(
    clientId: string,
    username: string | undefined,
    password: Uint8Array,
  ): 'id' | 'secret' | undefined {
    const role = roleOfClient(clientId)
    if (role === undefined || role === 'keeper' || (username ?? 'listener') !== role) return 'id'
    if (role === 'speaker' && !isSameSecret(password, this.#options.token)) return 'secret'
    if (role === 'clicker' && !this.#codes.redeem(password, clientId, Date.now())) return 'secret'
    if (role === 'moderator' && !this.#options.keeper.moderation.admits(password)) return 'secret'
    return undefined
  }

  /** True for a clicker that was let in and not thrown out since. */
  isClicker(clientId: string, code: string): boolean {
    return roleOfClient(clientId) === 'clicker' && this.#codes.isHolder(clientId, code)
  }

  /** A will says that its client is gone, in the one way of its role. */
  mayLeaveWill(clientId: string, topic: string, payload: string): boolean {
    const { scope } = this.#options
    const role = roleOfClient(clientId)
    const own = role === 'listener' ? 'presence' : role === 'moderator' ? 'moderator' : undefined
    if (own) return payload === '' && topic === ownTopic(scope, own, clientId)
    if (role !== 'speaker' || topic !== liveTopic(scope, 'speaker')) return false
    return parseLiveMessage('speaker', payload)?.speaker === null
  }

  mayRead(clientId: string, topic: string): boolean {
    const { scope } = this.#options
    const role = roleOfClient(clientId)
    if (role === undefined || role === 'keeper') return false
    if (role === 'speaker' && topic === ownTopic(scope, 'clicker', '+')) return true
    const parsed = parseLiveTopic(scope, topic)
    if (!parsed) return false
    if ('topic' in parsed) return mayRead(role, parsed.topic)
    return OWN_READERS[role] === parsed.own && parsed.clientId === clientId
  }

  judge(clientId: string, { topic, payload, qos, address }: SentMessage): Verdict {
    const parsed = qos === 2 ? undefined : parseLiveTopic(this.#options.scope, topic)
    if (!parsed) return 'refuse'
    const role = roleOfClient(clientId)
    if ('own' in parsed) {
      if (parsed.clientId !== clientId) return 'refuse'
      if (role === 'clicker' && parsed.own === 'clicker') return this.#judgeClicker(clientId, payload)
      if (role === 'moderator' && parsed.own === 'moderator') return this.#judgeModerator(clientId, payload)
      return role === 'listener' ? this.#judgeListener(clientId, parsed.own, payload, address) : 'refuse'
    }
    if (role !== 'speaker') return 'refuse'
    if (parsed.topic === 'speaker') return this.#judgeClaim(clientId, payload)
    if (!isSpoken(parsed.topic)) return 'refuse'
    // A page that was at the lectern before may not have heard yet.
    return clientId === this.#lectern ? this.#judgeSpoken(parsed.topic, payload) : 'drop'
  }

  /** True where the page that spoke is gone, and nobody has taken its place. */
  leave(clientId: string): boolean {
    this.#options.keeper.presence(clientId, undefined)
    this.#options.keeper.moderate(clientId, undefined)
    if (clientId !== this.#lectern) return false
    this.#lectern = undefined
    return true
  }

  #judgeClaim(clientId: string, payload: string): Verdict {
    const message = parseLiveMessage('speaker', payload)
    if (!message) return 'unreadable'
    if (message.speaker === null && clientId !== this.#lectern) return 'drop'
    if (message.speaker !== null && message.term < this.#term) return 'drop'
    this.#term = Math.max(this.#term, message.term)
    this.#lectern = message.speaker === null ? undefined : clientId
    return 'keep'
  }

  #judgeSpoken(topic: SpokenTopic, payload: string): Verdict {
    const { keeper } = this.#options
    const record = () => {
      const kind = SHOWN.find((one) => one === topic)
      if (kind) keeper.shown(kind, payload)
    }
    switch (topic) {
      case 'position':
        return settle('keep', parseLiveMessage('position', payload), (message) => {
          keeper.position(message)
        })
      case 'state':
        return settle('keep', parseLiveMessage('state', payload), (message) => {
          keeper.state(message)
        })
      case 'pointer':
        return settle('pass', parseLiveMessage('pointer', payload), record)
      case 'ink':
        return settle('keep', parseLiveMessage('ink', payload), record)
      case 'wallQuestion':
        return settle('keep', parseLiveMessage('wallQuestion', payload), record)
      case 'poll':
        return settle('keep', parseLiveMessage('poll', payload), (poll) => {
          keeper.poll(poll)
        })
      case 'clickers':
        return settle('keep', parseLiveMessage('clickers', payload))
      case 'clickerInvite':
        return settle('drop', parseLiveMessage('clickerInvite', payload), ({ code }) => {
          this.#codes.invite(code, Date.now())
        })
      case 'clickerDismiss':
        return settle('drop', parseLiveMessage('clickerDismiss', payload), ({ clicker }) => {
          const clientId = this.#codes.dismiss(clicker)
          if (clientId !== undefined) this.#options.disconnect(clientId)
        })
      case 'renewModeration':
        return settle('drop', parseLiveMessage('renewModeration', payload), () => {
          for (const clientId of keeper.renewModeration()) this.#options.disconnect(clientId)
        })
      case 'markQuestion':
        return settle('drop', parseLiveMessage('markQuestion', payload), (mark) => {
          keeper.markQuestion(mark)
        })
    }
  }

  #judgeListener(clientId: string, own: OwnTopic, payload: string, address: string | undefined): Verdict {
    const { keeper } = this.#options
    switch (own) {
      case 'presence':
        return this.#takePresence(clientId, payload)
      case 'questions':
        return this.#takeQuestion(clientId, payload, address)
      case 'signals':
        return settle('drop', parseLiveMessage('listenerSignal', payload), (message) => {
          keeper.signal(clientId, message)
        })
      case 'votes':
        return settle('drop', parseLiveMessage('listenerVote', payload), (message) => {
          keeper.vote(clientId, message, address)
        })
      default:
        return 'refuse'
    }
  }

  #judgeClicker(clientId: string, payload: string): Verdict {
    const message = parseLiveMessage('clicker', payload)
    if (!message) return 'unreadable'
    return this.#codes.isOwn(clientId, message.code, message.clicker) ? 'pass' : 'drop'
  }

  #judgeModerator(clientId: string, payload: string): Verdict {
    const { keeper } = this.#options
    if (payload === '') {
      keeper.moderate(clientId, undefined)
      return 'drop'
    }
    return settle('drop', parseLiveMessage('moderator', payload), (message) => {
      keeper.moderate(clientId, message)
    })
  }

  #takePresence(clientId: string, payload: string): Verdict {
    if (payload === '') {
      this.#options.keeper.presence(clientId, undefined)
      return 'drop'
    }
    return settle('drop', parseLiveMessage('listenerPresence', payload), (message) => {
      this.#options.keeper.presence(clientId, message)
    })
  }

  #takeQuestion(clientId: string, payload: string, address: string | undefined): Verdict {
    return settle('drop', parseLiveMessage('listenerQuestion', payload), (message) => {
      this.#options.keeper.question(clientId, message, address)
    })
  }
}

function settle<T>(verdict: Verdict, message: T | undefined, take?: (message: T) => void): Verdict {
  if (message === undefined) return 'unreadable'
  take?.(message)
  return verdict
}
