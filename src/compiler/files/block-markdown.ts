import type { Element, ElementContent } from 'hast'
import { toString } from 'hast-util-to-string'
import { hasClass, latexOf } from '../render/hast.ts'
import { outerSpaces } from '../../deck/outer-spaces.ts'

/** The inside of a block as Markdown: emphasis, links, code and formulas as GitHub writes them. */
export function inlineMarkdown(nodes: readonly ElementContent[]): string {
  return nodes.map(inline).join('')
}

function inline(node: ElementContent): string {
  if (node.type === 'text') return escapeMarkdown(node.value)
  if (node.type !== 'element') return ''
  if (hasClass(node, 'katex')) return `$${latexOf(node)}$`
  if (hasClass(node, 'provenance') || hasClass(node, 'provenance-note')) return ''
  const inner = inlineMarkdown(node.children)
  switch (node.tagName) {
    case 'strong':
      return wrap(inner, '**')
    case 'em':
      return wrap(inner, '*')
    case 'del':
      return wrap(inner, '~~')
    case 'code':
      return `\`${toString(node)}\``
    case 'br':
      return '  \n'
    case 'a':
      return link(node, inner)
    default:
      return inner
  }
}

/** Marks stand at the words, not at a space, where they would be no marks. */
function wrap(inner: string, mark: string): string {
  const { before, words, after } = outerSpaces(inner)
  return words ? `${before}${mark}${words}${mark}${after}` : inner
}

/** A link to another slide has no meaning in a file. */
function link(node: Element, inner: string): string {
  const { href } = node.properties
  return typeof href === 'string' && /^https?:/.test(href) ? `[${inner}](<${href}>)` : inner
}

/** What Markdown would take for markup, wherever in a line it stands. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]<>$~|]/g, '\\$&')
    .replace(/^(\s*)([#+-])(?=\s)/gm, '$1\\$2')
    .replace(/^(\s*\d+)([.)])(?=\s)/gm, '$1\\$2')
}

/** A table in GitHub's form. */
export function tableMarkdown(table: Element): string {
  const rows = rowsOf(table).map((row) =>
    row.children
      .filter((cell): cell is Element => cell.type === 'element')
      .flatMap((cell) => {
        const words = inlineMarkdown(cell.children).replace(/\s+/g, ' ').trim()
        const span = Number(cell.properties['colSpan'] ?? 1)
        return [words, ...Array.from({ length: span - 1 }, () => '')]
      }),
  )
  const width = Math.max(...rows.map(({ length }) => length))
  const line = (cells: readonly string[]) =>
    `| ${Array.from({ length: width }, (_, index) => cells[index] ?? '').join(' | ')} |`
  const [head = [], ...body] = rows
  return [line(head), line(Array.from({ length: width }, () => '---')), ...body.map(line)].join('\n')
}

function rowsOf(node: Element): Element[] {
  return node.children.flatMap((child) => {
    if (child.type !== 'element') return []
    return child.tagName === 'tr' ? [child] : rowsOf(child)
  })
}
