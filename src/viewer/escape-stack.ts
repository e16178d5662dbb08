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

/** False where nothing is open. */
export function closeTopmost(): boolean {
  const close = open.at(-1)
  close?.()
  return close !== undefined
}
