import {
  LIVE_LIMITS,
  type AskedQuestion,
  type ListenerQuestion,
  type LiveQuestion,
  type QuestionMark,
  type QuestionOutcome,
} from '../../deck/live/live-messages.ts'

interface KeptQuestion extends Omit<LiveQuestion, 'support'> {
  asker: string
  /** Client ids: known to the keeper alone, and to nobody after the session. */
  supporters: Set<string>
}

/** The questions of one session, in memory alone. Who asked is kept to count support and limits, and never told. */
export class QuestionBox {
  readonly #questions = new Map<string, KeptQuestion>()
  readonly #askedMs = new Map<string, number[]>()

  /** A question that came twice is taken once. */
  ask(asker: string, question: AskedQuestion, nowMs: number): QuestionOutcome {
    const known = this.#questions.get(question.id)
    if (known) return known.asker === asker ? 'taken' : 'repeated'
    const outcome = this.#outcomeOf(asker, question, nowMs)
    if (outcome !== 'taken') return outcome
    this.#askedMs.set(asker, [...this.#recent(asker, nowMs), nowMs])
    this.#questions.set(question.id, {
      ...question,
      ...{ done: false, asked: nowMs, asker, supporters: new Set([asker]) },
    })
    return 'taken'
  }

  /** False where it changed nothing: an unknown question, support given twice. */
  weigh(clientId: string, message: Exclude<ListenerQuestion, { ask: unknown }>): boolean {
    if ('withdraw' in message)
      return this.#questions.get(message.withdraw)?.supporters.delete(clientId) ?? false
    const supporters = this.#questions.get(message.support)?.supporters
    if (!supporters || supporters.has(clientId)) return false
    supporters.add(clientId)
    return true
  }

  mark({ id, mark }: QuestionMark): void {
    const question = this.#questions.get(id)
    if (!question) return
    if (mark === 'removed') this.#questions.delete(id)
    else question.done = mark === 'done'
  }

  /** Open ones before those that are done, then by support, then as they came. */
  list(): LiveQuestion[] {
    return [...this.#questions.values()]
      .map(({ asker: _asker, supporters, ...question }) => ({ ...question, support: supporters.size }))
      .sort((a, b) => Number(a.done) - Number(b.done) || b.support - a.support || a.asked - b.asked)
  }

  /** What listeners see. */
  shown(): LiveQuestion[] {
    return this.list().slice(0, LIVE_LIMITS.shownQuestions)
  }

  clear(): void {
    this.#questions.clear()
    this.#askedMs.clear()
  }

  #outcomeOf(asker: string, { text, slideNumber }: AskedQuestion, nowMs: number): QuestionOutcome {
    const open = [...this.#questions.values()].filter(
      (question) => question.asker === asker && !question.done,
    )
    if (open.some((one) => one.text === text && one.slideNumber === slideNumber)) return 'repeated'
    if (open.length >= LIVE_LIMITS.openQuestionsPerListener) return 'tooManyOpen'
    if (this.#recent(asker, nowMs).length >= LIVE_LIMITS.questionsPerWindow) return 'tooMany'
    return this.#questions.size >= LIVE_LIMITS.questions ? 'full' : 'taken'
  }

  /** Epoch ms of what the listener asked within the window. */
  #recent(asker: string, nowMs: number): number[] {
    return (this.#askedMs.get(asker) ?? []).filter((ms) => nowMs - ms < LIVE_LIMITS.questionWindowMs)
  }
}
