import type { QuestionOutcome } from '../../deck/live/live-question.ts'

/**
 * What became of a question: `notSent` without connection, or where the text is empty or too long; `unanswered` where
 * nobody said so.
 */
export type AskOutcome = QuestionOutcome | 'notSent' | 'unanswered'

/** ms in which a keeper far away has answered. */
const PATIENCE_MS = 10_000

/** Questions that were sent and not answered yet, by their id. */
export class AwaitedReceipts {
  readonly #waiting = new Map<string, (outcome: AskOutcome) => void>()

  wait(id: string): Promise<AskOutcome> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.settle(id, 'unanswered')
      }, PATIENCE_MS)
      this.#waiting.set(id, (outcome) => {
        clearTimeout(timer)
        resolve(outcome)
      })
    })
  }

  settle(id: string, outcome: AskOutcome): void {
    this.#waiting.get(id)?.(outcome)
    this.#waiting.delete(id)
  }

  /** The connection is lost, and with it what would have been said. */
  giveUp(): void {
    for (const id of [...this.#waiting.keys()]) this.settle(id, 'unanswered')
  }
}
