const CONTROLS = 'a[href], button, summary, [tabindex]'

/** Runs what puts one section in the place of another; a focus inside goes to the same control of the new one. */
export function keepFocus(present: HTMLElement | undefined, section: HTMLElement, swap: () => void): void {
  const controls = present ? [...present.querySelectorAll(CONTROLS)] : []
  const focused = controls.findIndex((control) => control === document.activeElement)
  swap()
  if (focused >= 0) section.querySelectorAll<HTMLElement>(CONTROLS)[focused]?.focus({ preventScroll: true })
}
