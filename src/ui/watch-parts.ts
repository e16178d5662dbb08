/**
 * Equips what is put on the stage or into the transcript, now and later: `equipIn` gets each element that came, with what
 * is in it. Returns what ends it.
 */
export function watchParts(equipIn: (added: Element) => void): () => void {
  const observer = new MutationObserver((mutations) => {
    for (const { addedNodes } of mutations)
      for (const node of addedNodes) if (node instanceof Element) equipIn(node)
  })
  for (const root of partRoots()) {
    equipIn(root)
    observer.observe(root, { childList: true, subtree: true })
  }
  return () => {
    observer.disconnect()
  }
}

/** The stage and the transcript. */
export function partRoots(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-part="stage"], #transcript')]
}
