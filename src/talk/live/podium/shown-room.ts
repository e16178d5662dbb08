import type { StoreApi } from 'zustand/vanilla'
import type { LiveQuestion, WallQuestion } from '../../../deck/live/live-question.ts'
import type { LivePoll, LiveVotes } from '../../../deck/live/live-room.ts'
import type { LedTalk } from '../lead-talk.ts'
import type { PodiumState, PutPoll } from './podium-state.ts'

/** What a page that leads shows the hall of what the room says: a question, and how a poll stands. */
export class ShownRoom {
  readonly #store: StoreApi<PodiumState>
  /** Undefined before the talk was joined. */
  readonly #talk: () => LedTalk | undefined

  constructor(store: StoreApi<PodiumState>, talk: () => LedTalk | undefined) {
    this.#store = store
    this.#talk = talk
  }

  setPoll = ({ slideNumber, words: { name, many, choices }, open, shown }: PutPoll): void => {
    this.#sendPoll({ slideNumber, name, many, choices: choices.length, open }, shown)
  }

  showQuestion = (question: LiveQuestion | undefined): void => {
    const wallQuestion = question && onWall(question)
    this.#store.setState({ wallQuestion })
    this.#talk()?.setWallQuestion(wallQuestion ? { question: wallQuestion } : {})
  }

  hearQuestions(questions: readonly LiveQuestion[]): void {
    this.#store.setState({ questions })
    const { wallQuestion, lectern } = this.#store.getState()
    // Its asker may have taken it back.
    const isGone = wallQuestion && !questions.some(({ id }) => id === wallQuestion.id)
    if (isGone && lectern === 'mine') this.showQuestion(undefined)
  }

  /** Results that are shown go on with the votes. */
  hearVotes(votes: LiveVotes): void {
    this.#store.setState({ votes })
    const { poll, lectern } = this.#store.getState()
    if (!poll?.counts || poll.name !== votes.name || lectern !== 'mine') return
    const { counts: _counts, voters: _voters, ...rest } = poll
    this.#sendPoll(rest, true)
  }

  /** With the votes as they stand, where they are shown. */
  #sendPoll(poll: Omit<LivePoll, 'counts' | 'voters'>, shown: boolean): void {
    const { votes } = this.#store.getState()
    const standing =
      votes?.name === poll.name && votes.counts.length === poll.choices
        ? { counts: votes.counts, voters: votes.voters }
        : { counts: Array.from({ length: poll.choices }, () => 0), voters: 0 }
    const said: LivePoll = { ...poll, ...(shown && standing) }
    this.#store.setState({ poll: said })
    this.#talk()?.setPoll(said)
  }
}

/** Of a question, what the hall sees. */
function onWall({ id, text, locale, slideNumber }: LiveQuestion): WallQuestion['question'] {
  return { id, text, locale, slideNumber }
}
