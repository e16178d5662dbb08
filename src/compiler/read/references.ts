import type { SlideReference } from '../../deck/types.ts'
import type { CslWork } from './schema.ts'

const YEAR = /\b(?:19|20)\d{2}\b/

/** A work as one line: authors (three at most), title, where, year. */
export function formatReference(work: CslWork): SlideReference {
  const text = [formatAuthors(work), work.title, placeOf(work).join(' '), arxivOf(work)]
  const url = work.URL ?? (work.DOI ? `https://doi.org/${work.DOI}` : undefined)
  return { key: work.id, text: `${text.filter(Boolean).join('. ')}.`, ...(url && { url }) }
}

function formatAuthors(work: CslWork): string | undefined {
  const names = (work.author ?? []).map(({ family, literal }) => family ?? literal ?? '').filter(Boolean)
  if (names.length === 0) return undefined
  const complete = names.length <= 3 && work.custom?.authors_incomplete !== true
  return complete ? names.join(', ') : `${names.slice(0, 2).join(', ')} et al`
}

/**
 * Where a work came out, and in what year unless that is said by the place. The year that the venue names comes before the
 * work's own: a preprint is often a year older than its conference.
 */
export function placeOf(work: CslWork): string[] {
  const where = work['container-title-short'] ?? work['container-title'] ?? work.publisher
  const named = YEAR.exec(work['container-title'] ?? '')?.[0]
  const year = named ?? work.issued?.['date-parts']?.[0]?.[0]?.toString()
  const place = year === undefined || where?.includes(year) ? [where] : [where, year]
  return place.flatMap((part) => (part === undefined || part === '' ? [] : part))
}

function arxivOf(work: CslWork): string | undefined {
  return work.number?.startsWith('arXiv:') ? work.number : undefined
}
