import type { SearchHit } from '../../deck/search.ts'

/** Hits of one slide, as they follow each other. */
interface HitGroup {
  slideNumber: number
  /** Index of its first hit among all. */
  first: number
  hits: SearchHit[]
}

/** Hits by slide. Those of a slide stand together already. */
export function groupHits(hits: readonly SearchHit[]): HitGroup[] {
  const groups: HitGroup[] = []
  for (const [index, hit] of hits.entries()) {
    const last = groups.at(-1)
    if (last?.slideNumber === hit.slideNumber) last.hits.push(hit)
    else groups.push({ slideNumber: hit.slideNumber, first: index, hits: [hit] })
  }
  return groups
}
