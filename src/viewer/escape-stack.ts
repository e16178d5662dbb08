import type { ViewerState } from './viewer-store.ts'

/** What Esc closes, the topmost last. Dialogs aren't in it: the browser closes those. */
const open: (() => void)[] = []

/** What can be closed announces itself while it is open; the function returned takes it back. */
export function onEscape(close: () => void): () => void {
  open.push(close)
  return () => {
    const index = open.lastIndexOf(close)
    if (index >= 0) open.splice(index, 1)
  }
}

/**
 * Closes the one thing on top: what announced itself, the curtain, the tool in hand, a notice, a marked line. False where
 * nothing is open. One order for the deck and the speaker view.
 */
export function closeWhatIsOpen(state: ViewerState): boolean {
  if (closeTopmost()) return true
  if (state.curtain) state.setCurtain(undefined)
  else if (state.tool) state.putToolAway()
  else if (state.notice) state.setNotice(undefined)
  else if (state.block) {
    state.markBlock(undefined)
    state.setPassage(undefined)
  } else return false
  return true
}

/** False where nothing is open. */
export function closeTopmost(): boolean {
  const close = open.at(-1)
  close?.()
  return close !== undefined
}
