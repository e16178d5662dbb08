import { noteOf } from '../../../i18n/import-notes.ts'
import type { ImportNote } from '../../../deck/compare.ts'
import { shortened } from '../short.ts'
import type { PageSize } from '../source-deck.ts'
import { lettersToLines } from './glyph-lines.ts'
import type { Letter } from './letter.ts'

/**
 * A page's letters without those that lie beside it, such as a speaker's notes beyond what the page is cropped to: no
 * program shows them. Says what they were.
 */
export function withoutOffPage(
  letters: readonly Letter[],
  size: PageSize,
): { letters: Letter[]; remarks: ImportNote[] } {
  const off = new Set(letters.filter((letter) => isBeside(letter, size)))
  if (off.size === 0) return { letters: [...letters], remarks: [] }
  const words = lettersToLines([...off])
    .lines.map(({ text }) => text)
    .join(' ')
  return {
    letters: letters.filter((letter) => !off.has(letter)),
    remarks: words.trim() === '' ? [] : [noteOf('offPage', { words: shortened(words) })],
  }
}

function isBeside({ x, baseline, width, fontSize, turned }: Letter, size: PageSize): boolean {
  // A turned letter may reach to any side of where it begins.
  const reach = turned ? Math.max(width, fontSize) : 0
  return (
    x - reach >= size.width ||
    x + width + reach <= 0 ||
    baseline - fontSize - reach >= size.height ||
    baseline + reach <= 0
  )
}
