import { suggestion, type Report } from '../read/problem.ts'
import type { DeckSource } from '../read/read.ts'

/** A work that is cited stands in references.json. */
export function checkReference(key: string, source: DeckSource, line: number, report: Report): void {
  if (!source.referencesRead || source.references.has(key)) return
  report(
    line,
    `unknown reference "${key}"${suggestion(key, [...source.references.keys()])} (references.json)`,
  )
}
