/**
 * Words that tell something become buttons wherever they are put on the stage or into the transcript. Among the
 * transcript's lines the Tab key comes to them from their own line.
 */
export function watchWords(selector: string): () => void {
  const roots = [...document.querySelectorAll<HTMLElement>('[data-part="stage"], #transcript')]
  const observer = new MutationObserver((mutations) => {
    for (const { addedNodes } of mutations) {
      for (const node of addedNodes) if (node instanceof Element) equipIn(node, selector)
    }
  })
  for (const root of roots) {
    equipIn(root, selector)
    observer.observe(root, { childList: true, subtree: true })
  }
  return () => {
    observer.disconnect()
  }
}

function equipIn(root: Element, selector: string): void {
  for (const words of root.querySelectorAll<HTMLElement>(selector)) {
    if (words.role === 'button') continue
    words.role = 'button'
    words.ariaExpanded = 'false'
    const row = words.closest<HTMLElement>('.row')
    words.tabIndex = row ? row.tabIndex : 0
  }
}

/** The words under an event, if they tell something. */
export function wordsOf(target: EventTarget | null, selector: string): HTMLElement | undefined {
  return (target instanceof Element ? target.closest<HTMLElement>(selector) : null) ?? undefined
}
