/** Pressed with a key that makes it the browser's own: another tab or window, a download. */
export function isModified(event: ModifiedEvent): boolean {
  return isShortcut(event) || event.shiftKey
}

/** Pressed with a key that makes it a command of the browser or the system. Shift alone makes none. */
export function isShortcut(event: Omit<ModifiedEvent, 'shiftKey'>): boolean {
  return event.ctrlKey || event.metaKey || event.altKey
}

/** Of a mouse, of a keyboard, React's or the browser's. */
interface ModifiedEvent {
  ctrlKey: boolean
  metaKey: boolean
  shiftKey: boolean
  altKey: boolean
}
