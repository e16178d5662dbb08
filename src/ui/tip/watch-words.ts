import { watchParts } from '../watch-parts.ts'

/**
 * Words that tell something become buttons wherever they are put on the stage or into the transcript. Among the
 * transcript's lines the Tab key comes to them from their own line.
 */
export function watchWords(selector: string): () => void {
  return watchParts((added) => {
    equipIn(added, selector)
  })
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
