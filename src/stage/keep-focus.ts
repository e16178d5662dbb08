const CONTROLS = 'a[href], button, summary, [tabindex]'

/** A slide takes the focus when it is jumped to; Tab doesn't stop at it. */
export function focusSection(section: HTMLElement): void {
  section.tabIndex = -1
  section.focus({ preventScroll: true })
}

/**
 * Runs what puts one section in the place of another; a focus on it or inside goes to the same control of the new one, once
 * those who watch the stage have made its controls. Where there is none, as after what only stood in for the slide, the
 * slide itself takes it.
 */
export function keepFocus(present: HTMLElement | undefined, section: HTMLElement, swap: () => void): void {
  const focused = present?.contains(document.activeElement) ? document.activeElement : undefined
  const at = present && focused ? [...present.querySelectorAll(CONTROLS)].indexOf(focused) : -1
  const hasCome = present?.matches('.stand-in') === true && !section.matches('.stand-in')
  swap()
  if (!focused) return
  // Mutation observers, asked before, run before.
  queueMicrotask(() => {
    const same = hasCome ? undefined : section.querySelectorAll<HTMLElement>(CONTROLS)[at]
    if (same) same.focus({ preventScroll: true })
    else if (isNowhere()) focusSection(section)
  })
}

function isNowhere(): boolean {
  return document.activeElement === null || document.activeElement === document.body
}
