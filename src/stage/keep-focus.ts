const CONTROLS = 'a[href], button, summary, [tabindex]'

/** A slide takes the focus when it is jumped to; Tab doesn't stop at it. */
export function focusSection(section: HTMLElement): void {
  section.tabIndex = -1
  section.focus({ preventScroll: true })
}

/** Runs what puts one section in the place of another; a focus on it or inside goes to the same control of the new one. */
export function keepFocus(present: HTMLElement | undefined, section: HTMLElement, swap: () => void): void {
  const controls = present ? [...present.querySelectorAll(CONTROLS)] : []
  const focused = controls.findIndex((control) => control === document.activeElement)
  const isFocused = present !== undefined && present === document.activeElement
  swap()
  if (isFocused) focusSection(section)
  if (focused >= 0) section.querySelectorAll<HTMLElement>(CONTROLS)[focused]?.focus({ preventScroll: true })
}
