import { useEffect } from 'react'
import type { SearchHit, SearchResult } from '../../deck/search.ts'
import { inSlices } from '../../ui/in-slices.ts'
import { hasHighlights, setHighlight } from '../../ui/text-highlight.ts'
import { usePanel, usePanelState, type Panel } from '../panel.ts'
import { rangesIn } from './block-text.ts'

const HITS = 'search-hit'
const ACTIVE = 'search-active'

/**
 * Marks hits in the text with the CSS Custom Highlight API, which leaves the document as it is. A browser without it
 * has the list of hits alone.
 */
export function useHitHighlights({ hits, queries }: SearchResult, active: SearchHit | undefined): void {
  const panel = usePanel()
  const revision = usePanelState((state) => state.revision)

  useEffect(() => {
    if (!hasHighlights() || queries.length === 0) return undefined
    const work = new AbortController()
    const highlight = new Highlight()
    setHighlight(HITS, highlight)
    const mark = (hit: SearchHit) => {
      for (const range of hitRanges(panel, hit, queries)) highlight.add(range)
    }
    // After the list has been drawn, which answers the key.
    const timer = setTimeout(() => {
      inSlices(nearestFirst(hits, active), mark, work.signal).catch(() => {
        // Called off: the query has changed.
      })
    })
    return () => {
      clearTimeout(timer)
      work.abort()
      setHighlight(HITS, undefined)
    }
    // Which hit is active decides only what is marked first.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [panel, hits, queries, revision])

  useEffect(() => {
    if (!hasHighlights() || !active) return undefined
    const highlight = new Highlight(...hitRanges(panel, active, queries))
    highlight.priority = 1
    setHighlight(ACTIVE, highlight)
    return () => {
      setHighlight(ACTIVE, undefined)
    }
  }, [panel, active, queries, revision])
}

/** In every language that is shown of the block. */
function hitRanges(
  panel: Panel,
  { slideNumber, block }: SearchHit,
  queries: readonly RegExp[],
): StaticRange[] {
  const list = panel.list()
  const cells =
    block === undefined
      ? list.article(slideNumber)?.querySelectorAll('.article-references li')
      : list.row(slideNumber, block)?.querySelectorAll('.block')
  return [...(cells ?? [])].flatMap((cell) => rangesIn(cell, queries))
}

function nearestFirst(hits: readonly SearchHit[], active: SearchHit | undefined): SearchHit[] {
  const from = active?.slideNumber ?? 1
  return hits.toSorted((a, b) => Math.abs(a.slideNumber - from) - Math.abs(b.slideNumber - from))
}
