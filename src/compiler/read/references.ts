import type { SlideReference } from '../../deck/types.ts'
import type { CslWork } from './schema.ts'

/** A work as one line: authors (three at most), title, where, year. */
export function formatReference(work: CslWork): SlideReference {
  const year = work.issued?.['date-parts']?.[0]?.[0]
  const where = work['container-title-short'] ?? work['container-title'] ?? work.publisher
  const place = [where, year === undefined || where?.includes(String(year)) ? undefined : String(year)]
  const text = [formatAuthors(work), work.title, place.filter(Boolean).join(' ') || undefined, arxivOf(work)]
  const url = work.URL ?? (work.DOI ? `https://doi.org/${work.DOI}` : undefined)
  return { key: work.id, text: `${text.filter(Boolean).join('. ')}.`, ...(url && { url }) }
}

function formatAuthors(work: CslWork): string | undefined {
  const names = (work.author ?? []).map(({ family, literal }) => family ?? literal ?? '').filter(Boolean)
  if (names.length === 0) return undefined
  return names.length > 3 ? `${names.slice(0, 2).join(', ')} et al` : names.join(', ')
}

function arxivOf(work: CslWork): string | undefined {
  return work.number?.startsWith('arXiv:') ? work.number : undefined
}
