import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { checkFolder } from '../../compiler/check-folder.ts'
import { DeckCompiler } from '../../compiler/compile.ts'
import { UNTRANSLATED_MARK } from '../../compiler/parse/untranslated.ts'
import { DeckError, type Problem } from '../../compiler/read/problem.ts'
import { replaceFiles } from '../host/replace-files.ts'
import { ExchangeFault, type ExchangeForm, type Returned, type ReturnedUnit } from './exchange.ts'
import { formatJson } from './lay-out.ts'
import { applyEdits, rewording, unmarkings, type Edit, type Piece } from './pieces.ts'
import {
  stateOf,
  unitsOf,
  type JsonPair,
  type SlidePair,
  type Translation,
  type Unit,
} from './translation.ts'

/**
 * Puts the words of a translator's file into the deck, all or none. Throws a DeckError where a block of it is not the
 * deck's, or where what the deck would then hold is wrong. Returns the deck's files that changed.
 */
export async function takeIn(translation: Translation, file: string, form: ExchangeForm): Promise<string[]> {
  const name = basename(file)
  const returned = readReturned(await readFile(file, 'utf8'), name, form)
  const units = unitsOf(translation)
  const problems = compare(returned, units, translation, name)
  if (problems.length > 0) throw new DeckError(problems)
  const given = new Map(returned.units.map((unit) => [keyOf(unit), unit]))
  const { files, faults } = reword(translation, given, name)
  if (faults.length > 0) throw new DeckError(faults)
  const open = stateOf(
    units.map((unit) => ({ ...unit, target: given.get(keyOf(unit))?.target || unit.target })),
  )
  if (open.next === undefined) finish(translation, files)
  await putOrLeave(translation.deck.folder, files)
  return [...files.keys()]
}

/** Puts the texts into a deck that was without faults; has it as it was, and throws its faults, where they bring some. */
async function putOrLeave(folder: string, texts: ReadonlyMap<string, string>): Promise<void> {
  const before = new Map<string, string>()
  for (const path of texts.keys()) before.set(join(folder, path), await readFile(join(folder, path), 'utf8'))
  await replaceFiles(new Map([...texts].map(([path, text]) => [join(folder, path), text])))
  const problems = await checkFolder(folder)
  if (problems.length === 0) return
  await replaceFiles(before)
  throw new DeckError(problems)
}

function readReturned(text: string, file: string, form: ExchangeForm): Returned {
  try {
    return form.parse(text)
  } catch (error) {
    if (!(error instanceof ExchangeFault)) throw error
    throw new DeckError([{ file, line: error.line, message: error.message }])
  }
}

function keyOf({ file, id }: Pick<Unit, 'file' | 'id'>): string {
  return `${file}#${id}`
}

/** Faults of a kind that are told one by one. */
const MOST_TOLD = 20

/** Each block once, in the words that it has now: a translation of other words is none. */
function compare(
  returned: Returned,
  units: readonly Unit[],
  { from, to }: Translation,
  file: string,
): Problem[] {
  if (returned.from !== from || returned.to !== to) {
    const message = `the file goes from "${returned.from}" to "${returned.to}", the deck from "${from}" to "${to}"`
    return [{ file, line: 1, message }]
  }
  const known = new Map(units.map((unit) => [keyOf(unit), unit]))
  const seen = new Map<string, number>()
  const wrong = returned.units.flatMap((unit): Problem[] => {
    const key = keyOf(unit)
    const fault = faultOf(unit, known.get(key), seen.get(key))
    seen.set(key, unit.line)
    return fault === undefined ? [] : [{ file, line: unit.line, message: fault }]
  })
  const line = returned.units.at(-1)?.line ?? 1
  const missing = units
    .filter((unit) => !seen.has(keyOf(unit)))
    .map(({ file: from, id, line: where }) => ({
      ...{ file, line },
      message: `the block ${id} of ${from} (line ${String(where)}) is missing here; write the file anew with --out`,
    }))
  return [...firstOf(wrong), ...firstOf(missing)]
}

/** A file of another deck is wrong in each of its blocks: the first say so. */
function firstOf(problems: readonly Problem[]): Problem[] {
  const [next] = problems.slice(MOST_TOLD)
  const rest = `${String(problems.length - MOST_TOLD)} more blocks are wrong or missing`
  return [...problems.slice(0, MOST_TOLD), ...(next ? [{ ...next, message: rest }] : [])]
}

function faultOf(
  { file, id, source, target }: ReturnedUnit,
  unit: Unit | undefined,
  earlier: number | undefined,
) {
  if (earlier !== undefined)
    return `the block ${id} of ${file} is here twice; the first is in line ${String(earlier)}`
  if (!unit) return `the deck has no block ${id} in ${file}`
  if (target.includes(UNTRANSLATED_MARK))
    return `${UNTRANSLATED_MARK} stands for words that are still to come: leave the block ${id} of ${file} empty`
  if (plain(source) === plain(unit.source)) return undefined
  return `the block ${id} of ${file} reads “${shortly(unit.source)}” now (line ${String(unit.line)}), not “${shortly(source)}”`
}

/** Programs change spaces at line breaks. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function shortly(text: string): string {
  const line = plain(text)
  return line.length > 30 ? `${line.slice(0, 30)}…` : line
}

type Given = ReadonlyMap<string, ReturnedUnit>

function reword(
  translation: Translation,
  given: Given,
  name: string,
): { files: Map<string, string>; faults: Problem[] } {
  const compiler = new DeckCompiler(translation.deck)
  const files = new Map<string, string>()
  const faults: Problem[] = []
  for (const slide of translation.slides) {
    const text = rewordSlide(slide, translation, given, (unit, message) =>
      faults.push({ file: name, line: unit.line, message }),
    )
    if (text === slide.text) continue
    files.set(slide.file, text)
    faults.push(
      ...wrongWords(slide, text, translation, given, compiler).map((fault) => ({ ...fault, file: name })),
    )
  }
  for (const json of translation.jsons) {
    const text = rewordJson(json, translation, given)
    if (text !== undefined) files.set(json.file, text)
  }
  return { files, faults }
}

/** What is wrong with a slide in its new words, at the lines of the blocks that make it so. */
function wrongWords(
  slide: SlidePair,
  text: string,
  translation: Translation,
  given: Given,
  compiler: DeckCompiler,
): Omit<Problem, 'file'>[] {
  const { slideNumber, slug, file } = slide.parsed
  const faultsIn = (source: string) => compiler.parse({ slideNumber, slug, file, source }).problems
  const all = faultsIn(text)
  if (all.length === 0) return []
  const units = [...given].filter(([, unit]) => unit.file === slide.file && unit.target.trim() !== '')
  const single = units.flatMap(([key, unit]) => {
    const alone = rewordSlide(slide, translation, new Map([[key, unit]]), () => undefined)
    const [fault] = faultsIn(alone)
    return fault ? [{ line: unit.line, message: `${slide.file}, block ${unit.id}: ${fault.message}` }] : []
  })
  if (single.length > 0) return single
  const line = units[0]?.[1].line ?? 1
  return all.map(({ message }) => ({ line, message: `${slide.file}: ${message}` }))
}

function rewordSlide(
  { file, text, parsed, sources, targets }: SlidePair,
  { to }: Translation,
  given: Given,
  report: (unit: ReturnedUnit, message: string) => void,
): string {
  const edits: Edit[] = []
  const open = parsed.untranslated.get(to) ?? new Set<string>()
  const waiting = new Set<string>()
  const done = new Set<string>()
  for (const source of sources) {
    const unit = given.get(keyOf({ file, id: source.id }))
    const target: Piece | undefined = targets.get(source.id)
    if (!unit || unit.target.trim() === '') {
      waiting.add(source.block)
      continue
    }
    if (target && plain(target.text) === plain(unit.target) && !open.has(source.block)) continue
    if (!target) {
      report(
        unit,
        `${file} has no place for the block ${source.id} in "${to}"; npm run translate -- --to ${to} lays it out`,
      )
      continue
    }
    done.add(source.block)
    edits.push(rewording(target, unit.target, text))
  }
  const translated = new Set([...done].filter((block) => open.has(block) && !waiting.has(block)))
  return applyEdits(text, [...edits, ...unmarkings(parsed, to, text, translated)])
}

function rewordJson({ file, value, texts }: JsonPair, { to }: Translation, given: Given): string | undefined {
  let changed = false
  for (const { path, texts: words } of texts) {
    const target = given.get(keyOf({ file, id: path.map(String).join('/') }))?.target.trim()
    if (!target || target === words[to]) continue
    words[to] = target
    changed = true
  }
  return changed ? formatJson(value) : undefined
}

/** All is translated: the language is one like the others. */
function finish({ jsons, to }: Translation, files: Map<string, string>): void {
  const deck = jsons.find(({ file }) => file === 'deck.json')
  if (!deck) return
  const value = deck.value as { translating?: string[] }
  const rest = (value.translating ?? []).filter((locale) => locale !== to)
  if (rest.length > 0) value.translating = rest
  else delete value.translating
  files.set('deck.json', formatJson(value))
}
