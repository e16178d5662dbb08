/** What this page has asked and supported: known to it alone, and gone with it. */
export class AskedQuestions {
  /** Words that were not sent yet, and the slide on which the first of them was written. */
  #draft = ''
  #draftSlide: number | undefined
  /** Ids of the reader's own questions. */
  readonly own = new Set<string>()
  /** Ids of the others' questions. */
  readonly supported = new Set<string>()

  get draft(): string {
    return this.#draft
  }

  get draftSlide(): number | undefined {
    return this.#draftSlide
  }

  setDraft(words: string, slideNumber: number): void {
    this.#draftSlide = words === '' ? undefined : (this.#draftSlide ?? slideNumber)
    this.#draft = words
  }
}
