import { LIVE_LIMITS } from '../../deck/live-messages.ts'

/** What this page has asked and supported: known to it alone, and gone with it. */
export class AskedQuestions {
  /** Words that were not sent yet. */
  #draft = ''
  /** Ids of the others' questions. */
  readonly supported = new Set<string>()
  readonly #texts = new Set<string>()
  #sentMs: number[] = []

  get draft(): string {
    return this.#draft
  }

  setDraft(words: string): void {
    this.#draft = words
  }

  /** False where the keeper would refuse it: it has a limit for each listener. */
  maySend(nowMs: number): boolean {
    this.#sentMs = this.#sentMs.filter((ms) => nowMs - ms < LIVE_LIMITS.questionWindowMs)
    return this.#sentMs.length < LIVE_LIMITS.questionsPerWindow
  }

  noteSent(text: string, nowMs: number): void {
    this.#sentMs.push(nowMs)
    this.#texts.add(text)
  }

  isOwn(text: string): boolean {
    return this.#texts.has(text)
  }
}
