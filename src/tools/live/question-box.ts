import { randomBytes } from 'node:crypto'
import {
  LIVE_LIMITS,
  type ListenerQuestion,
  type LiveQuestion,
  type QuestionMark,
} from '../../deck/live-messages.ts'

interface KeptQuestion extends Omit<LiveQuestion, 'support'> {
  asker: string
  /** Client ids: known to the keeper alone, and to nobody after the session. */
  supporters: Set<string>
}

/** The questions of one session, in memory alone. Who asked is kept to count support and limits, and never told. */
export class QuestionBox {
  readonly #questions = new Map<string, KeptQuestion>()
  readonly #askedMs = new Map<string, number[]>()

  /** False where it changed nothing: limits reached, an unknown question, support given twice. */
  receive(clientId: string, message: ListenerQuestion, nowMs: number): boolean {
    if ('ask' in message) return this.#ask(clientId, message.ask, nowMs)
    if ('support' in message) return this.#support(clientId, message.support)
    return this.#questions.get(message.withdraw)?.supporters.delete(clientId) ?? false
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

  #ask(asker: string, ask: Extract<ListenerQuestion, { ask: unknown }>['ask'], nowMs: number): boolean {
    const recent = (this.#askedMs.get(asker) ?? []).filter((ms) => nowMs - ms < LIVE_LIMITS.questionWindowMs)
    const open = [...this.#questions.values()].filter(
      (question) => question.asker === asker && !question.done,
    )
    if (
      this.#questions.size >= LIVE_LIMITS.questions ||
      recent.length >= LIVE_LIMITS.questionsPerWindow ||
      open.length >= LIVE_LIMITS.openQuestionsPerListener ||
      // A message that came twice.
      open.some(({ text, slideNumber }) => text === ask.text && slideNumber === ask.slideNumber)
    ) {
      return false
    }
    this.#askedMs.set(asker, [...recent, nowMs])
    const id = randomBytes(16).toString('base64url')
    this.#questions.set(id, { id, ...ask, done: false, asked: nowMs, asker, supporters: new Set([asker]) })
    return true
  }

  #support(clientId: string, id: string): boolean {
    const supporters = this.#questions.get(id)?.supporters
    if (!supporters || supporters.has(clientId)) return false
    supporters.add(clientId)
    return true
  }
}
