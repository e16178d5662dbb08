import type { ViewerStore } from './viewer-store.ts'

/** What brings the parts back that failed, since the reader was told of them. */
const retries = new Set<() => void>()

/**
 * Says that a part of the page is missing. `retry` has it tried again when the reader asks for it. Of a part that comes by
 * itself (`unasked`) nothing is said while somebody presents.
 */
export function missPart(store: ViewerStore, retry: () => void, { unasked = false } = {}): void {
  retries.add(retry)
  const { presenting, setNotice } = store.getState()
  if (!unasked || !presenting) setNotice({ key: 'partMissing' })
}

/** Tries all of them again, at the reader's word. */
export function retryMissingParts(store: ViewerStore): void {
  const asked = [...retries]
  retries.clear()
  store.getState().setNotice(undefined)
  for (const retry of asked) retry()
}

/** The reader goes on without them. */
export function leaveMissingParts(): void {
  retries.clear()
}
