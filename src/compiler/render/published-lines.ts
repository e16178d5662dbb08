import { repairTranscript } from '../../repair/repair-transcript.ts'
import { isFollowable } from '../../deck/repair-story.ts'
import type { PublishedLine } from '../../deck/types.ts'

const restoredOf = new WeakMap<Published, Map<number, PublishedLine[]>>()
type Published = ReadonlyMap<number, readonly string[]>

/** Whether any line was garbled in a way that can be told: a page does so. */
export function hasRestoredLines(published: Published): boolean {
  return [...restorePublishedLines(published).values()]
    .flat()
    .some(({ line, restored }) => restored !== undefined && isFollowable({ line, restored }))
}

/** Lines of all slides with what the garbled ones were restored to. All at once, since each line is evidence for the others; and once. */
export function restorePublishedLines(published: Published): Map<number, PublishedLine[]> {
  const known = restoredOf.get(published) ?? restoreLines(published)
  restoredOf.set(published, known)
  return known
}

function restoreLines(published: Published): Map<number, PublishedLine[]> {
  const numbered = [...published].flatMap(([slideNumber, lines]) =>
    lines.map((line) => ({ slideNumber, line })),
  )
  const repaired = repairTranscript(numbered.map(({ line }) => line))
  const bySlide = new Map<number, PublishedLine[]>()
  for (const [index, { slideNumber, line }] of numbered.entries()) {
    const result = repaired[index]
    const garbled = result?.runs.some(
      ({ kind, published: before, restored }) => kind !== 'radical' && before !== restored,
    )
    const lines = bySlide.get(slideNumber) ?? []
    lines.push(result && garbled ? { line, restored: result.text } : { line })
    bySlide.set(slideNumber, lines)
  }
  return bySlide
}

/**
 * Normalization lost the order of some characters: where the slide has the same characters in another order, the
 * author knew better than the repair.
 */
export function inOrderOfSlide(lines: readonly PublishedLine[], slideText: string): PublishedLine[] {
  const text = [...slideText.normalize('NFKC').replace(/\s/g, '')]
  return lines.map((entry) => {
    if (entry.restored === undefined) return entry
    const wanted = [...entry.restored.normalize('NFKC').replace(/\s/g, '')]
    const sorted = [...wanted].sort().join('')
    const at = text.findIndex(
      (_, start) => [...text.slice(start, start + wanted.length)].sort().join('') === sorted,
    )
    const found = at < 0 ? undefined : text.slice(at, at + wanted.length).join('')
    return found === undefined || found === wanted.join('') ? entry : { ...entry, restored: found }
  })
}
