import type { Nodes, Root, RootContent } from 'mdast'
import { directiveToMarkdown } from 'mdast-util-directive'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { mathToMarkdown } from 'mdast-util-math'
import { toMarkdown, type Options, type Unsafe } from 'mdast-util-to-markdown'
import { cjkFriendlyToMarkdown } from 'mdast-util-to-markdown-cjk-friendly'
import { visit } from 'unist-util-visit'
import { readMarkdown } from '../../../compiler/parse/parse.ts'

/** A tree as the deck's Markdown, which is read as just that tree again. */
export function formatMarkdown(nodes: readonly RootContent[]): string {
  const root: Root = { type: 'root', children: withHtmlBreaks(nodes) }
  const readable = toMarkdown(root, optionsOf(READABLE_COLONS)).trim()
  if (isSame(readMarkdown(readable), root)) return readable
  return toMarkdown(root, optionsOf(directiveToMarkdown().unsafe ?? [])).trim()
}

/** A colon is a directive's only before a name with a label; the deck puts any other back. */
const READABLE_COLONS: Unsafe[] = [
  { character: ':', before: '[^:]', after: '[A-Za-z][\\w-]*[\\[{]', inConstruct: 'phrasing' },
  { atBreak: true, character: ':', after: ':' },
]

function optionsOf(colons: Unsafe[]): Options {
  const directives = directiveToMarkdown()
  return {
    bullet: '-',
    rule: '-',
    emphasis: '*',
    fences: true,
    listItemIndent: 'one',
    extensions: [
      gfmToMarkdown({ tablePipeAlign: false }),
      mathToMarkdown(),
      { ...directives, unsafe: colons },
      cjkFriendlyToMarkdown(),
    ],
  }
}

/** `<br>` breaks a line in headings and cells too, where Markdown has no break of its own. */
function withHtmlBreaks(nodes: readonly RootContent[]): RootContent[] {
  const root: Root = { type: 'root', children: structuredClone([...nodes]) }
  visit(root, 'break', (_node, index, parent) => {
    if (parent && index !== undefined) parent.children.splice(index, 1, { type: 'html', value: '<br>' })
  })
  return root.children
}

/** Whether two trees say the same in the same form. */
function isSame(a: Root, b: Root): boolean {
  return JSON.stringify(outline(a)) === JSON.stringify(outline(b))
}

function outline(node: Nodes): unknown {
  if (node.type === 'text') return fold(node.value)
  const own =
    'name' in node
      ? node.name
      : 'url' in node
        ? node.url
        : 'depth' in node
          ? node.depth
          : 'value' in node
            ? node.value
            : ''
  if (!('children' in node)) return [node.type, own]
  const children: unknown[] = []
  let words = ''
  for (const child of node.children as Nodes[]) {
    if (child.type === 'text') {
      words += child.value
      continue
    }
    if (fold(words)) children.push(fold(words))
    words = ''
    children.push(outline(child))
  }
  if (fold(words)) children.push(fold(words))
  return [node.type, own, ...children]
}

function fold(words: string): string {
  return words.replace(/\s+/g, '')
}
