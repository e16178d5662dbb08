import { isRecord } from '../../../deck/unknown-value.ts'
import { readStored, removeStored, writeStored } from '../../../ui/storage.ts'

/** Words that were not sent yet, and the slide on which the first of them was written. */
interface Draft {
  text: string
  slideNumber: number
}

/** What this tab has asked and supported: known to it alone, and gone with it; what is being written outlasts a reload. */
export class AskedQuestions {
  #draft: Draft | undefined
  readonly #key: string
  /** Ids of the reader's own questions. */
  readonly own = new Set<string>()
  /** Ids of the others' questions. */
  readonly supported = new Set<string>()

  /** `session` is the talk's: what was written in another is none of its questions. */
  constructor(session: string) {
    this.#key = `colloquium:question:${session}`
    this.#draft = readDraft(readStored(this.#key, 'sessionStorage'))
  }

  get draft(): string {
    return this.#draft?.text ?? ''
  }

  get draftSlide(): number | undefined {
    return this.#draft?.slideNumber
  }

  setDraft(words: string, slideNumber: number): void {
    this.#draft =
      words === '' ? undefined : { text: words, slideNumber: this.#draft?.slideNumber ?? slideNumber }
    if (this.#draft) writeStored(this.#key, this.#draft, 'sessionStorage')
    else removeStored(this.#key, 'sessionStorage')
  }
}

function readDraft(value: unknown): Draft | undefined {
  if (!isRecord(value)) return undefined
  const { text, slideNumber } = value
  return typeof text === 'string' && text !== '' && typeof slideNumber === 'number'
    ? { text, slideNumber }
    : undefined
}
