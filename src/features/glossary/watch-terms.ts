/** What marks a term in the compiler's HTML. */
export const TERM = '.term[data-term]'

/**
 * Terms become buttons wherever they are put on the stage or into the transcript. Among the transcript's lines the Tab key
 * comes to them from their own line.
 */
export function watchTerms(): () => void {
  const roots = [...document.querySelectorAll<HTMLElement>('[data-part="stage"], #transcript')]
  const observer = new MutationObserver((mutations) => {
    for (const { addedNodes } of mutations) {
      for (const node of addedNodes) if (node instanceof Element) equipIn(node)
    }
  })
  for (const root of roots) {
    equipIn(root)
    observer.observe(root, { childList: true, subtree: true })
  }
  return () => {
    observer.disconnect()
  }
}

function equipIn(root: Element): void {
  for (const term of root.querySelectorAll<HTMLElement>(TERM)) {
    if (term.role === 'button') continue
    term.role = 'button'
    term.ariaExpanded = 'false'
    const row = term.closest<HTMLElement>('.row')
    term.tabIndex = row ? row.tabIndex : 0
  }
}

/** The term under an event, if there is one. */
export function termOf(target: EventTarget | null): HTMLElement | undefined {
  return (target instanceof Element ? target.closest<HTMLElement>(TERM) : null) ?? undefined
}
