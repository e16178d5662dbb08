import type { Locale } from '../../deck/locale.ts'
import type { ComposedBlock, ComposedSlide } from './compose-slide.ts'
import type { RichText } from './rich-text.ts'

/** How a slide's file begins. */
export interface SlideFrontMatter {
  section: string
  layout: string
  density: 'normal' | 'dense' | 'denser'
}

/** A slide's file in the deck's format. */
export function formatSlide(
  { section, layout, density }: SlideFrontMatter,
  locale: Locale,
  slide: ComposedSlide,
  fallbackTitle: string,
  picture?: { path: string; alt: string },
): string {
  const head = [
    `section: ${section}`,
    `layout: ${layout}`,
    ...(density === 'normal' ? [] : [`density: ${density}`]),
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
  for (const { kind, level, number, text, rows } of blocks) {
    if (kind === 'paragraph' || list?.kind !== kind) close()
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

function formatTable(rows: readonly (readonly RichText[])[]): string {
  const [head = [], ...body] = rows.map((row) => `| ${row.map((cell) => formatLine(cell)).join(' | ')} |`)
  const columns = rows[0]?.length ?? 0
  return [head, `|${' --- |'.repeat(columns)}`, ...body].join('\n')
}

/** A line of text as Markdown that says just that, with its restored stretches marked. */
export function formatLine({ text, restored }: RichText): string {
  let markdown = ''
  let at = 0
  for (const { start, end } of restored) {
    markdown += escapeText(text.slice(at, start))
    const label = text.slice(start, end)
    markdown += label.trim() === '' ? escapeText(label) : `:restored[${escapeText(label)}]`
    at = end
  }
  return escapeLineStart(markdown + escapeText(text.slice(at)))
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
