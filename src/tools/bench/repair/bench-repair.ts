/**
 * Measures the repair of transcripts: `npm run bench -- repair`. Japanese text of several kinds is damaged on purpose
 * and repaired, with the dictionary and without; sound text in many scripts must come out as it went in.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { OrderModel } from '../../../repair/order-model.ts'
import { repairLine, repairTranscript, type RepairedLine } from '../../../repair/repair-transcript.ts'
import { LATIN_SAMPLES, REPAIR_SAMPLES } from './bench-repair-samples.ts'
import { garble, type GarbledText, type GarbleOptions } from './garble.ts'
import { loadJapaneseOrders } from '../../repair/japanese-orders.ts'
import { seededRandom } from '../../seeded-random.ts'
import { makeSoundLines, SOUND_LINES } from './sound-lines.ts'

const SEED = 20230327
const SOUND_LINES_PER_LANGUAGE = 60

interface Score {
  lines: number
  exact: number
  chars: number
  wrong: number
}

/** All tables, ready to print. */
export async function benchRepair(): Promise<string> {
  const orders = await loadJapaneseOrders()
  return [
    'Lines damaged as on Speaker Deck (controls vanish, NFC), a document per kind; spaces at the ends don’t count.',
    formatScores(
      Object.entries(REPAIR_SAMPLES).map(([kind, lines]) => [kind, lines.map((line) => garble(line))]),
      orders,
    ),
    'The same lines, all kinds, otherwise damaged:',
    formatScores(listVariants(), orders),
    'The talk (slides/published-transcript.json), its garbled lines, and its sound ones damaged in the same way:',
    formatScores(
      [
        ['garbled lines', readTalk()],
        ['sound lines', readSoundTalk().map((line) => garble(line))],
      ],
      orders,
    ),
    'Sound lines that were changed:',
    countFalseAlarms(orders),
  ].join('\n\n')
}

function listVariants(): [string, GarbledText[]][] {
  const lines = Object.values<readonly string[]>(REPAIR_SAMPLES).flat()
  const damage = (options: GarbleOptions) => lines.map((line) => garble(line, options))
  return [
    ['controls kept', damage({ controls: 'stay' })],
    ['controls → U+FFFD', damage({ controls: 'replaced' })],
    ['C1 as Windows-1252', damage({ windows1252: true })],
    ['not normalized', damage({ normalize: false })],
    ['half of the line', damageHalves(lines)],
    ['Latin lines', LATIN_SAMPLES.map((line) => garble(line))],
    ['radicals for kanji', lines.map(toRadicals)],
  ]
}

/** One font of two is damaged, from a change of script on or up to it; a text without one has one font. */
function damageHalves(lines: readonly string[]): GarbledText[] {
  const random = seededRandom(SEED)
  return lines.flatMap((line) => {
    const places = [...line.matchAll(SCRIPT_CHANGE)].map(({ index }) => index).filter((at) => at > 0)
    const at = places[Math.floor(random() * places.length)]
    if (at === undefined) return []
    const parts = [line.slice(0, at), line.slice(at)].map((part) => ({ sound: part, ...garble(part) }))
    const damaged = random() < 0.5 ? 0 : 1
    return [
      {
        published: parts
          .map((part, i) => (i === damaged ? part.published : part.sound))
          .join('')
          .normalize('NFC'),
        recoverable: parts.map((part, i) => (i === damaged ? part.recoverable : part.sound)).join(''),
      },
    ]
  })
}

const SCRIPT_CHANGE =
  /(?<=[a-z])(?=[^ -~])|(?<=[^ -~])(?=[A-Za-z])|(?<=\p{Script=Katakana}|ー)(?=[ぁ-ん])|(?<=[ぁ-ん])(?=[\p{Script=Katakana}\p{Script=Han}])|(?<=[、。])(?=.)/gu

/** Kanji that are radicals too, as extractors give them. */
function toRadicals(line: string): GarbledText {
  const radicals = new Map(
    Array.from({ length: 0x2fd5 - 0x2f00 + 1 }, (_, i) => String.fromCharCode(0x2f00 + i)).map((radical) => [
      radical.normalize('NFKC'),
      radical,
    ]),
  )
  return { published: [...line].map((char) => radicals.get(char) ?? char).join(''), recoverable: line }
}

function readTalk(): GarbledText[] {
  const path = fileURLToPath(new URL('../../../../tests/repair/talk.json', import.meta.url))
  const talk = JSON.parse(readFileSync(path, 'utf8')) as { lines: { published: string; expected: string }[] }
  return talk.lines.map(({ published, expected }) => ({ published, recoverable: expected }))
}

/** Japanese lines that the extraction left sound: nothing here was made to fit them. */
function readSoundTalk(): string[] {
  const path = fileURLToPath(new URL('../../../../slides/published-transcript.json', import.meta.url))
  const { slides } = JSON.parse(readFileSync(path, 'utf8')) as { slides: { lines: string[] }[] }
  const garbled = new Set(readTalk().map(({ published }) => published))
  const lines = new Set(slides.flatMap(({ lines }) => lines).filter((line) => !garbled.has(line)))
  return [...lines].map((line) => repairLine(line).text).filter((line) => /[ぁ-んァ-ン]/.test(line))
}

function formatScores(
  documents: readonly (readonly [string, readonly GarbledText[]])[],
  orders: OrderModel,
): string {
  const total: [Score, Score, Score] = [emptyScore(), emptyScore(), emptyScore()]
  const rows = documents.map(([name, lines]) => {
    const published = lines.map((line) => line.published)
    const scores = [
      score(lines, repairTranscript(published, { orders })),
      score(lines, repairTranscript(published)),
      score(
        lines,
        published.map((line) => repairLine(line, { orders })),
      ),
    ] as const
    for (const [i, part] of scores.entries()) addScore(total[i] ?? emptyScore(), part)
    return formatRow(name, scores)
  })
  return [
    `${' '.repeat(20)}${'lines'.padStart(6)}   ${['dictionary', 'without it', 'line by line'].map((name) => name.padEnd(17)).join(' ')}`,
    `${' '.repeat(26)}   ${Array.from({ length: 3 }, () => 'exact      CER   ').join(' ')}`,
    ...rows,
    ...(rows.length > 1 ? [formatRow('all', total)] : []),
  ].join('\n')
}

function formatRow(name: string, scores: readonly Score[]): string {
  const cells = scores.map(
    ({ lines, exact, chars, wrong }) =>
      `${percent(exact / lines).padStart(7)} ${percent(wrong / chars, 2).padStart(7)}  `,
  )
  return `${name.padEnd(20)}${String(scores[0]?.lines ?? 0).padStart(6)}  ${cells.join(' ')}`.trimEnd()
}

function percent(share: number, digits = 1): string {
  return `${(100 * share).toFixed(digits)} %`
}

function emptyScore(): Score {
  return { lines: 0, exact: 0, chars: 0, wrong: 0 }
}

function addScore(sum: Score, part: Score): void {
  for (const key of ['lines', 'exact', 'chars', 'wrong'] as const) sum[key] += part[key]
}

function score(lines: readonly GarbledText[], repaired: readonly RepairedLine[]): Score {
  const sum = emptyScore()
  for (const [i, { recoverable }] of lines.entries()) {
    const expected = recoverable.trim()
    const text = (repaired[i]?.text ?? '').trim()
    const wrong = editDistance([...text], [...expected])
    addScore(sum, { lines: 1, exact: wrong === 0 ? 1 : 0, chars: [...expected].length, wrong })
  }
  return sum
}

function editDistance(a: readonly string[], b: readonly string[]): number {
  let row = b.map((_, i) => i + 1)
  row.unshift(0)
  for (const [i, char] of a.entries()) {
    const next = [i + 1]
    for (const [j, other] of b.entries())
      next.push(Math.min((row[j] ?? 0) + (char === other ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    row = next
  }
  return row.at(-1) ?? 0
}

/** Each line alone, all as one document, and all among damaged lines. */
function countFalseAlarms(orders: OrderModel): string {
  const path = fileURLToPath(new URL('../../../../tests/repair/sound-words.json', import.meta.url))
  const { words } = JSON.parse(readFileSync(path, 'utf8')) as { words: Record<string, string[]> }
  const lines = [...SOUND_LINES, ...makeSoundLines(words, SOUND_LINES_PER_LANGUAGE, SEED)]
  const damaged = Object.values<readonly string[]>(REPAIR_SAMPLES)
    .flat()
    .map((line) => garble(line).published)
  const mixed = lines.flatMap((line, i) => [
    ...(i % 12 === 0 ? [damaged[(i / 12) % damaged.length] ?? ''] : []),
    line,
  ])
  const sound = new Set(lines)
  const count = (repaired: readonly RepairedLine[]) =>
    new Set(repaired.filter(({ line, text }) => sound.has(line) && line !== text).map(({ line }) => line))
  const results: [string, Set<string>][] = [
    ['each alone', count(lines.map((line) => repairLine(line)))],
    ['as one document', count(repairTranscript(lines))],
    ['among damaged lines', count(repairTranscript(mixed, { orders }))],
  ]
  return results
    .map(([name, changed]) => {
      const examples = changed.size > 0 ? `: ${[...changed].slice(0, 12).join(' · ')}` : ''
      return `${name.padEnd(20)}${String(changed.size).padStart(6)} of ${String(lines.length)}${examples}`
    })
    .join('\n')
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  console.log(await benchRepair())
