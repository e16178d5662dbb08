import { join } from 'node:path'
import type { ContainerDirective } from 'mdast-util-directive'
import { visit } from 'unist-util-visit'
import { containerRow } from '../../compiler/parse/directives.ts'
import type { Locale } from '../../deck/locale.ts'
import { replaceFiles } from '../host/replace-files.ts'
import { applyEdits, marksFor, type Edit } from './pieces.ts'
import { isWritten, readTranslation, type JsonPair, type SlidePair, type Translation } from './translation.ts'

/**
 * Lays out a language of a deck: `deck.json` lists it, each text of the JSON files has an empty place for it, and each
 * slide the blocks of the first language, marked as untranslated. What is there already stays. Returns the files written.
 */
export async function layOutLanguage(folder: string, to: Locale): Promise<string[]> {
  const translation = await readTranslation(folder, to)
  const { jsons, slides } = translation
  const laidOut = [
    ...jsons.map((json) => ({ ...json, after: layOutJson(json, translation) })),
    ...slides.map((slide) => ({ ...slide, after: layOutSlide(slide, translation) })),
  ].filter(({ text, after }) => after !== text)
  await replaceFiles(new Map(laidOut.map(({ file, after }) => [join(folder, file), after])))
  return laidOut.map(({ file }) => file)
}

function layOutSlide({ text, parsed, sources }: SlidePair, { from, to }: Translation): string {
  const body = parsed.bodies.get(from)
  const start = body?.position?.start.offset
  const end = body?.position?.end.offset
  if (!body || start === undefined || end === undefined || isWritten(parsed, to)) return text
  const edits = [...marksFor(sources), ...withoutNotes(body, text)].filter((edit) => edit.start >= start)
  const shifted = edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }))
  const copy = applyEdits(text.slice(start, end), shifted).replace(/^(:+)\w+/, `$1${to}`)
  return `${text.trimEnd()}\n\n${copy}\n`
}

/** Notes are the speaker's own, in the language that they speak. */
function withoutNotes(body: ContainerDirective, source: string): Edit[] {
  const edits: Edit[] = []
  visit(body, 'containerDirective', (node) => {
    if (containerRow(node)?.place !== 'private') return
    const start = node.position?.start.offset ?? 0
    const end = node.position?.end.offset ?? start
    const after = /^\n+/.exec(source.slice(end))?.[0].length ?? 0
    edits.push({ start, end: end + after, text: '' })
  })
  return edits
}

function layOutJson({ file, text, value, texts }: JsonPair, { to }: Translation): string {
  let changed = false
  for (const { texts: words } of texts) {
    if (words[to] !== undefined) continue
    words[to] = ''
    changed = true
  }
  if (file === 'deck.json') changed = listLanguage(value as Record<string, unknown>, to) || changed
  return changed ? formatJson(value) : text
}

function listLanguage(deck: Record<string, unknown>, to: Locale): boolean {
  const locales = deck['locales'] as Locale[]
  if (locales.includes(to)) return false
  locales.push(to)
  deck['translating'] = [...((deck['translating'] as Locale[] | undefined) ?? []), to]
  return true
}

/** As the deck's JSON files are written. */
export function formatJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`
}
