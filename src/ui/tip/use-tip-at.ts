import { useEffect, useLayoutEffect, type RefObject } from 'react'

/** CSS pixels between words and their tip, and around the window. */
const GAP_PX = 8

/**
 * Shows the tip, a manual popover, at words while there are any, and closes it when something scrolls. It is placed anew
 * when what it says changes.
 */
export function useTipAt(
  tip: RefObject<HTMLElement | null>,
  words: HTMLElement | undefined,
  content: unknown,
  close: () => void,
): void {
  useLayoutEffect(() => {
    const box = tip.current
    if (!box || !words) return undefined
    words.setAttribute('aria-describedby', box.id)
    words.setAttribute('aria-expanded', 'true')
    box.showPopover()
    place(box, words)
    return () => {
      box.hidePopover()
      words.removeAttribute('aria-describedby')
      words.setAttribute('aria-expanded', 'false')
    }
  }, [tip, words, content])

  useEffect(() => {
    if (!words) return undefined
    // What scrolls takes the words in it away from under the tip.
    const onScroll = ({ target }: Event) => {
      if (target instanceof Node && target.contains(words)) close()
    }
    document.addEventListener('scroll', onScroll, { capture: true })
    return () => {
      document.removeEventListener('scroll', onScroll, { capture: true })
    }
  }, [words, close])
}

/** Under the words, or over them where there is no room; inside the window. */
function place(box: HTMLElement, words: HTMLElement): void {
  const line = words.getClientRects()[0] ?? words.getBoundingClientRect()
  const { width, height } = box.getBoundingClientRect()
  const left = Math.max(GAP_PX, Math.min(line.left, innerWidth - width - GAP_PX))
  const below = line.bottom + GAP_PX
  const top = below + height > innerHeight - GAP_PX ? line.top - height - GAP_PX : below
  box.style.setProperty('left', `${left}px`)
  box.style.setProperty('top', `${Math.max(GAP_PX, top)}px`)
}
