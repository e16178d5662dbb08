import { isKanji, JAPANESE_SYMBOLS, symbolOf } from './japanese-symbols.ts'
import { KANJI_COSTS, PAIR_COSTS } from './japanese-table.ts'

/** A kanji that no tier of the table has. */
const RARE_KANJI_COST = 14
/** Among the symbols, any letter or digit, and anything else that the table doesn't tell apart. */
const LATIN_COST = 4
const OTHER_COST = 11
const ASCII_MARK_COST = 2

const kanjiCosts = new Map<string, number>()
for (const [cost, kanji] of KANJI_COSTS) for (const char of kanji) kanjiCosts.set(char, cost)

const OTHER = JAPANESE_SYMBOLS.indexOf('?')
const LATIN = JAPANESE_SYMBOLS.indexOf('L')
const DIGIT = JAPANESE_SYMBOLS.indexOf('0')

/** What a character costs after another in Japanese text, in nats; `undefined` is the edge of the text. */
export function pairCost(before: string | undefined, after: string | undefined): number {
  const symbol = symbolOf(after)
  return readCost(PAIR_COSTS[symbolOf(before)]?.charCodeAt(symbol)) + withinSymbol(symbol, after)
}

/** The table has quarters of a nat, from `0` on. */
function readCost(code = 0x6f): number {
  return (code - 0x30) / 4
}

/** Several characters share a symbol: what the one in question costs among them. */
function withinSymbol(symbol: number, char: string | undefined): number {
  if (char === undefined) return 0
  if (symbol === LATIN) return LATIN_COST
  if (symbol === DIGIT) return Math.log(10)
  return isKanji(char.codePointAt(0) ?? 0) ? (kanjiCosts.get(char) ?? RARE_KANJI_COST) : 0
}

/** What a character costs, on top of that, if the model doesn't know it from other symbols: ASCII's are common. */
export function rareSymbolCost(char: string | undefined): number {
  if (char === undefined || symbolOf(char) !== OTHER) return 0
  return char < '\u007f' ? ASCII_MARK_COST : OTHER_COST
}
