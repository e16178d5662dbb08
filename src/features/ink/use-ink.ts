import { useSyncExternalStore } from 'react'
import { useLateState, useViewer, useViewerState, type Viewer } from '../../viewer/viewer-context.tsx'
import { createInkStorage } from './ink-storage.ts'
import { Ink, inkPage, type InkPage, type InkState } from './ink-store.ts'
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
  const page = useShownPage()
  return useInkState(({ strokes }) => strokes[page] ?? NO_STROKES)
}

/** The slide that is shown: where nothing is drawn that would lie on the next one, it comes after the frame that shows it. */
export function useShownPage(): InkPage {
  const isBlank = useInkState(isBlankInk)
  const now = useViewerState(({ locale, slideNumber }) =>
    isBlank ? undefined : inkPage(locale, slideNumber),
  )
  const late = useLateState(({ locale, slideNumber }) => inkPage(locale, slideNumber))
  return now ?? late
}

function isBlankInk({ strokes, laser, replayed }: InkState): boolean {
  return !laser && !replayed && Object.values(strokes).every((drawn) => (drawn?.length ?? 0) === 0)
}
