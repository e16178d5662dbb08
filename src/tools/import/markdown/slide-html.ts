import type { Nodes as HastNodes, Root } from 'hast'
import { raw } from 'hast-util-raw'
import type { Nodes, Root as MdastRoot, RootContent } from 'mdast'
import { defaultHandlers, toHast } from 'mdast-util-to-hast'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { joinLines, type SourceLine } from './source-lines.ts'

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(remarkCjkFriendly)
  .use(remarkMath)

/** A slide's lines as Markdown's tree; footnotes apart. */
export interface SlideMarkdown {
  tree: MdastRoot
  footnotes: RootContent[]
  /** Line in the file of a node of the tree, or of what was made of it. */
  lineOf: (node: Nodes | HastNodes) => number | undefined
}

export function parseSlideMarkdown(
  lines: readonly SourceLine[],
  definitions: readonly string[],
): SlideMarkdown {
  // Apart: a line below a footnote would be one of its own.
  const source = [joinLines(lines), ...definitions].join('\n\n')
  const tree = processor.parse(source)
  putBackDollars(tree, source)
  const footnotes = takeFootnotes(tree)
  return {
    tree,
    footnotes,
    lineOf: (node) => lines[(node.position?.start.line ?? 0) - 1]?.line,
  }
}

/** The tree as HTML, its own HTML read as that. */
export function toSlideHtml(tree: MdastRoot): Root {
  const html = toHast(tree, {
    allowDangerousHtml: true,
    handlers: {
      // What stands after a fence's language would be lost.
      code: (state, node: Extract<Nodes, { type: 'code' }>) => {
        const pre = defaultHandlers.code(state, node)
        const code = pre.children[0]
        if (code?.type === 'element' && node.meta) code.properties['dataMeta'] = node.meta
        return pre
      },
    },
  })
  const whole = raw(html)
  return whole.type === 'root' ? whole : { type: 'root', children: whole.type === 'doctype' ? [] : [whole] }
}

/** `$11.87 … $5` is money: a formula neither begins nor ends with a space, and no digit follows it. */
function putBackDollars(tree: MdastRoot, source: string): void {
  visit(tree, 'inlineMath', (node, index, parent) => {
    if (!parent || index === undefined) return
    const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0]
    const written = source.slice(start, end)
    if (written.startsWith('$$') || written.startsWith('$`')) return
    const isMoney = /^\$\s|\s\$$/.test(written) || (/^\$\d/.test(written) && /[\u3040-\u9fff]/.test(written))
    if (isMoney || /\d/.test(source[end] ?? '')) {
      const { position } = node
      parent.children.splice(index, 1, { type: 'text', value: written, ...(position && { position }) })
    }
  })
}

/** A reference becomes its number, and what it refers to a line at the foot of the slide. */
function takeFootnotes(tree: MdastRoot): RootContent[] {
  const numbers = new Map<string, number>()
  visit(tree, 'footnoteReference', (node, index, parent) => {
    if (!parent || index === undefined) return
    const number = numbers.get(node.identifier) ?? numbers.size + 1
    numbers.set(node.identifier, number)
    parent.children.splice(index, 1, { type: 'text', value: `[${String(number)}]` })
  })
  const found = new Map<number, RootContent[]>()
  tree.children = tree.children.filter((node) => {
    if (node.type !== 'footnoteDefinition') return true
    const number = numbers.get(node.identifier)
    const [first, ...rest] = node.children
    if (number !== undefined && first?.type === 'paragraph') {
      const mark = { type: 'text', value: `[${String(number)}] ` } as const
      found.set(number, [{ ...first, children: [mark, ...first.children] }, ...rest])
    }
    return false
  })
  return [...found].sort(([a], [b]) => a - b).flatMap(([, nodes]) => nodes)
}

/** Marp keeps the lines of a paragraph as they are written. */
export function breakLines(tree: MdastRoot): void {
  visit(tree, 'text', (node, index, parent) => {
    if (!parent || index === undefined || !node.value.includes('\n')) return undefined
    const parts = node.value
      .split('\n')
      .flatMap((value, at) => [...(at > 0 ? [{ type: 'break' as const }] : []), { ...node, value }])
    parent.children.splice(index, 1, ...(parts as typeof parent.children))
    return index + parts.length
  })
}
