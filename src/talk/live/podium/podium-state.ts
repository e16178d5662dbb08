import type { LivePhase, LivePresence } from '../../../deck/live/live-messages.ts'
import type { LiveModeration } from '../../../deck/live/live-moderation.ts'
import type { LiveQuestion, WallQuestion } from '../../../deck/live/live-question.ts'
import type { LivePoll, LiveSignals, LiveVotes } from '../../../deck/live/live-room.ts'
import type { Lectern } from '../lectern.ts'
import type { LiveStatus } from '../live-connection.ts'

/** What a page of the speaker's knows of the talk that it leads, or would lead. */
export interface PodiumState {
  status: LiveStatus
  lectern: Lectern
  /** The page that leads is another of this browser's. */
  isNear: boolean
  /** `waiting`: the hall sees the lobby. */
  phase: LivePhase
  /** Epoch ms at which the talk begins, or a break ends. */
  until: number | undefined
  questionsOpen: boolean
  /** A moderator reads them first. */
  questionsModerated: boolean
  /** Listeners go no further than the speaker is. */
  together: boolean
  /** The moderators' code; undefined until the keeper has said. */
  moderation: LiveModeration | undefined
  /** How many follow, by language; undefined until the first count. */
  listeners: LivePresence['listeners'] | undefined
  questions: readonly LiveQuestion[]
  /** Answers that are being written, also while the desk is closed. */
  written: readonly WrittenAnswer[]
  /** Names of the clickers that have joined. */
  clickers: readonly string[]
  /** What the room tells without words. */
  signals: LiveSignals['signals']
  /** The question that the wall shows. */
  wallQuestion: WallQuestion['question']
  /** The poll that was put to the room last, and how its votes stand. */
  poll: LivePoll | undefined
  votes: LiveVotes | undefined
}

export interface WrittenAnswer {
  /** As it stood: it may be gone. */
  question: LiveQuestion
  answer: string
}

/** What is to become of a slide's poll. */
export interface PutPoll {
  slideNumber: number
  words: { name: string; many: boolean; choices: readonly string[] }
  /** Votes are taken. */
  open: boolean
  /** The room sees how they stand. */
  shown: boolean
}
