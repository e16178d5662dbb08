import type { NoteValue } from '../../deck/compare.ts'
import { noteInEnglish } from '../../i18n/import-notes.ts'

/** What stops an import, said to the person who asked for it: the file, the place in it where there is one, and why. */
export class ImportError extends Error {
  override name = 'ImportError'
  /** Why, in English. */
  readonly reason: string
  constructor(
    readonly file: string,
    /** Why: a note where a page may say it, in its own language. */
    readonly says: NoteValue,
    /** As `page 3` or `line 12`. */
    readonly place?: string,
  ) {
    const reason = typeof says === 'object' ? noteInEnglish(says) : String(says)
    super(`${file}${place === undefined ? '' : `, ${place}`}: ${reason}`)
    this.reason = reason
  }
}
