import type { Letter } from './letter.ts'

/** Accents that TeX draws by themselves, and what makes one letter of them and the one below. */
const ACCENTS: Readonly<Record<string, string>> = {
  '\u02c6': '\u0302',
  '\u02dc': '\u0303',
  '\u00af': '\u0304',
  '\u02c9': '\u0304',
  '\u02d8': '\u0306',
  '\u02d9': '\u0307',
  '\u00a8': '\u0308',
  '\u02da': '\u030a',
  '\u02dd': '\u030b',
  '\u02c7': '\u030c',
  '\u00b4': '\u0301',
  '\u02ca': '\u0301',
  '\u02cb': '\u0300',
}
/** In font sizes: an accent of a capital, or of a letter of a formula, is drawn as much higher. */
const HIGHEST = 0.6
/** In letters, as they are drawn: accents come right before or after theirs. */
const AROUND = [-2, -1, 1, 2]

/** A hat over a letter is part of it, and no line of its own. */
export function joinAccents(letters: readonly Letter[]): Letter[] {
  const joined = new Map<Letter, Letter | undefined>()
  const drawn = new Map(letters.map((letter) => [letter.order, letter]))
  for (const accent of letters) {
    const mark = ACCENTS[accent.text]
    if (mark === undefined) continue
    const base = AROUND.map((step) => drawn.get(accent.order + step)).find(
      (letter) => letter !== undefined && carries(letter, accent),
    )
    if (!base || joined.has(base)) continue
    joined.set(base, { ...base, text: (base.text + mark).normalize('NFC') })
    joined.set(accent, undefined)
  }
  if (joined.size === 0) return [...letters]
  return letters.flatMap((letter) => (joined.has(letter) ? (joined.get(letter) ?? []) : [letter]))
}

function carries(letter: Letter, accent: Letter): boolean {
  // An accent by itself counts as a letter to Unicode.
  if (letter.text in ACCENTS) return false
  if (!/^\p{L}$/u.test(letter.text) || Math.abs(letter.fontSize - accent.fontSize) > 0.1 * letter.fontSize)
    return false
  const middle = accent.x + accent.width / 2
  const raised = letter.baseline - accent.baseline
  return (
    middle > letter.x &&
    middle < letter.x + letter.width &&
    raised > -0.05 * letter.fontSize &&
    raised < HIGHEST * letter.fontSize
  )
}
