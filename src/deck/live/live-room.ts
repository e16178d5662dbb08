import { isRecord, type Fields } from '../unknown-value.ts'

/*
 * What the room says without words: quick signals for the speaker alone, and votes in the polls of slides. Nothing of it
 * has a name, and nothing outlives the session but what the recording has of polls.
 */

export const SIGNALS = ['fast', 'lost', 'again', 'hand'] as const
/** Too fast; lost here; again, please; a raised hand. */
export type Signal = (typeof SIGNALS)[number]

export const ROOM_LIMITS = {
  /** ms for which a signal counts; a hand is up until it is lowered. */
  signalMs: 60_000,
  /** Choices of a poll. */
  choices: 12,
  /** Voters in a poll, and of one address: a hall may have one. */
  voters: 20_000,
  votersOfAddress: 1000,
} as const

/** What a listener says with a press, or takes back. */
export interface ListenerSignal {
  signal: Signal
  on: boolean
}

/** How many say so now. */
export interface LiveSignals {
  signals: Record<Signal, number>
}

/** A poll of a slide, as the speaker has put it to the room. Its words stand in the slide, in each language. */
export interface LivePoll {
  slideNumber: number
  /** As the slide's author named it. */
  name: string
  choices: number
  /** More than one choice may be taken. */
  many: boolean
  /** Votes are taken. */
  open: boolean
  /** Votes of each choice, once the speaker shows them. */
  counts?: number[]
  /** Who voted, where counts are shown: with many choices they are fewer than the votes. */
  voters?: number
}

/** Indices of the choices taken; none: the vote is taken back. */
export interface ListenerVote {
  name: string
  choices: number[]
}

/** How the votes stand, for the speaker alone. */
export interface LiveVotes {
  name: string
  counts: number[]
  voters: number
}

export function noSignals(): LiveSignals['signals'] {
  return { fast: 0, lost: 0, again: 0, hand: 0 }
}

export function readListenerSignal({ signal, on }: Fields): ListenerSignal | undefined {
  const known = SIGNALS.find((one) => one === signal)
  return known && typeof on === 'boolean' ? { signal: known, on } : undefined
}

export function readSignals({ signals }: Fields): LiveSignals | undefined {
  if (!isRecord(signals)) return undefined
  const { fast, lost, again, hand } = signals
  return isCount(fast) && isCount(lost) && isCount(again) && isCount(hand)
    ? { signals: { fast, lost, again, hand } }
    : undefined
}

export function readPoll({
  slideNumber,
  name,
  choices,
  many,
  open,
  counts,
  voters,
}: Fields): LivePoll | undefined {
  if (!isCount(slideNumber) || slideNumber < 1 || !isPollName(name) || !isChoiceCount(choices))
    return undefined
  if (typeof many !== 'boolean' || typeof open !== 'boolean') return undefined
  if (counts !== undefined && !(isCounts(counts) && counts.length === choices && isCount(voters)))
    return undefined
  return {
    ...{ slideNumber, name, choices, many, open },
    ...(isCounts(counts) && isCount(voters) && { counts, voters }),
  }
}

export function readListenerVote({ name, choices }: Fields): ListenerVote | undefined {
  if (!isPollName(name) || !isCounts(choices)) return undefined
  const isWhole =
    new Set(choices).size === choices.length && choices.every((choice) => choice < ROOM_LIMITS.choices)
  return isWhole ? { name, choices } : undefined
}

export function readVotes({ name, counts, voters }: Fields): LiveVotes | undefined {
  return isPollName(name) && isCounts(counts) && isCount(voters) ? { name, counts, voters } : undefined
}

/** As the compiler lets authors name them. */
export function isPollName(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z0-9][a-z0-9-]{0,47}$/.test(value)
}

function isChoiceCount(value: unknown): value is number {
  return isCount(value) && value >= 2 && value <= ROOM_LIMITS.choices
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 1_000_000
}

function isCounts(value: unknown): value is number[] {
  return Array.isArray(value) && value.length <= ROOM_LIMITS.choices && value.every(isCount)
}
