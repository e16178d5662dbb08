import { isRecord } from '../../../deck/unknown-value.ts'
import { noteOf } from '../../../i18n/import-notes.ts'
import { shortened } from '../short.ts'
import type { Remark } from '../written/written-deck.ts'
import type { Dialect } from './dialect.ts'
import { attributesIn } from './slide-attributes.ts'
import { endOfFence, joinLines, placesOf, type SourceLine } from './source-lines.ts'

/** A mark that begins one of Pandoc's blocks, with its braces or its one class. */
export const FENCED_DIV = /^\s*:{3,}\s*(\{[^}]*\}|[\w.-]+)(?:\s*:+)?\s*$/
export const FENCED_END = /^\s*:{3,}\s*$/

/** The formats that a condition names, and a show of reveal.js is of. */
const SHOWN_FORMAT = /^(html|html:js|revealjs)$/

/** Whether Quarto leaves out of a show what has these attributes: another format's, or hidden in all. */
export function isUnshown(attributes: string): boolean {
  const has = (name: string) => new RegExp(`\\.${name}(?![\\w-])`).test(attributes)
  if (has('hidden')) return true
  const isVisible = has('content-visible')
  if (!isVisible && !has('content-hidden')) return false
  const given = attributesIn(attributes)
  // No profile is chosen unless a command says so.
  const holds = [
    ...[given.get('when-format')].flatMap((format) => (format ? [SHOWN_FORMAT.test(format)] : [])),
    ...[given.get('unless-format')].flatMap((format) => (format ? [!SHOWN_FORMAT.test(format)] : [])),
    ...(given.has('when-profile') ? [false] : []),
    ...(given.has('unless-profile') ? [true] : []),
  ].every(Boolean)
  return isVisible ? !holds : holds && !hasOnlyMeta(given)
}

/** What a condition of the front matter's own keys comes to is not looked up: its words stay. */
function hasOnlyMeta(given: ReadonlyMap<string, string>): boolean {
  return given.has('when-meta') || given.has('unless-meta')
}

/** The lines of a Quarto deck without the blocks that its show leaves out, whole slides among them, which are told. */
export function withoutHiddenBlocks(
  lines: readonly SourceLine[],
  dialect: Dialect,
  tell: (remark: Remark) => void,
): SourceLine[] {
  if (dialect !== 'quarto') return [...lines]
  const places = placesOf(lines)
  const open: { index: number; hides: boolean }[] = []
  const cuts: { from: number; to: number }[] = []
  for (const [index, { text }] of lines.entries()) {
    if (places[index] !== 'text') continue
    const opening = FENCED_DIV.exec(text)?.[1]
    if (opening !== undefined) open.push({ index, hides: opening.startsWith('{') && isUnshown(opening) })
    else if (FENCED_END.test(text)) {
      const closed = open.pop()
      // A block that nothing closes hides nothing: the rest of the deck would go with it.
      if (closed?.hides && !open.some(({ hides }) => hides)) cuts.push({ from: closed.index, to: index })
    }
  }
  for (const { from, to } of cuts) {
    const words = shortened(joinLines(lines.slice(from + 1, to)))
    tell({ kind: 'dropped', note: noteOf('hiddenWords', { words }), line: lines[from]?.line ?? 1 })
  }
  const kept: SourceLine[] = []
  let at = 0
  for (const { from, to } of cuts) {
    kept.push(...lines.slice(at, from))
    at = to + 1
  }
  return [...kept, ...lines.slice(at)]
}

/** What a cell is told in its first lines, in a comment of its language. */
export const CELL_SETTING = /^\s*(?:#|\/\/|%%|--)\|\s/

/** Cells that are diagrams: of these the picture is shown, never the source. */
const DRAWN = /^(mermaid|dot)\b/

/** A slide's lines without the code that Quarto's show runs and does not show; what it would draw or print is told. */
export function withoutHiddenCells(
  lines: readonly SourceLine[],
  echoes: boolean,
  tell: (remark: Remark) => void,
): SourceLine[] {
  const places = placesOf(lines)
  const kept: SourceLine[] = []
  let index = 0
  while (index < lines.length) {
    const [line] = lines.slice(index, index + 1)
    const end = places[index] === 'code' ? endOfFence(lines, index) : index + 1
    const block = lines.slice(index, end)
    index = end
    const cell = /^\s*(?:`{3,}|~{3,})\s*\{([a-z][^}]*)\}\s*$/i.exec(line?.text ?? '')?.[1]
    if (!line || cell === undefined || DRAWN.test(cell) || isEchoed(cell, block, echoes)) {
      kept.push(...block)
      continue
    }
    const language = /^[\w+-]+/.exec(cell)?.[0] ?? cell
    tell({ kind: 'dropped', note: noteOf('cellHidden', { language }), line: line.line })
  }
  return kept
}

/** By what the cell is told, in its first lines or (knitr's) in its braces; else by what the deck is told. */
function isEchoed(cell: string, block: readonly SourceLine[], echoes: boolean): boolean {
  const said = new Map<string, string>()
  for (const [, name = '', value = ''] of cell.matchAll(/(?<![\w.-])(echo|include)\s*=\s*(\w+)/g))
    said.set(name, value)
  for (const { text } of block) {
    const [, name, value] = /^\s*(?:#|\/\/|%%|--)\|\s*(echo|include)\s*:\s*(\w+)/.exec(text) ?? []
    if (name !== undefined && value !== undefined) said.set(name, value)
  }
  const isNo = (value: string | undefined) => value !== undefined && /^(false|no|f)$/i.test(value)
  if (isNo(said.get('include'))) return false
  const echo = said.get('echo')
  return echo === undefined ? echoes : !isNo(echo)
}

/** Whether a deck shows the code that it runs: Quarto's shows of reveal.js do only where they are told to. */
export function echoesCells(values: Readonly<Record<string, unknown>>): boolean {
  const { format } = values
  const formats = isRecord(format) ? format : {}
  const own = isRecord(formats['revealjs']) ? formats['revealjs'] : {}
  const said = echoOf(own) ?? echoOf(values)
  if (said !== undefined) return said !== false
  return format !== 'revealjs' && !('revealjs' in formats)
}

function echoOf(settings: Readonly<Record<string, unknown>>): unknown {
  const execute = isRecord(settings['execute']) ? settings['execute'] : {}
  return settings['echo'] ?? execute['echo']
}
