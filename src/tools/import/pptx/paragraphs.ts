import type { PhrasingContent, RootContent } from 'mdast'
import { attribute, child, children, descendants, numberOf, type XmlElement } from './xml.ts'
import { outerSpaces } from '../../../deck/outer-spaces.ts'

/** What a text body's words need to be understood. */
export interface TextContext {
  /** Address that a run's link leads to. */
  linkOf: (id: string, action: string | undefined) => string | undefined
  /** Styles of the levels, the nearest first: of the shape, its layout, its master. */
  styles: readonly (XmlElement | undefined)[]
  /** Formulas, whose words are kept as text. */
  onFormula: () => void
}

interface Line {
  kind: 'paragraph' | 'item' | 'number' | 'code' | 'gap'
  level: number
  /** Of a numbered item: what its list begins with. */
  number: number
  /** Where its first line and the others begin, from the left edge of its shape. */
  first: number
  left: number
  content: PhrasingContent[]
  code: string
}

const MONOSPACED =
  /\b(consolas|courier|menlo|monaco|mono|monospace|code|inconsolata|cascadia|lucida console|andale|fira code|hack)\b/i

/** A shape's paragraphs as blocks: lists by their bullets and levels, code by its font. */
export function readParagraphs(body: XmlElement | undefined, context: TextContext): RootContent[] {
  const lines = children(body, 'p').map((paragraph) => readLine(paragraph, body, context))
  return toBlocks(markWritten(lines))
}

/** The words of a text body as one line of phrasing, its paragraphs parted by breaks. */
export function readPhrasing(body: XmlElement | undefined, context: TextContext): PhrasingContent[] {
  const parts = children(body, 'p')
    .map((paragraph) => readRuns(paragraph, context))
    .filter((runs) => runs.length > 0)
  return parts.flatMap((runs, index) => (index === 0 ? runs : [{ type: 'break' } as const, ...runs]))
}

function readLine(paragraph: XmlElement, body: XmlElement | undefined, context: TextContext): Line {
  const properties = child(paragraph, 'pPr')
  const level = Math.min(8, Math.max(0, numberOf(properties, 'lvl') ?? 0))
  const content = readRuns(paragraph, context)
  const words = plain(content)
  const styles = [child(body, 'lstStyle'), ...context.styles]
  const left = indentOf('marL', properties, level, styles)
  const first = left + indentOf('indent', properties, level, styles)
  const line: Line = { kind: 'paragraph', level, number: 1, first, left, content, code: '' }
  // A bullet that nothing was written behind is none.
  if (/^[\s•●■◆▪▸►・]*$/u.test(words)) return { ...line, kind: 'gap' }
  if (isMonospaced(paragraph)) return { ...line, kind: 'code', code: rawText(paragraph) }
  const bullet = bulletOf(properties, level, styles)
  if (!bullet || bullet.name === 'buNone') return line
  if (bullet.name === 'buAutoNum')
    return { ...line, kind: 'number', number: numberOf(bullet, 'startAt') ?? 1 }
  return { ...line, kind: 'item' }
}

/** A paragraph's own, or that of its level. */
function indentOf(
  name: 'marL' | 'indent',
  properties: XmlElement | undefined,
  level: number,
  styles: readonly (XmlElement | undefined)[],
): number {
  const levels = [properties, ...styles.map((style) => child(style, `lvl${String(level + 1)}pPr`))]
  return levels.map((candidate) => numberOf(candidate, name)).find((value) => value !== undefined) ?? 0
}

const BULLETS = ['buNone', 'buChar', 'buAutoNum', 'buBlip']

function bulletOf(
  properties: XmlElement | undefined,
  level: number,
  styles: readonly (XmlElement | undefined)[],
): XmlElement | undefined {
  const levels = [properties, ...styles.map((style) => child(style, `lvl${String(level + 1)}pPr`))]
  for (const candidate of levels) {
    const bullet = candidate?.children.find(({ name }) => BULLETS.includes(name))
    if (bullet) return bullet
  }
  return undefined
}

/** Bullets that were typed, and lines that were moved in by spaces, below an item; by a tab they go on with the line before. */
function markWritten(lines: readonly Line[]): Line[] {
  const out: Line[] = []
  let inItem = false
  for (const line of lines) {
    const [first] = line.content
    const last = out.at(-1)
    if (line.kind !== 'paragraph' || first?.type !== 'text') {
      inItem = line.kind === 'item' || (line.kind === 'gap' && inItem)
      out.push(line)
      continue
    }
    const glyph = /^\s*(?:[•●■◆▪▸►・]\s*|[-–*]\s+)(?=\S)/u.exec(first.value)?.[0] ?? ''
    const rest = (from: number): PhrasingContent[] => [
      { ...first, value: first.value.slice(from).trimStart() },
      ...line.content.slice(1),
    ]
    if (glyph !== '') {
      inItem = true
      out.push({ ...line, kind: 'item', level: 0, content: rest(glyph.length) })
    } else if (inItem && first.value.startsWith('\t') && last?.kind === 'item' && last.level === 1) {
      last.content.push({ type: 'break' }, ...rest(1))
    } else if (inItem && /^(\t|[ \u3000]{2})\s*\S/.test(first.value)) {
      out.push({ ...line, kind: 'item', level: 1, content: rest(0) })
    } else {
      inItem = false
      out.push(line)
    }
  }
  return out
}

function toBlocks(lines: readonly Line[]): RootContent[] {
  const blocks: RootContent[] = []
  let last: Line | undefined
  let item: Line | undefined
  for (const line of lines) {
    const block = blocks.at(-1)
    if (line.kind === 'code') {
      if (block?.type === 'code' && last && (last.kind === 'code' || last.kind === 'gap')) {
        block.value += `${last.kind === 'gap' ? '\n' : ''}\n${line.code}`
      } else blocks.push({ type: 'code', value: line.code })
    } else if (line.kind === 'item' || line.kind === 'number') {
      item = line
      if (block?.type === 'list' && (line.level > 0 || goesOn(block, line))) addItem(block, line)
      else blocks.push(listOf(line))
    } else if (line.kind === 'paragraph') {
      const paragraph = { type: 'paragraph' as const, children: trimmed(line.content) }
      const owner = block?.type === 'list' && item && isBelow(item, line) ? lastItem(block) : undefined
      if (owner) owner.children.push(paragraph)
      // Lines without a gap between them are one paragraph that its author broke; those after a list are not.
      else if (block?.type === 'paragraph' && last?.kind === 'paragraph' && blocks.at(-2)?.type !== 'list')
        block.children.push({ type: 'break' }, ...paragraph.children)
      else blocks.push(paragraph)
    }
    last = line
  }
  for (const block of blocks) if (block.type === 'list') spread(block)
  return blocks.map((block) => (block.type === 'code' ? { ...block, value: block.value.trimEnd() } : block))
}

/** Where an item's words begin, or farther in: a paragraph without a mark that belongs to it. */
function isBelow(item: Line, line: Line): boolean {
  return (
    line.level > item.level || (item.left > 0 && line.level === item.level && line.first >= 0.9 * item.left)
  )
}

/** Whether an item is the next of a list: of the same kind, and of no other beginning. */
function goesOn({ ordered, start, children: items }: List, { kind, number }: Line): boolean {
  if (kind === 'item' || ordered !== true) return ordered !== true && kind === 'item'
  return number === start || number === (start ?? 1) + items.length
}

function listOf(line: Line): List {
  const ordered = line.kind === 'number'
  const list: List = {
    type: 'list',
    ordered,
    ...(ordered && { start: line.number }),
    spread: false,
    children: [],
  }
  addItem(list, { ...line, level: 0 })
  return list
}

/** The last item, however deep it lies. */
function lastItem(list: List): List['children'][number] | undefined {
  const item = list.children.at(-1)
  const inner = item?.children.findLast((node): node is List => node.type === 'list')
  return inner ? lastItem(inner) : item
}

/** Paragraphs of one item are parted by a line, and so are the items of its list then. */
function spread(list: List): void {
  for (const item of list.children) {
    item.spread = item.children.filter(({ type }) => type === 'paragraph').length > 1
    for (const node of item.children) if (node.type === 'list') spread(node)
  }
}

type List = Extract<RootContent, { type: 'list' }>

/** An item is one deeper than the one before it at the most. */
function addItem(list: List, line: Line): void {
  let parent = list
  for (let level = 0; level < line.level; level++) {
    const item = parent.children.at(-1)
    if (!item) break
    let inner = item.children.find((node): node is List => node.type === 'list')
    if (!inner) {
      inner = { type: 'list', ordered: line.kind === 'number', spread: false, children: [] }
      item.children.push(inner)
      parent = inner
      break
    }
    parent = inner
  }
  parent.children.push({
    type: 'listItem',
    spread: false,
    children: [{ type: 'paragraph', children: trimmed(line.content) }],
  })
}

function trimmed(content: readonly PhrasingContent[]): PhrasingContent[] {
  const [first, ...rest] = structuredClone([...content])
  if (first?.type === 'text') first.value = first.value.trimStart()
  const all = first ? [first, ...rest] : []
  const last = all.at(-1)
  if (last?.type === 'text') last.value = last.value.trimEnd()
  return all.filter((node) => node.type !== 'text' || node.value !== '')
}

function readRuns(paragraph: XmlElement, context: TextContext): PhrasingContent[] {
  const merged: { key: string; properties: XmlElement | undefined; words: string }[] = []
  const add = (properties: XmlElement | undefined, words: string) => {
    const key = formatOf(properties)
    const last = merged.at(-1)
    if (last?.key === key) last.words += words
    else merged.push({ key, properties, words })
  }
  for (const node of paragraph.children) {
    if (node.name === 'r') add(child(node, 'rPr'), child(node, 't')?.text ?? '')
    else if (node.name === 'br') add(undefined, '\v')
    else if (node.name === 'fld' && !/^slidenum/.test(attribute(node, 'type') ?? ''))
      add(child(node, 'rPr'), child(node, 't')?.text ?? '')
    else if (node.name === 'm' || node.name === 'AlternateContent') {
      const words = descendants(node, 't')
        .map(({ text }) => text)
        .join('')
      if (words !== '') context.onFormula()
      add(undefined, words)
    }
  }
  return merged.flatMap(({ properties, words }) => formatRun(properties, words, context))
}

/** What tells one run's look from another's; language and spelling marks do not. */
function formatOf(properties: XmlElement | undefined): string {
  const link = child(properties, 'hlinkClick')
  const on = (name: string) => ['1', 'true'].includes(attribute(properties, name) ?? '')
  return JSON.stringify([
    on('b'),
    on('i'),
    (attribute(properties, 'strike') ?? 'noStrike') !== 'noStrike',
    Math.sign(numberOf(properties, 'baseline') ?? 0),
    attribute(link, 'r:id'),
    attribute(link, 'action'),
    isMonospacedRun(properties),
  ])
}

function formatRun(
  properties: XmlElement | undefined,
  words: string,
  context: TextContext,
): PhrasingContent[] {
  if (words === '') return []
  const [bold, italic, struck, raised] = JSON.parse(formatOf(properties)) as [
    boolean,
    boolean,
    boolean,
    number,
  ]
  const link = child(properties, 'hlinkClick')
  const url = link && context.linkOf(attribute(link, 'r:id') ?? '', attribute(link, 'action'))
  const text = raised === 0 ? words : raise(words, raised)
  if (text.trim() === '' && !text.includes('\v')) return [{ type: 'text', value: text }]
  const isPlain = !bold && !italic && !struck && url === undefined && !isMonospacedRun(properties)
  if (isPlain) return broken(text)
  const { before, words: inner, after } = outerSpaces(text)
  const wrap = (nodes: PhrasingContent[]): PhrasingContent[] => {
    let wrapped = nodes
    if (struck) wrapped = [{ type: 'delete', children: wrapped }]
    if (italic) wrapped = [{ type: 'emphasis', children: wrapped }]
    if (bold) wrapped = [{ type: 'strong', children: wrapped }]
    return url === undefined ? wrapped : [{ type: 'link', url, children: wrapped }]
  }
  const nodes: PhrasingContent[] = isMonospacedRun(properties)
    ? [{ type: 'inlineCode', value: inner.replace(/\v/g, ' ') }]
    : broken(inner)
  return [...broken(before), ...(inner === '' ? [] : wrap(nodes)), ...broken(after)]
}

/** Text with its breaks. */
function broken(words: string): PhrasingContent[] {
  return words
    .split(/[\v\n]/)
    .flatMap((value, index): PhrasingContent[] => [
      ...(index > 0 ? [{ type: 'break' } as const] : []),
      ...(value === '' ? [] : [{ type: 'text', value } as const]),
    ])
}

const RAISED = ['0123456789+-()n', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ'] as const
const LOWERED = ['0123456789+-()', '₀₁₂₃₄₅₆₇₈₉₊₋₍₎'] as const

function raise(words: string, direction: number): string {
  const [plainMarks, marks] = direction > 0 ? RAISED : LOWERED
  const targets = [...marks]
  const mapped = [...words].map((char) => targets[plainMarks.indexOf(char)])
  return mapped.every((char) => char !== undefined) ? mapped.join('') : words
}

function isMonospacedRun(properties: XmlElement | undefined): boolean {
  return MONOSPACED.test(attribute(child(properties, 'latin'), 'typeface') ?? '')
}

/** All of a paragraph's runs are in such a font: it is code, not words with code among them. */
function isMonospaced(paragraph: XmlElement): boolean {
  const runs = children(paragraph, 'r').filter((run) => (child(run, 't')?.text ?? '').trim() !== '')
  return runs.length > 0 && runs.every((run) => isMonospacedRun(child(run, 'rPr')))
}

function rawText(paragraph: XmlElement): string {
  return paragraph.children
    .map((node) => (node.name === 'r' ? (child(node, 't')?.text ?? '') : node.name === 'br' ? '\n' : ''))
    .join('')
    .replace(/\v/g, '\n')
    .replace(/\u00a0/g, ' ')
}

function plain(content: readonly PhrasingContent[]): string {
  return content
    .map((node) => ('value' in node ? node.value : 'children' in node ? plain(node.children) : ''))
    .join('')
}
