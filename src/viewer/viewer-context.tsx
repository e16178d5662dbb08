import { createContext, useContext, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import type { DeckLink } from '../deck/deck-link.ts'
import { formatRelativeLink } from '../deck/relative-link.ts'
import { lateStatesOf, type LateState } from './late-state.ts'
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

/**
 * The same for what may come a moment later: it is drawn anew after the frame that shows the slide, for which the reader
 * waits. `select` returns what can be compared: a number, a string, a part of the state.
 */
export function useLateState<T>(select: (state: ViewerState) => T): T {
  return useStateOf(lateStatesOf(useViewer().store).always, select)
}

/** The same for what stands around the slide, and isn't seen while that is presented: it is drawn again afterwards. */
export function usePageState<T>(select: (state: ViewerState) => T): T {
  return useStateOf(lateStatesOf(useViewer().store).page, select)
}

function useStateOf<T>(late: LateState, select: (state: ViewerState) => T): T {
  const { store } = useViewer()
  return useSyncExternalStore(
    late.subscribe,
    () => select(late.get()),
    () => select(store.getInitialState()),
  )
}

/** A link as the page at hand writes it: relative, so that the deck works below any path. */
export function useHref(link: DeckLink): string {
  return formatRelativeLink(
    usePageState(({ page }) => page),
    link,
  )
}
