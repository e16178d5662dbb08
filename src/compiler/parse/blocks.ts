import type { List, ListItem, Paragraph, Parent, RootContent } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import type { BlockKind } from '../../deck/types.ts'
import { containerRow } from './directives.ts'

/** A block as the source has it. Its id is the same in every locale, since the sequences are equal. */
export interface SourceBlock {
  id: string
  kind: BlockKind
  /** Depth of a heading, nesting of a list item (0 outermost), 0 for the rest. */
  level: number
  /** Number of an item in a numbered list. */
  ordinal?: number
  node: RootContent
}

/** Blocks of one locale's body in source order. Speaker's notes have none. */
export function collectBlocks(body: ContainerDirective): SourceBlock[] {
  const blocks: SourceBlock[] = []
  const add: Add = (kind, level, node, ordinal) => {
    blocks.push({
      ...{ id: `b${String(blocks.length)}`, kind, level, node },
      ...(ordinal !== undefined && { ordinal }),
    })
  }
  collectFrom(body, 0, add)
  return blocks
}

type Add = (kind: BlockKind, level: number, node: RootContent, ordinal?: number) => void

function collectFrom(parent: Parent, listLevel: number, add: Add): void {
  for (const node of parent.children) collectNode(node, listLevel, add)
}

function collectNode(node: RootContent, listLevel: number, add: Add): void {
  switch (node.type) {
    case 'heading':
      add(node.depth === 1 ? 'title' : 'heading', node.depth, node)
      break
    case 'paragraph':
    case 'blockquote':
      add('paragraph', 0, node)
      break
    case 'list':
      collectItems(node, listLevel, add)
      break
    case 'table':
      add('table', 0, node)
      break
    case 'code':
      add('code', 0, node)
      break
    case 'math':
      add('formula', 0, node)
      break
    case 'containerDirective':
      collectDirective(node, add)
      break
    default:
  }
}

function collectItems(list: List, level: number, add: Add): void {
  const first = list.ordered ? (list.start ?? 1) : undefined
  for (const [index, item] of list.children.entries()) {
    add('item', level, item, first === undefined ? undefined : first + index)
    for (const child of itemRest(item)) collectNode(child, level + 1, add)
  }
}

/** What an item holds after its own words: nested lists, mostly. */
function itemRest(item: ListItem): RootContent[] {
  return item.children[0]?.type === 'paragraph' ? item.children.slice(1) : item.children
}

function collectDirective(node: ContainerDirective, add: Add): void {
  const place = containerRow(node)?.place
  if (place === undefined || place === 'private') return
  if ('block' in place) add(place.block, 0, node)
  else collectFrom(node, 0, add)
}

/** A paragraph of bold text alone: the speaker's coloured box or emphasised conclusion. */
export function isCallout(node: Paragraph): boolean {
  return node.children.length === 1 && node.children[0]?.type === 'strong'
}

/** Caption and description: the first two paragraphs of a figure directive. */
export function figureTexts(node: ContainerDirective): {
  caption: Paragraph | undefined
  description: Paragraph[]
} {
  const [caption, ...description] = node.children.filter((child) => child.type === 'paragraph')
  return { caption, description }
}

/** A formula that the slide did not print: in the transcript only, marked as added. */
export type SuppliedFormula = ContainerDirective & { name: 'formula'; attributes: { supplied: string } }

export function isSupplied(node: RootContent): node is SuppliedFormula {
  return (
    node.type === 'containerDirective' &&
    node.name === 'formula' &&
    typeof node.attributes?.['supplied'] === 'string'
  )
}
