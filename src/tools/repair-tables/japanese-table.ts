/**
 * Writes src/repair/japanese-table.ts: how often one Japanese character follows another. Counted in Japanese
 * texts that packages of this project bring (messages of TypeScript and axe-core), in the sample beside this file, and
 * in the words of kuromoji's dictionary. Run it with `npx tsx src/tools/repair-tables/japanese-table.ts` when one of them changes.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { isKanji, JAPANESE_MARKS, JAPANESE_SYMBOLS, symbolOf } from '../../repair/japanese-symbols.ts'
import { JAPANESE_SAMPLE } from './japanese-sample.ts'
import { loadTokenizer } from '../repair/japanese-orders.ts'

const TARGET = fileURLToPath(new URL('../../repair/japanese-table.ts', import.meta.url))
/** Messages repeat themselves and words of a dictionary are all different: what one counts against our own sample. */
const WEIGHT = { message: 0.5, sample: 3, word: 0.1 } as const
/** Each mark of punctuation is at least so much of a text. */
const MARK_SHARE = 0.005
/** How often a mark and what stands beside it have nothing to do with each other. */
const FREE_MARKS = 0.2
/** Costs of kanji are whole nats; rarer ones than this tier are not listed. */
const RAREST_KANJI = 12

class Counts {
  readonly pairs = JAPANESE_SYMBOLS.map(() => new Float64Array(JAPANESE_SYMBOLS.length))
  readonly kanji = new Map<string, number>()

  /** `open` text is part of a longer one: its edges say nothing. */
  add(text: string, weight: number, open = false): void {
    const chars = [...text]
    for (let i = open ? 1 : 0; i < chars.length + (open ? 0 : 1); i++) {
      const row = this.pairs[symbolOf(chars[i - 1])]
      const symbol = symbolOf(chars[i])
      if (row) row[symbol] = (row[symbol] ?? 0) + weight
    }
    for (const char of chars)
      if (isKanji(char.codePointAt(0) ?? 0)) this.kanji.set(char, (this.kanji.get(char) ?? 0) + weight)
  }
}

async function count(): Promise<Counts> {
  const counts = new Counts()
  for (const message of readMessages()) counts.add(message, WEIGHT.message)
  for (const line of JAPANESE_SAMPLE) counts.add(line, WEIGHT.sample)
  for (const word of await readWords()) counts.add(word, WEIGHT.word, true)
  return counts
}

function readMessages(): string[] {
  const require = createRequire(import.meta.url)
  const files = ['typescript/lib/ja/diagnosticMessages.generated.json', 'axe-core/locales/ja.json']
  return files.flatMap((file) =>
    [...readFileSync(require.resolve(file), 'utf8').matchAll(/": "((?:[^"\\]|\\.)*)"/g)]
      .map((match) => JSON.parse(`"${match[1] ?? ''}"`) as string)
      .filter((text) => /[ぁ-ん]/.test(text))
      .map((text) =>
        text.replace(/'[^']*'|\{\{[^}]*\}\}|\{\d+\}/g, 'x').replace(/(?<=[^ -~]) | (?=[^ -~])/g, ''),
      ),
  )
}

/** Names of people and places are left out: they outnumber all else. */
async function readWords(): Promise<string[]> {
  const { token_info_dictionary: words } = await loadTokenizer()
  return Object.values(words.target_map).flatMap((ids) => {
    const [surface = '', , kind] = words.getFeatures(String(ids[0])).split(',')
    return kind === '固有名詞' ? [] : [surface]
  })
}

function raise(totals: number[], symbol: number, share: number): void {
  const least = totals.reduce((sum, value) => sum + value, 0) * share
  totals[symbol] = Math.max(totals[symbol] ?? 0, least)
}

/** Costs in quarters of a nat, one printable character each, `0` to `o`. */
function formatCost(probability: number): string {
  const cost = Math.min(63, Math.round(-Math.log(probability) * 4))
  return String.fromCharCode(48 + cost).replace('\\', ']')
}

function formatTable({ pairs, kanji }: Counts): string {
  const totals = JAPANESE_SYMBOLS.map((_, symbol) =>
    pairs.reduce((sum, row) => sum + (row[symbol] ?? 0), 0.5),
  )
  // Messages have few brackets and colons, slides have many.
  for (const mark of JAPANESE_MARKS) raise(totals, symbolOf(mark), MARK_SHARE)
  const total = totals.reduce((sum, value) => sum + value, 0)
  const marks = new Set([...JAPANESE_MARKS].map(symbolOf))
  const rows = pairs.map((row, before) => {
    const kinds = row.filter((value) => value > 0).length
    const sum = row.reduce((all, value) => all + value, 0)
    return totals
      .map((count, after) => {
        const share = count / total
        // Witten–Bell: what was never seen gets as much as there were kinds of things seen.
        const seen = ((row[after] ?? 0) + (kinds + 3) * share) / (sum + kinds + 3)
        const free = marks.has(before) || marks.has(after) ? FREE_MARKS : 0
        return formatCost((1 - free) * seen + free * share)
      })
      .join('')
  })
  const all = [...kanji.values()].reduce((sum, n) => sum + n, 0)
  const tiers: string[] = []
  for (const [char, n] of [...kanji].sort((a, b) => b[1] - a[1])) {
    const cost = Math.round(-Math.log(n / all))
    if (cost <= RAREST_KANJI) tiers[cost] = (tiers[cost] ?? '') + char
  }
  return [
    '/*',
    ' * Made by src/tools/repair-tables/japanese-table.ts: edit that, not this. Statistics of Japanese messages of TypeScript (Apache',
    ' * License 2.0) and axe-core (MPL 2.0), of our own sample, and of the words of @patdx/kuromoji (Apache License 2.0;',
    ' * mecab-ipadic-2.7.0-20070801, Nara Institute of Science and Technology).',
    ' */',
    '',
    '/** A row for each symbol before, a character for each symbol after: its cost in quarters of a nat, from `0`. */',
    '// prettier-ignore',
    'export const PAIR_COSTS: readonly string[] = [',
    ...rows.map((row) => `  '${row}',`),
    ']',
    '',
    '/** Kanji by what they cost among all kanji, in whole nats. */',
    '// prettier-ignore',
    'export const KANJI_COSTS: readonly (readonly [cost: number, kanji: string])[] = [',
    ...tiers.flatMap((members, cost) => (members ? [`  [${String(cost)}, '${members}'],`] : [])),
    ']',
    '',
  ].join('\n')
}

writeFileSync(TARGET, formatTable(await count()))
