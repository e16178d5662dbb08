import { findRanges, foldText, type FoldedText, type TextRange } from '../../deck/search.ts'

/** What a reader doesn't take for the block's own words. */
const NOT_TEXT =
  '.provenance, .provenance-note, .block-data, .block-picture, .block-told > summary, .katex, .visually-hidden'
const BREAKS = 'p, br, div, li, figcaption'

/** An element's text as search folds it, and where in the document each part of it stands. */
export interface BlockText {
  folded: FoldedText
  nodes: { node: Text; start: number }[]
}

const known = new WeakMap<Element, BlockText>()

/** Read once: a block's words don't change while it is in the page. */
export function blockText(block: Element): BlockText {
  const found = known.get(block) ?? readBlock(block)
  known.set(block, found)
  return found
}

/** A block's own words. */
export function plainText(block: Element): string {
  return textNodes(block).text
}

function readBlock(block: Element): BlockText {
  const { text, nodes } = textNodes(block)
  return { folded: foldText(text), nodes }
}

function textNodes(block: Element): { text: string; nodes: BlockText['nodes'] } {
  const nodes: BlockText['nodes'] = []
  let text = ''
  const walk = (parent: Node) => {
    for (const node of parent.childNodes) {
      if (node instanceof Text) {
        nodes.push({ node, start: text.length })
        text += node.data
      } else if (node instanceof Element && !node.matches(NOT_TEXT)) {
        if (node.matches(BREAKS)) text += '\n'
        walk(node)
      }
    }
  }
  walk(block)
  return { text, nodes }
}

/**
 * Where the queries stand in the block, as ranges of the document. Static ones: live ranges, of which a search leaves
 * thousands behind, make the browser look at each of them with every change of the page.
 */
export function rangesIn(block: Element, queries: readonly RegExp[]): StaticRange[] {
  const text = blockText(block)
  return queries.flatMap((query) =>
    findRanges(text.folded, query).flatMap((range) => documentRange(text, range) ?? []),
  )
}

/** A stretch of a block's text as a range of the document. */
export function documentRange({ nodes }: BlockText, { start, end }: TextRange): StaticRange | undefined {
  const from = nodes.findLast((place) => place.start <= start)
  const to = nodes.findLast((place) => place.start < end)
  if (!from || !to) return undefined
  return new StaticRange({
    startContainer: from.node,
    startOffset: Math.min(start - from.start, from.node.length),
    endContainer: to.node,
    endOffset: Math.min(end - to.start, to.node.length),
  })
}
