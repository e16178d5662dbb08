/** What this page has asked and supported: known to it alone, and gone with it. */
export class AskedQuestions {
  /** Words that were not sent yet. */
  #draft = ''
  /** Ids of the reader's own questions. */
  readonly own = new Set<string>()
  /** Ids of the others' questions. */
  readonly supported = new Set<string>()

  get draft(): string {
    return this.#draft
  }

  setDraft(words: string): void {
    this.#draft = words
  }
}
