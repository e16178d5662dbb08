import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { parseSlide, type ParsedSlide } from '../../compiler/parse/parse.ts'
import { localizedTexts, type LocalizedText } from '../../compiler/read/fill-locales.ts'
import { lineOfPath, parseJson } from '../../compiler/read/json.ts'
import { DeckError } from '../../compiler/read/problem.ts'
import { readDeck, type DeckSource } from '../../compiler/read/read.ts'
import type { Locale } from '../../deck/locale.ts'
import { piecesOf, type Piece } from './pieces.ts'

/** Words that go to a translator and come back as one. */
export interface Unit {
  /** File of the deck that they stand in, `003-loss.md` or `figures/loss.json`. */
  file: string
  /** Names them within their file. */
  id: string
  /** The block that they belong to; in a JSON file each text is one. */
  block: string
  /** In the first language. */
  source: string
  /** Undefined where nobody has translated them. */
  target: string | undefined
  /** Where they stand in the file in the first language. */
  line: number
}

/** A slide's file with the words of both languages. */
export interface SlidePair {
  file: string
  text: string
  parsed: ParsedSlide
  sources: Piece[]
  targets: Map<string, Piece>
}

/** A JSON file of the deck with the texts that are in the first language. */
export interface JsonPair {
  file: string
  text: string
  value: unknown
  texts: LocalizedText[]
}

/** A deck on its way from its first language into another. */
export interface Translation {
  deck: DeckSource
  from: Locale
  to: Locale
  slides: SlidePair[]
  jsons: JsonPair[]
}

/** Reads what there is in both languages. Throws a DeckError where the deck can't be read. */
export async function readTranslation(folder: string, to: Locale): Promise<Translation> {
  const deck = await readDeck(folder)
  const [from] = deck.deck.locales
  if (from === undefined || from === to)
    throw new Error(`${deck.name}: "${to}" is the language that the others are translated from`)
  const problems = [...deck.problems]
  const slides = deck.slides.map((slide): SlidePair => {
    const text = slide.source
    const { parsed, problems: found } = parseSlide(slide, deck.deck.locales, deck.deck.translating)
    problems.push(...found)
    return {
      ...{ file: basename(slide.file), text, parsed },
      sources: piecesOf(parsed, from, text),
      targets: new Map(
        isWritten(parsed, to) ? piecesOf(parsed, to, text).map((piece) => [piece.id, piece]) : [],
      ),
    }
  })
  if (problems.length > 0) throw new DeckError(problems)
  return { deck, from, to, slides, jsons: await readJsons(deck, from) }
}

/** False where the language is missing, and the first one's blocks stand in for it. */
export function isWritten({ bodies, source }: ParsedSlide, locale: Locale): boolean {
  const body = bodies.get(locale)
  const start = body?.position?.start.offset
  return start !== undefined && new RegExp(`^:+${locale}\\s`).test(source.slice(start))
}

async function readJsons({ folder, figures }: DeckSource, from: Locale): Promise<JsonPair[]> {
  const names = ['deck.json', 'glossary.json', ...[...figures.keys()].map((name) => `figures/${name}.json`)]
  const pairs: JsonPair[] = []
  for (const file of names) {
    const text = await readFile(join(folder, file), 'utf8').catch(() => undefined)
    if (text === undefined) continue
    const { value } = parseJson(text)
    const texts = localizedTexts(value, from)
    if (texts.length > 0) pairs.push({ file, text, value, texts })
  }
  return pairs
}

/** All words of the deck, in the order of its files. */
export function unitsOf({ slides, jsons, from, to }: Translation): Unit[] {
  const ofJson = jsons.flatMap(({ file, text, texts }) =>
    texts.map(({ path, texts: words }): Unit => {
      const id = path.map(String).join('/')
      const line = lineOfPath(text, path)
      return { file, id, block: id, source: words[from] ?? '', target: words[to] || undefined, line }
    }),
  )
  return [...ofJson, ...slides.flatMap((slide) => slideUnits(slide, to))]
}

function slideUnits({ file, parsed, sources, targets }: SlidePair, to: Locale): Unit[] {
  const untranslated = parsed.untranslated.get(to)
  return sources.map(({ id, block, text, line }): Unit => {
    const target = targets.get(id)?.text
    const isOpen = untranslated?.has(block) === true || (block === 'picture' && target === text)
    return { file, id, block, source: text, target: isOpen ? undefined : target, line }
  })
}

/** How much of a deck is translated, by blocks. */
export interface TranslationState {
  blocks: number
  translated: number
  /** Where the first block stands that is not. */
  next: { file: string; line: number } | undefined
}

export function stateOf(units: readonly Unit[]): TranslationState {
  const open = new Set<string>()
  const all = new Set<string>()
  let next: TranslationState['next']
  for (const { file, block, target, line } of units) {
    all.add(`${file}#${block}`)
    if (target !== undefined) continue
    open.add(`${file}#${block}`)
    next ??= { file, line }
  }
  return { blocks: all.size, translated: all.size - open.size, next }
}

/** `slides: "en" is 43 % translated …` */
export function describeState(
  { deck, to }: Translation,
  { blocks, translated, next }: TranslationState,
): string {
  const share = blocks === 0 ? 100 : Math.floor((100 * translated) / blocks)
  const left = blocks - translated
  const where = next ? `, the first in ${deck.name}/${next.file}:${String(next.line)}` : ''
  return `"${to}" is ${String(share)} % translated: ${String(translated)} of ${String(blocks)} blocks; ${String(left)} ${left === 1 ? 'is' : 'are'} left${where}`
}

/** What each language lacks that a sound deck is being translated into, a line each. */
export async function describeTranslations(folder: string): Promise<string[]> {
  const { deck } = await readDeck(folder)
  const lines: string[] = []
  for (const locale of deck.translating) {
    const translation = await readTranslation(folder, locale)
    lines.push(describeState(translation, stateOf(unitsOf(translation))))
  }
  return lines
}
