import type { Locale } from '../../deck/locale.ts'
import type { ComposedBlock, ComposedSlide } from './compose-slide.ts'
import { splitText, type RichText, type TextMark } from './rich-text.ts'

/** How a slide's file begins. */
export interface SlideFrontMatter {
  section: string
  layout: string
  density: 'normal' | 'dense' | 'denser'
  /** Name of the group of slides that show one thing grow. */
  build?: string
}

/** A slide's file in the deck's format. */
export function formatSlide(
  { section, layout, density, build }: SlideFrontMatter,
  locale: Locale,
  slide: ComposedSlide,
  fallbackTitle: string,
  picture?: { path: string; alt: string },
): string {
  const head = [
    `section: ${section}`,
    `layout: ${layout}`,
    ...(density === 'normal' ? [] : [`density: ${density}`]),
    ...(build === undefined ? [] : [`build: ${build}`]),
  ]
  const parts = [
    `# ${formatLine(slide.title ?? { text: fallbackTitle, restored: [] })}`,
    ...(picture ? [`![${escapeText(picture.alt)}](${picture.path})`] : []),
    ...formatBlocks(slide.blocks),
    ...(slide.columns
      ? (['left', 'right'] as const).map((side) =>
          [`:::${side}`, formatBlocks(slide.columns?.[side] ?? []).join('\n\n'), ':::'].join('\n'),
        )
      : []),
    ...(slide.footnotes.length > 0
      ? [[':::footnote', slide.footnotes.map((note) => formatLine(note)).join('\n\n'), ':::'].join('\n')]
      : []),
    ...(slide.notes && slide.notes.length > 0
      ? [[':::notes', slide.notes.map((note) => formatNote(note)).join('\n\n'), ':::'].join('\n')]
      : []),
  ]
  return ['---', ...head, '---', '', `::::${locale}`, parts.join('\n\n'), '::::', ''].join('\n')
}

function formatBlocks(blocks: readonly ComposedBlock[]): string[] {
  const parts: string[] = []
  let list: { kind: string; lines: string[]; level: number } | undefined
  const close = () => {
    if (list) parts.push(list.lines.join('\n'))
    list = undefined
  }
  for (const { kind, level, number, text, rows, language } of blocks) {
    if (kind === 'paragraph' || list?.kind !== kind) close()
    if (kind === 'code') {
      parts.push(formatCode(text.text, language))
      continue
    }
    if (kind === 'heading') {
      parts.push(`## ${formatLine(text)}`)
      continue
    }
    if (kind === 'table') {
      parts.push(formatTable(rows ?? []))
      continue
    }
    if (kind === 'paragraph') {
      parts.push(formatLine(text))
      continue
    }
    // An item is one deeper than the one before it at the most.
    const depth = Math.min(level, list ? list.level + 1 : 0)
    const marker = kind === 'number' ? `${String(number ?? 1)}.` : '-'
    list ??= { kind, lines: [], level: 0 }
    list.level = depth
    list.lines.push(`${'  '.repeat(depth)}${marker} ${formatLine(text)}`)
  }
  close()
  return parts
}

/** The fence is longer than any in the code. */
function formatCode(code: string, language: string | undefined): string {
  const longest = Math.max(2, ...(code.match(/`+/g) ?? []).map(({ length }) => length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${language ?? ''}\n${code}\n${fence}`
}

function formatNote(note: string): string {
  return note
    .split(/\n{2,}/)
    .map((part) => escapeLineStart(escapeText(part)))
    .join('\n\n')
}

function formatTable(rows: readonly (readonly RichText[])[]): string {
  const [head = [], ...body] = rows.map((row) => `| ${row.map((cell) => formatLine(cell)).join(' | ')} |`)
  const columns = rows[0]?.length ?? 0
  return [head, `|${' --- |'.repeat(columns)}`, ...body].join('\n')
}

/** A line of text as Markdown that says just that, with what was restored, code and links marked. */
export function formatLine(line: RichText): string {
  // A line's own breaks stay.
  if (line.text.includes('\n')) return splitText(line, '\n').map(formatLine).join('\\\n')
  const { text, restored, marks = [] } = line
  const stretches: Stretch[] = restored.map((span) => ({ ...span, kind: 'restored' }))
  for (const mark of marksOf(text, marks)) {
    if (!stretches.some(({ start, end }) => mark.start < end && start < mark.end)) stretches.push(mark)
  }
  let markdown = ''
  let at = 0
  for (const stretch of stretches.sort((a, b) => a.start - b.start)) {
    markdown += escapeText(text.slice(at, stretch.start))
    markdown += formatStretch(text.slice(stretch.start, stretch.end), stretch)
    at = stretch.end
  }
  return escapeLineStart(markdown + escapeText(text.slice(at)))
}

interface Stretch {
  start: number
  end: number
  kind: 'restored' | 'code' | 'link'
  url?: string
}

function formatStretch(label: string, { kind, url }: Stretch): string {
  if (label.trim() === '') return escapeText(label)
  if (kind === 'restored') return `:restored[${escapeText(label)}]`
  if (kind === 'code') return formatInlineCode(label)
  // An address that is written out leads where it says by itself.
  if (url === undefined || label.trim() === url || `${label.trim()}/` === url) return escapeText(label)
  return `[${escapeWords(label)}](${url.replace(/[()\s<>]/g, (char) => encodeURIComponent(char).replace('(', '%28').replace(')', '%29'))})`
}

/** Without the backticks that some tools draw around code. */
function formatInlineCode(label: string): string {
  const code = /^`([^`]+)`$/.exec(label)?.[1] ?? label
  const longest = Math.max(0, ...(code.match(/`+/g) ?? []).map(({ length }) => length))
  const fence = '`'.repeat(longest + 1)
  const padding = /^`|`$|^ .* $/.test(code) ? ' ' : ''
  return `${fence}${padding}${code}${padding}${fence}`
}

/** Links before code, since nothing is both. Backticks that are drawn around code hold all that is between them. */
function marksOf(text: string, marks: readonly TextMark[]): Stretch[] {
  const found: Stretch[] = []
  for (const mark of [...marks].sort((a, b) =>
    a.kind === b.kind ? a.start - b.start : a.kind === 'link' ? -1 : 1,
  )) {
    let { start, end } = mark
    if (mark.kind === 'code' && /^https?:/.test(text.slice(start, end))) continue
    if (mark.kind === 'code' && text[start] === '`') {
      const close = text.indexOf('`', start + 1)
      if (close > 0 && close < start + 80) end = close + 1
    }
    while (start < end && /\s/.test(text[start] ?? '')) start++
    while (end > start && /\s/.test(text[end - 1] ?? '')) end--
    if (end > start && !found.some((other) => start < other.end && other.start < end))
      found.push({ ...mark, start, end })
  }
  return found
}

/**
 * Every character that Markdown or one of its extensions here could take for its own: emphasis, code, links, directives,
 * formulas, HTML, entities, strikes. Underscores inside of ASCII words and colons without a label are none.
 */
export function escapeText(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  let markdown = ''
  let at = 0
  for (const { index, 0: address, 1: scheme = '' } of line.matchAll(ADDRESS)) {
    markdown += escapeWords(line.slice(at, index))
    const escaped = escapeWords(address)
    // Nothing is escaped inside of an address. One that needs it is read as words first, and becomes a link all the same.
    markdown +=
      escaped === address
        ? address
        : `${scheme.slice(0, -1)}\\${scheme.slice(-1)}${escaped.slice(scheme.length)}`
    at = index + address.length
  }
  return markdown + escapeWords(line.slice(at))
}

const ADDRESS = /(?<![A-Za-z0-9])(https?:|www\.)[!-~]*/gi

function escapeWords(words: string): string {
  return words
    .replace(/[\\`*[\]<>$|]/g, '\\$&')
    .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\_')
    .replace(/~(?=~)|(?<=~)~/g, '\\~')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/!(?=\\\[)/g, '\\!')
    .replace(/:(?=[A-Za-z][\w-]*(\\\[|\{))/g, '\\:')
    .replace(/\{/g, '\\{')
}

/** What would make a line a heading, an item, a quote, a rule, a fence. */
function escapeLineStart(markdown: string): string {
  return markdown
    .trim()
    .replace(/^(#{1,6})(?=\s|$)/, '\\$1')
    .replace(/^([-+])(?=\s|$)/, '\\$1')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^(-|=|_|~|:)(?=(?:\s*\1)+\s*)/, '\\$1')
    .replace(/^::/, '\\::')
}
