import { useSyncExternalStore } from 'react'
import { useViewer, useViewerState, type Viewer } from '../../viewer/viewer-context.tsx'
import { createInkStorage } from './ink-storage.ts'
import { Ink, inkPage, type InkState } from './ink-store.ts'
import type { Stroke } from './stroke.ts'

const inks = new WeakMap<Viewer['store'], Ink>()

/** The one ink of a viewer, made when it is first needed. */
export function inkOf({ store, baseUrl }: Viewer): Ink {
  const known = inks.get(store)
  if (known) return known
  const tell = (key: 'inkSetAside' | 'inkNotStored') => () => {
    store.getState().setNotice({ key })
  }
  const storage = createInkStorage(new URL(baseUrl).pathname, {
    onCorrupt: tell('inkSetAside'),
    onRefused: tell('inkNotStored'),
  })
  const ink = new Ink(storage)
  inks.set(store, ink)
  return ink
}

export function useInk(): Ink {
  return inkOf(useViewer())
}

export function useInkState<T>(select: (state: InkState) => T): T {
  const { state } = useInk()
  return useSyncExternalStore(state.subscribe, () => select(state.getState()))
}

const NO_STROKES: readonly Stroke[] = []

/** The strokes of the slide that is shown. */
export function useShownStrokes(): readonly Stroke[] {
  const locale = useViewerState((state) => state.locale)
  const slideNumber = useViewerState((state) => state.slideNumber)
  return useInkState(({ strokes }) => strokes[inkPage(locale, slideNumber)] ?? NO_STROKES)
}
