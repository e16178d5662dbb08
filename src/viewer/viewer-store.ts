import { createStore, type StoreApi } from 'zustand/vanilla'
import type { TranscriptLanguage } from '../deck/deck-link.ts'
import { createDialogs, type Dialogs } from './store/dialogs.ts'
import { createExplored, type Explored } from './store/explored.ts'
import { createGiving, type Giving } from './store/giving.ts'
import { createPlace, type Place, type PlaceStart } from './store/place.ts'
import { createPlayback, type Playback } from './store/playback.ts'
import { createReader, type Reader, type ReaderStart } from './store/reader.ts'

/** What two features must agree on, a concern a file (store/). What one feature alone needs stays in it. */
export interface ViewerState extends Place, Explored, Reader, Giving, Playback, Dialogs {}

export type ViewerStore = StoreApi<ViewerState>

/** Where the page stands when it is opened. */
export type ViewerStart = PlaceStart & ReaderStart & { explored?: string }

export function createViewerStore(start: ViewerStart): ViewerStore {
  return createStore<ViewerState>()((set) => ({
    ...createPlace(set, start),
    ...createExplored(set, start.explored),
    ...createReader(set, start),
    ...createGiving(set),
    ...createPlayback(set),
    ...createDialogs(set),
  }))
}

/** The transcript's language where the reader has chosen none: the slide's. */
export function transcriptLanguage({ preferences, locale }: ViewerState): TranscriptLanguage {
  return preferences.transcriptLanguage ?? locale
}
