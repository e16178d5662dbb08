import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { DeckLink } from '../deck/deck-link.ts'
import { formatRelativeLink } from '../deck/relative-link.ts'
import type { PageParts } from '../deck/page-data.ts'
import type { ViewerState, ViewerStore } from './viewer-store.ts'

/** What is made once per page and given to all features. */
export interface Viewer {
  store: ViewerStore
  parts: PageParts
  /** Absolute address of the deck's base, with a slash at its end; empty while prerendering, which fetches nothing. */
  baseUrl: string
}

export const ViewerContext = createContext<Viewer | undefined>(undefined)

export function useViewer(): Viewer {
  const viewer = useContext(ViewerContext)
  if (!viewer) throw new Error('useViewer: there is no ViewerContext above')
  return viewer
}

/** One field of the store; the component draws itself again when that field changes. */
export function useViewerState<T>(select: (state: ViewerState) => T): T {
  return useStore(useViewer().store, select)
}

/** A link as the page at hand writes it: relative, so that the deck works below any path. */
export function useHref(link: DeckLink): string {
  return formatRelativeLink(
    useViewerState(({ page }) => page),
    link,
  )
}
