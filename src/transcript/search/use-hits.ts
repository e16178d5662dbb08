import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { SearchHit, SearchResult } from '../../deck/search.ts'
import { annotationsOf } from '../../viewer/annotations.ts'
import { useViewer, useViewerState } from '../../viewer/viewer-context.tsx'
import { transcriptLanguage } from '../../viewer/viewer-store.ts'
import { usePanel, usePanelState, type Panel } from '../panel.ts'
import { placeArticle } from '../articles/place-article.ts'
import { shownLanguages } from '../../viewer/shown-languages.ts'
import { noteHits } from './note-hits.ts'
import type { DeckSearch } from './use-search-index.ts'

export interface Hits {
  result: SearchResult
  /** Index of the hit that Enter goes to; 0 where there are none. */
  active: number
  /** Shows another hit in the transcript: the slides stay where they are. */
  onShow: (index: number) => void
  /** Goes to a hit, slides and all. */
  onGo: (index: number) => void
  /** True where the slides stand at the active hit already. */
  isThere: boolean
}

/** What a query finds, and the way through it. */
export function useHits(query: string, search: DeckSearch): Hits {
  const panel = usePanel()
  const { store } = useViewer()
  const result = useFound(query, search)
  const { hits } = result
  const show = useShow(panel)
  /** Of a query that is no longer asked, the first hit is active again. */
  const [chosen, setChosen] = useState({ query, at: 0, isThere: false })
  const isCurrent = chosen.query === query

  const onShow = (at: number) => {
    const hit = hits[at]
    if (!hit) return
    setChosen({ query, at, isThere: false })
    panel.state.setState({ following: hit.slideNumber === store.getState().slideNumber })
    show(hit)
  }
  const onGo = (at: number) => {
    const hit = hits[at]
    if (!hit) return
    setChosen({ query, at, isThere: true })
    panel.jump(() => {
      store.getState().goTo(hit.slideNumber, 'jump', hit.block)
      panel.state.setState({ following: true })
    })
    show(hit)
  }
  return {
    result,
    active: isCurrent ? Math.min(chosen.at, Math.max(0, hits.length - 1)) : 0,
    isThere: isCurrent && chosen.isThere,
    onShow,
    onGo,
  }
}

/** What a query finds in the languages that the transcript shows, and in the reader's notes. */
function useFound(query: string, { index, readCount }: DeckSearch): SearchResult {
  const viewer = useViewer()
  const locale = useViewerState((state) => state.locale)
  const locales = useViewerState(({ deck }) => deck.locales)
  const language = useViewerState(transcriptLanguage)
  return useMemo(
    () => {
      const found = index.search(query, shownLanguages(language, locale, locales))
      if (found.queries.length === 0) return found
      const { annotations } = annotationsOf(viewer).state.getState()
      // The reader's own words come first.
      return { ...found, hits: [...noteHits(annotations, found.queries), ...found.hits] }
    },
    // `readCount` says that the index holds more than before.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [index, query, language, locale, locales, readCount, viewer],
  )
}

/** Shows a hit in the panel; one whose article isn't there yet when it comes. */
function useShow(panel: Panel): (hit: SearchHit) => void {
  const revision = usePanelState((state) => state.revision)
  const awaited = useRef<SearchHit | undefined>(undefined)
  const show = useCallback(
    (hit: SearchHit) => {
      awaited.current = showHit(panel, hit) ? undefined : hit
      if (awaited.current) panel.readAt(hit.slideNumber)
    },
    [panel],
  )
  useEffect(() => {
    if (awaited.current) show(awaited.current)
  }, [show, revision])
  return show
}

/** What was found can be in a figure's description. */
function unfolded(row: HTMLElement | undefined): HTMLElement | undefined {
  for (const told of row?.querySelectorAll<HTMLDetailsElement>('.block-told') ?? []) told.open = true
  return row
}

/** False where the hit's article isn't in the panel yet. */
function showHit(panel: Panel, { slideNumber, block }: SearchHit): boolean {
  return placeArticle(panel, slideNumber, (article) => {
    if (block !== undefined) return unfolded(panel.list().row(slideNumber, block))
    const works = article.querySelector<HTMLDetailsElement>('.article-references')
    if (works) works.open = true
    return works
  })
}
