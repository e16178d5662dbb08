import { deckKey } from '../../deck/deck-key.ts'
import { readStored } from '../../ui/storage.ts'
import type { Viewer } from '../../viewer/viewer-context.tsx'

/** Where it is remembered that a recording is under way: found again when a page is opened, it ended in a crash. */
export function unfinishedKey({ baseUrl, store }: Viewer): string {
  return `${deckKey(baseUrl, store.getState().deck)}:recording`
}

/** Whether a recording may have been cut off: looks at one word that is stored, and fetches nothing. */
export function hasUnfinished(viewer: Viewer): boolean {
  return readStored(unfinishedKey(viewer)) !== undefined
}
