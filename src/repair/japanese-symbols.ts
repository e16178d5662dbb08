/**
 * What the character model of Japanese tells apart: each kana and mark of punctuation by itself, all kanji, all digits
 * and all Latin letters as one; `^` is the edge of a text, `?` is anything else.
 */
export const JAPANESE_MARKS = '、。，．・「」『』（）：？！“”〜％'
const HIRAGANA = Array.from({ length: 0x3093 - 0x3041 + 1 }, (_, i) => String.fromCharCode(0x3041 + i))
const KATAKANA = Array.from({ length: 0x30f4 - 0x30a1 + 1 }, (_, i) => String.fromCharCode(0x30a1 + i))
export const JAPANESE_SYMBOLS: readonly string[] = [
  '^',
  '?',
  'K',
  'L',
  '0',
  'ー',
  '々',
  ...JAPANESE_MARKS,
  ...HIRAGANA,
  ...KATAKANA,
]

const INDEX: ReadonlyMap<string, number> = new Map(JAPANESE_SYMBOLS.map((symbol, index) => [symbol, index]))
const EDGE = 0
const OTHER = 1
const KANJI = 2
const LATIN = 3
const DIGIT = 4

/** Index into the table's rows and columns; of `undefined`, the edge. */
export function symbolOf(char: string | undefined): number {
  if (char === undefined) return EDGE
  const known = symbols.get(char)
  if (known !== undefined) return known
  const symbol = findSymbol(char)
  symbols.set(char, symbol)
  return symbol
}

const symbols = new Map<string, number>()

/** Wide letters and digits count as narrow ones, narrow kana as wide ones. */
function findSymbol(char: string): number {
  const index = INDEX.get(char) ?? INDEX.get(char.normalize('NFKC'))
  const plain = char.normalize('NFKC')
  if (/^\d$/.test(plain)) return DIGIT
  if (/^\p{Script=Latin}$/u.test(plain)) return LATIN
  if (index !== undefined && char >= '\u007f') return index
  return isKanji(char.codePointAt(0) ?? 0) ? KANJI : OTHER
}

/** Unified ideographs and their extensions. */
export function isKanji(code: number): boolean {
  return (code >= 0x3400 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff) || code >= 0x20000
}
