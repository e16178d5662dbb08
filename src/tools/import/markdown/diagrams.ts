import type { Code, Nodes, Paragraph, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { drawMermaid } from '../../../compiler/render/mermaid/draw-mermaid.ts'
import { noteOf } from '../../../i18n/import-notes.ts'
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
  const found: Code[] = []
  visit(tree, 'code', (node) => {
    if (DIAGRAMS.test(languageOf(node))) found.push(node)
  })
  for (const node of found) {
    const line = context.lineOf(node)
    const url = languageOf(node) === 'mermaid' ? await takeMermaid(node.value, line, context) : undefined
    const place = line === undefined ? {} : { line }
    if (url === undefined) {
      const note = noteOf('diagramSource', { language: languageOf(node) })
      context.tell({ kind: 'doubtful', note, ...place })
      continue
    }
    context.tell({ kind: 'picture', note: noteOf('diagram'), ...place })
    const image: Paragraph = { type: 'paragraph', children: [{ type: 'image', url, alt: '' }] }
    for (const key of Object.keys(node)) if (key !== 'position') Reflect.deleteProperty(node, key)
    Object.assign(node, image)
  }
}

function languageOf({ lang }: Code): string {
  return (lang ?? '').replace(/[{}]/g, '')
}

/** Undefined for a kind of diagram that is drawn in browsers alone, and for one that no slide can show. */
async function takeMermaid(
  source: string,
  line: number | undefined,
  { take }: DiagramContext,
): Promise<string | undefined> {
  try {
    return await take(await drawMermaid(source), line)
  } catch {
    // It isn't drawn, or not all of it; the report says so.
    return undefined
  }
}
