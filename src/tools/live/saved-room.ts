import { isRandomName } from '../../deck/live/live-topics.ts'
import { isRecord, readJson } from '../../deck/unknown-value.ts'
import { readSavedQuestions, type SavedQuestions } from './question-box.ts'
import { readSavedVotes, type SavedVotes } from './room-box.ts'

/** What a keeper writes down for the time that a session lasts: one that was killed goes on with it. */
export interface SavedRoom {
  questions: SavedQuestions
  votes: SavedVotes
  /** The code of the moderators' link; undefined before there was one. */
  moderator?: string | undefined
  /** Nobody sees what waits for the moderator while the speaker's page is not back yet. */
  moderated: boolean
}

/** Nothing where the file is damaged, and of its parts those that are whole: the rest is asked and voted again. */
export function parseSavedRoom(text: string): SavedRoom {
  const value = readJson(text)
  const { questions, votes, moderator, moderated } = isRecord(value) ? value : {}
  return {
    questions: readSavedQuestions(questions),
    votes: readSavedVotes(votes),
    ...(isRandomName(moderator) && { moderator }),
    moderated: moderated === true,
  }
}
