import { removeStored, storedKeys, takeStored, writeStored } from '../../ui/storage.ts'
import type { InkPage, InkStorage } from './ink-store.ts'
import { readStrokes } from './stroke.ts'

/** What the person who draws has to know. */
export interface InkStorageNews {
  /** Something unreadable was stored for a slide; it has been put aside, not thrown away. */
  onCorrupt: () => void
  /** Storage is full or refused: drawings last until the page is closed. */
  onRefused: () => void
}

/** Keeps drawings in the browser, slide by slide. `deckPath` parts the decks of one origin. */
export function createInkStorage(deckPath: string, news: InkStorageNews): InkStorage {
  const prefix = `colloquium-ink:${deckPath}:`
  const keyOf = (page: InkPage) => prefix + page
  let wasRefused = false
  return {
    load: (page) => {
      const { value, setAside } = takeStored(keyOf(page), readStrokes)
      if (setAside) news.onCorrupt()
      return value ?? []
    },
    save: (page, strokes) => {
      if (strokes.length === 0) removeStored(keyOf(page))
      else if (!writeStored(keyOf(page), strokes) && !wasRefused) {
        wasRefused = true
        news.onRefused()
      }
    },
    clear: () => {
      for (const key of storedKeys()) if (isPageKey(key, prefix)) removeStored(key)
    },
  }
}

/** Not what was set aside beside it. */
function isPageKey(key: string, prefix: string): boolean {
  return key.startsWith(prefix) && /^\w+\/\d+$/.test(key.slice(prefix.length))
}
