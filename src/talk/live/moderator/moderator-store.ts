import { createStore, type StoreApi } from 'zustand/vanilla'
import type { LiveState } from '../../../deck/live/live-messages.ts'
import type { LiveQuestion } from '../../../deck/live/live-question.ts'
import type { LiveStatus } from '../live-connection.ts'
import type { LiveModerator, Mark, ModeratorHandlers } from './join-as-moderator.ts'

/** What a moderator's page knows. */
export interface ModeratorState {
  status: LiveStatus
  state: LiveState | undefined
  /** Undefined until the keeper has answered. */
  questions: readonly LiveQuestion[] | undefined
  /** The last word could not be sent, and won't be: said until there is another. */
  isUnsent: boolean
}

/** How things stand, as the page says it: a key of its messages. */
export type ModeratorStanding = 'connecting' | 'joining' | 'on' | 'off' | 'ended' | 'lost' | 'refused'

export function moderatorStanding({ status, state, questions }: ModeratorState): ModeratorStanding {
  if (status === 'refused' || status === 'lost') return status
  if (state?.phase === 'ended') return 'ended'
  if (status !== 'connected') return 'connecting'
  if (!questions) return 'joining'
  return state?.questionsModerated === true ? 'on' : 'off'
}

/** The questions by what is to be done about them, the longest waiting first. */
export function sortForModerator(
  questions: readonly LiveQuestion[],
): Record<'waiting' | 'shown' | 'held', LiveQuestion[]> {
  return {
    waiting: questions
      .filter(({ standing }) => standing === 'waiting')
      .sort((one, other) => one.asked - other.asked),
    shown: questions.filter(({ standing }) => standing === undefined),
    held: questions.filter(({ standing }) => standing === 'held'),
  }
}

export interface Moderator {
  store: StoreApi<ModeratorState>
  /** Joins the talk; the function returned leaves it. */
  start: () => () => void
  mark: (mark: Mark) => void
}

export function createModerator(join: (handlers: ModeratorHandlers) => LiveModerator): Moderator {
  const store = createStore<ModeratorState>()(() => ({
    ...{ status: 'connecting', state: undefined, questions: undefined, isUnsent: false },
  }))
  let talk: LiveModerator | undefined
  /** What was sent, as long as the keeper's own word doesn't show it: it is lost with the connection. */
  let underway: readonly Mark[] = []
  let told: readonly LiveQuestion[] | undefined
  return {
    store,
    start: () => {
      talk = join({
        onStatus: (status) => {
          const isLost = status !== 'connected' && underway.length > 0
          if (isLost) underway = []
          store.setState({ status, ...(isLost && { isUnsent: true, questions: told }) })
        },
        onState: (state) => {
          store.setState({ state })
        },
        onQuestions: (questions) => {
          told = questions
          underway = underway.filter((mark) => questions.some((question) => !isMarked(question, mark)))
          store.setState({ questions })
        },
      })
      return () => {
        talk?.leave()
        talk = undefined
      }
    },
    mark: (mark) => {
      const isSent = talk?.mark(mark) === true
      if (isSent) underway = [...underway.filter(({ id }) => id !== mark.id), mark]
      store.setState(({ questions }) => ({
        isUnsent: !isSent,
        // At once; the keeper's own word follows within a second.
        ...(isSent && questions && { questions: questions.map((question) => marked(question, mark)) }),
      }))
    },
  }
}

/** True of all questions but the one that a mark would still change. */
function isMarked(question: LiveQuestion, mark: Mark): boolean {
  const { standing, done } = marked(question, mark)
  return standing === question.standing && done === question.done
}

function marked(question: LiveQuestion, { id, mark }: Mark): LiveQuestion {
  if (question.id !== id) return question
  if (mark === 'done' || mark === 'open') return { ...question, done: mark === 'done' }
  const { standing: _standing, ...rest } = question
  return mark === 'held' ? { ...rest, standing: 'held' } : rest
}
