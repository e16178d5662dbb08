import { randomBytes } from 'node:crypto'
import { isSameSecret } from './live-access.ts'

/** Connections of moderators at a time: each is sent all questions. */
const MOST_MODERATORS = 16

/** Who may moderate a session: whoever comes with its code, until the speaker takes that back. */
export class Moderation {
  #code: string
  readonly #clients = new Set<string>()

  constructor(code = newCode()) {
    this.#code = code
  }

  get code(): string {
    return this.#code
  }

  admits(code: string | Uint8Array): boolean {
    return isSameSecret(code, this.#code)
  }

  /** False where it changed nothing. */
  enter(clientId: string): boolean {
    if (this.#clients.has(clientId) || this.#clients.size >= MOST_MODERATORS) return false
    this.#clients.add(clientId)
    return true
  }

  /** False where they were none. */
  leave(clientId: string): boolean {
    return this.#clients.delete(clientId)
  }

  /** Client ids of those who are there. */
  clients(): string[] {
    return [...this.#clients]
  }

  /** Another code; the client ids of those who are out with the old one. */
  renew(): string[] {
    const out = this.clients()
    this.#code = newCode()
    this.#clients.clear()
    return out
  }
}

function newCode(): string {
  return randomBytes(16).toString('base64url')
}
