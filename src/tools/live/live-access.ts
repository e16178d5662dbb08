import { createHash, timingSafeEqual } from 'node:crypto'
import type { LiveRole, LiveTopic } from '../../deck/live/live-topics.ts'

type Reader = Exclude<LiveRole, 'keeper'>

interface TopicAccess {
  /** Roles that may take it in. */
  readers: readonly Reader[]
  /** The page that speaks may write it, and no other. */
  spoken?: true
}

/** Who may take each topic in, and who may write it. */
const ACCESS = {
  position: { readers: ['listener', 'clicker', 'speaker'], spoken: true },
  state: { readers: ['listener', 'clicker', 'moderator', 'speaker'], spoken: true },
  speaker: { readers: ['listener', 'clicker', 'speaker'] },
  pointer: { readers: ['listener', 'speaker'], spoken: true },
  ink: { readers: ['listener', 'speaker'], spoken: true },
  poll: { readers: ['listener', 'speaker'], spoken: true },
  wallQuestion: { readers: ['listener', 'speaker'], spoken: true },
  votes: { readers: ['speaker'] },
  signals: { readers: ['speaker'] },
  clickers: { readers: ['clicker', 'speaker'], spoken: true },
  clickerInvite: { readers: [], spoken: true },
  clickerDismiss: { readers: [], spoken: true },
  presence: { readers: ['speaker'] },
  questions: { readers: ['listener', 'clicker', 'speaker'] },
  allQuestions: { readers: ['speaker'] },
  moderation: { readers: ['speaker'] },
  renewModeration: { readers: [], spoken: true },
  rollCall: { readers: ['listener', 'moderator'] },
  markQuestion: { readers: [], spoken: true },
} as const satisfies Record<LiveTopic, TopicAccess>

export function mayRead(role: Reader, topic: LiveTopic): boolean {
  return accessOf(topic).readers.includes(role)
}

export type SpokenTopic = {
  [Topic in LiveTopic]: (typeof ACCESS)[Topic] extends { spoken: true } ? Topic : never
}[LiveTopic]

export function isSpoken(topic: LiveTopic): topic is SpokenTopic {
  return accessOf(topic).spoken === true
}

function accessOf(topic: LiveTopic): TopicAccess {
  return ACCESS[topic]
}

/** Equal or not in the same time, whatever is compared. */
export function isSameSecret(given: string | Uint8Array, expected: string): boolean {
  const digest = (text: string | Uint8Array) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}

/** ms that a code waits for its clicker. */
const CODE_LIFETIME_MS = 10 * 60_000
const MOST_CODES = 32

interface CodeUse {
  expiresMs: number
  /** The one client that came with it. */
  clientId?: string
  /** What the clicker calls itself, once it has said so. */
  name?: string
}

/** Codes by which clickers join: each for the first that comes with it. */
export class ClickerCodes {
  readonly #codes = new Map<string, CodeUse>()

  /** A code that is known keeps its clicker: the speaker's page tells its codes again after a loss. */
  invite(code: string, nowMs: number): void {
    for (const [old, { expiresMs, clientId }] of this.#codes) {
      if (clientId === undefined && expiresMs < nowMs) this.#codes.delete(old)
    }
    if (this.#codes.has(code) || this.#codes.size >= MOST_CODES) return
    this.#codes.set(code, { expiresMs: nowMs + CODE_LIFETIME_MS })
  }

  /** True where the client may join, and the code is its own from now on. */
  redeem(given: Uint8Array, clientId: string, nowMs: number): boolean {
    for (const [code, use] of this.#codes) {
      if (!isSameSecret(given, code)) continue
      if (use.clientId === undefined && use.expiresMs < nowMs) return false
      if (use.clientId !== undefined && use.clientId !== clientId) return false
      use.clientId = clientId
      return true
    }
    return false
  }

  /** False where the client came with another code, or with none, or was thrown out. */
  isHolder(clientId: string, code: string): boolean {
    return this.#codes.get(code)?.clientId === clientId
  }

  /** False where the client isn't the code's holder, or goes by another name. */
  isOwn(clientId: string, code: string, name: string): boolean {
    const use = this.#codes.get(code)
    if (use?.clientId !== clientId) return false
    use.name ??= name
    return use.name === name
  }

  /** The client id of the clicker that was thrown out. */
  dismiss(name: string): string | undefined {
    for (const [code, use] of this.#codes) {
      if (use.name !== name) continue
      this.#codes.delete(code)
      return use.clientId
    }
    return undefined
  }
}
