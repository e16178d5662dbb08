import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'
import type { Report } from '../read/problem.ts'

/** Reports rows of tables that have more cells than the head: those beyond it would be lost (GFM, 4.10). */
export function reportWideRows(tree: Root, source: string, report: Report): void {
  const lines = source.split('\n')
  visit(tree, 'table', ({ children }) => {
    const [head, ...rows] = children
    const most = head?.children.length ?? 0
    for (const { position } of rows) {
      if (!position) continue
      const text = (lines[position.start.line - 1] ?? '').slice(position.start.column - 1)
      const cells = text
        .trim()
        .replace(/^\|/, '')
        .replace(/(?<!\\)\|$/, '')
        .split(/(?<!\\)\|/).length
      if (cells > most)
        report(
          position.start.line,
          `the row has ${String(cells)} cells and the table's head ${String(most)}: what is beyond it would be lost; “|” in a cell is written \\|`,
        )
    }
  })
}
