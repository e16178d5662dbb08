import { foldText, type SearchHit } from '../../deck/search.ts'
import type { Annotation } from '../../viewer/annotations.ts'

/** The reader's notes that hold each of the queries, as hits that lead to the lines that they are on. */
export function noteHits(annotations: readonly Annotation[], queries: readonly RegExp[]): SearchHit[] {
  if (queries.length === 0) return []
  return annotations.flatMap(({ slideNumber, locale, block, note }) => {
    const folded = foldText(note)
    const isFound = queries.every((query) => folded.text.search(query) >= 0)
    return isFound ? [{ slideNumber, locale, block, text: note, folded, kind: 'note' as const }] : []
  })
}
