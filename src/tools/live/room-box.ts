import {
  noSignals,
  readListenerVote,
  ROOM_LIMITS,
  SIGNALS,
  type ListenerSignal,
  type ListenerVote,
  type LivePoll,
  type LiveSignals,
  type LiveVotes,
  type Signal,
} from '../../deck/live/live-room.ts'
import { isRecord } from '../../deck/unknown-value.ts'

interface Vote {
  choices: readonly number[]
  address: string
}

/** Votes as they are written down, by client. */
export type SavedVotes = (ListenerVote & { clientId: string; address: string })[]

/** Signals and votes of one session. Who gave them is kept to count each once, and never told. */
export class RoomBox {
  readonly #signals = new Map<Signal, Map<string, number>>(SIGNALS.map((signal) => [signal, new Map()]))
  /** By poll, by client: a poll that is put again goes on with its votes. */
  readonly #votes = new Map<string, Map<string, Vote>>()
  #poll: LivePoll | undefined

  signal(clientId: string, { signal, on }: ListenerSignal, nowMs: number): void {
    if (on) this.#signals.get(signal)?.set(clientId, nowMs)
    else this.#signals.get(signal)?.delete(clientId)
  }

  /** True where the listener had said something. Votes stay. */
  leave(clientId: string): boolean {
    return [...this.#signals.values()].map((of) => of.delete(clientId)).includes(true)
  }

  signals(nowMs: number): LiveSignals['signals'] {
    const counts = noSignals()
    for (const [signal, clients] of this.#signals) {
      for (const [clientId, ms] of clients)
        if (signal !== 'hand' && nowMs - ms >= ROOM_LIMITS.signalMs) clients.delete(clientId)
      counts[signal] = clients.size
    }
    return counts
  }

  put(poll: LivePoll): void {
    this.#poll = poll
  }

  /** False where it changed nothing: no such poll is open, or the vote is none of its. */
  vote(clientId: string, { name, choices }: ListenerVote, address = ''): boolean {
    const poll = this.#poll
    if (!poll?.open || poll.name !== name) return false
    if (choices.some((choice) => choice >= poll.choices) || (!poll.many && choices.length > 1)) return false
    const votes = this.#votes.get(name) ?? new Map<string, Vote>()
    this.#votes.set(name, votes)
    if (choices.length === 0) return votes.delete(clientId)
    if (!votes.has(clientId) && isFull(votes, address)) return false
    votes.set(clientId, { choices, address })
    return true
  }

  /** Of the poll that was put last. */
  votes(): LiveVotes | undefined {
    if (!this.#poll) return undefined
    const { name, choices } = this.#poll
    const votes = [...(this.#votes.get(name)?.values() ?? [])]
    const counts = Array.from(
      { length: choices },
      (_, at) => votes.filter((vote) => vote.choices.includes(at)).length,
    )
    return { name, counts, voters: votes.length }
  }

  save(): SavedVotes {
    return [...this.#votes].flatMap(([name, votes]) =>
      [...votes].map(([clientId, { choices, address }]) => ({
        name,
        clientId,
        choices: [...choices],
        address,
      })),
    )
  }

  /** They count again when their poll is put again: the speaker's page does so when it comes back. */
  restore(saved: SavedVotes): void {
    for (const { name, clientId, choices, address } of saved) {
      const votes = this.#votes.get(name) ?? new Map<string, Vote>()
      this.#votes.set(name, votes.set(clientId, { choices, address }))
    }
  }

  clear(): void {
    for (const clients of this.#signals.values()) clients.clear()
    this.#votes.clear()
  }
}

/** Those that have the shape of one; none where it is no list. */
export function readSavedVotes(value: unknown): SavedVotes {
  if (!Array.isArray(value)) return []
  return value.slice(0, ROOM_LIMITS.voters).flatMap((item: unknown) => {
    const vote = isRecord(item) ? readListenerVote(item) : undefined
    if (!vote || !isRecord(item)) return []
    const { clientId, address } = item
    return typeof clientId === 'string' && typeof address === 'string' ? [{ ...vote, clientId, address }] : []
  })
}

function isFull(votes: ReadonlyMap<string, Vote>, address: string): boolean {
  if (votes.size >= ROOM_LIMITS.voters) return true
  if (address === '') return false
  const ofAddress = [...votes.values()].filter((vote) => vote.address === address)
  return ofAddress.length >= ROOM_LIMITS.votersOfAddress
}
