import type { Locale } from '../../deck/locale.ts'
import { GRAM_FILES, gramFileOf, gramFilePath, type GramFile } from '../../deck/shelf/grams.ts'
import type { SiteFile } from '../pages/site-file.ts'

/** Gathers which talks have which pairs of characters (deck/shelf/grams.ts), talk by talk. */
export class GramLists {
  private readonly files = Array.from({ length: GRAM_FILES }, () => new Map<string, number[]>())

  constructor(private readonly locale: Locale) {}

  /** `place` is the talk's in the shelf's list of talks; they come in its order. */
  add(place: number, grams: readonly string[]): void {
    for (const gram of grams) {
      const lists = this.files[gramFileOf(gram)]
      const list = lists?.get(gram)
      if (list) list.push(place)
      else lists?.set(gram, [place])
    }
  }

  *each(): Generator<SiteFile> {
    for (const [file, lists] of this.files.entries()) {
      const content: GramFile = Object.fromEntries(lists)
      yield { path: gramFilePath(this.locale, file), content: JSON.stringify(content) }
    }
  }
}
