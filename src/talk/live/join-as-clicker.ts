import type { LiveSession } from '../../deck/live/live-info.ts'
import {
  formatLiveMessage,
  type ClickerAction,
  type LivePosition,
  type LiveState,
} from '../../deck/live/live-messages.ts'
import type { LiveQuestion } from '../../deck/live/live-question.ts'
import { CLIENT_PREFIXES, liveTopic, ownTopic } from '../../deck/live/live-topics.ts'
import { openLiveConnection, type LiveConnection, type LiveStatus } from './live-connection.ts'
import { randomName } from './random-name.ts'
import { readTopics, type TopicReader } from './read-topics.ts'

/** `joining` until the speaker's page has answered; `dismissed` when it has thrown the clicker out. */
export type ClickerMembership = 'joining' | 'joined' | 'dismissed'

export interface ClickerHandlers {
  /** `refused`: the code is unknown, used up or taken back. */
  onStatus: (status: LiveStatus) => void
  onMembership: (membership: ClickerMembership) => void
  /** Whether a page of the speaker's is there, which turns are for. */
  onSpeaker: (present: boolean) => void
  onPosition: (position: LivePosition) => void
  onState: (state: LiveState) => void
  /** Those that the room sees. */
  onQuestions: (questions: readonly LiveQuestion[]) => void
}

export interface LiveClicker {
  /** False without connection: a turn that comes late would surprise. */
  press: (action: Exclude<ClickerAction, 'join' | 'laser'>) => boolean
  /** Parts of the stage's width and height, 0–1. Call it 30 times a second at most. */
  point: (x: number, y: number) => boolean
  leave: () => void
}

/** Who this clicker is, kept by the page in its tab's storage so that a reload is the same clicker. */
export interface ClickerIdentity {
  clientId: string
  name: string
}

export function createClickerIdentity(): ClickerIdentity {
  return { clientId: CLIENT_PREFIXES.clicker + randomName(), name: randomName() }
}

/**
 * A server that was started anew knows a clicker's code only when the speaker's page has come back and told it: so often,
 * and at such a pause in ms, a clicker that was joined tries again.
 */
const MOST_REFUSALS = 30
const REFUSAL_PAUSE_MS = 1000

/** Joins a live talk as a clicker, with the code that the speaker's page showed. */
export function joinAsClicker(
  session: LiveSession,
  code: string,
  identity: ClickerIdentity,
  handlers: ClickerHandlers,
): LiveClicker {
  return new ClickersPage(session, code, identity, handlers)
}

class ClickersPage implements LiveClicker {
  readonly #session: LiveSession
  readonly #code: string
  readonly #identity: ClickerIdentity
  readonly #handlers: ClickerHandlers
  readonly #reader: TopicReader
  readonly #questions: string
  #connection: LiveConnection
  #membership: ClickerMembership = 'joining'
  #seq = 0
  #refusals = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(session: LiveSession, code: string, identity: ClickerIdentity, handlers: ClickerHandlers) {
    this.#session = session
    this.#questions = liveTopic(session, 'questions')
    this.#code = code
    this.#identity = identity
    this.#handlers = handlers
    this.#reader = readTopics(session, {
      position: handlers.onPosition,
      state: handlers.onState,
      questions: ({ questions }) => {
        handlers.onQuestions(questions)
      },
      speaker: ({ speaker }) => {
        this.#hearSpeaker(speaker !== null)
      },
      clickers: ({ clickers }) => {
        this.#hearClickers(clickers)
      },
    })
    this.#connection = this.#connect()
  }

  press = (action: Exclude<ClickerAction, 'join' | 'laser'>): boolean => this.#send(action)

  point = (x: number, y: number): boolean => this.#send('laser', { x: clampPart(x), y: clampPart(y) })

  leave = (): void => {
    clearTimeout(this.#timer)
    this.#connection.close()
  }

  #connect(): LiveConnection {
    return openLiveConnection({
      broker: this.#session.broker,
      clientId: this.#identity.clientId,
      username: this.#session.users.clicker,
      password: this.#code,
      topics: this.#reader.topics.filter(
        (topic) => topic !== this.#questions || this.#membership === 'joined',
      ),
      onStatus: (status) => {
        this.#hearStatus(status)
      },
      onReady: () => this.#send('join'),
      onMessage: this.#reader.read,
    })
  }

  #send(action: ClickerAction, point?: { x: number; y: number }): boolean {
    // Time first, so that a reloaded page goes on above what it sent before.
    this.#seq = Math.max(this.#seq + 1, Date.now())
    const { clientId, name } = this.#identity
    const message = { code: this.#code, clicker: name, seq: this.#seq, action, ...point }
    return this.#connection.publish(
      ownTopic(this.#session, 'clicker', clientId),
      formatLiveMessage('clicker', message),
      { qos: point ? 0 : 1 },
    )
  }

  #setMembership(next: ClickerMembership): void {
    if (next === this.#membership) return
    this.#membership = next
    this.#handlers.onMembership(next)
  }

  #hearSpeaker(present: boolean): void {
    this.#handlers.onSpeaker(present)
    // A page that comes late has not heard who asked to join.
    if (present && this.#membership === 'joining') this.#send('join')
  }

  #hearClickers(clickers: readonly string[]): void {
    if (clickers.includes(this.#identity.name)) {
      this.#setMembership('joined')
      // Not before: what comes in between would hold up the list of those who have joined.
      this.#connection.subscribe(this.#questions)
    } else if (this.#membership === 'joined') {
      this.#setMembership('dismissed')
      // A list that was kept from before can come after the one with this clicker: the speaker's page says it again.
      this.#send('join')
    }
  }

  #hearStatus(status: LiveStatus): void {
    if (status === 'connected') this.#refusals = 0
    const isForgotten =
      status === 'refused' && this.#membership === 'joined' && this.#refusals < MOST_REFUSALS
    if (isForgotten) {
      this.#refusals++
      this.#timer = setTimeout(() => (this.#connection = this.#connect()), REFUSAL_PAUSE_MS)
    }
    const isReturning = isForgotten || (status === 'connecting' && this.#refusals > 0)
    this.#handlers.onStatus(isReturning ? 'lost' : status)
  }
}

function clampPart(value: number): number {
  // Three decimals are half a pixel of a wide wall.
  return Math.round(Math.min(1, Math.max(0, value)) * 1000) / 1000
}
