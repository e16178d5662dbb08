import { useCallback, useEffect, useState, type RefObject } from 'react'
import { termOf, watchTerms } from './watch-terms.ts'

/** Milliseconds that the pointer rests on a term before it is told, and that it may be away before that ends. */
const REST_MS = 250
const AWAY_MS = 300

interface AskedTerm {
  /** The words on the slide or in the transcript; undefined while nobody asks. */
  term: HTMLElement | undefined
  close: () => void
}

/** The term that the reader asks for: by pointer, by focus or by a tap. Esc and whatever is done elsewhere end it. */
export function useAskedTerm(tip: RefObject<HTMLElement | null>): AskedTerm {
  const [term, setTerm] = useState<HTMLElement>()
  const close = useCallback(() => {
    setTerm(undefined)
  }, [])
  useEffect(watchTerms, [])

  useEffect(() => {
    const listeners = new AbortController()
    const { signal } = listeners
    let waiting: ReturnType<typeof setTimeout> | undefined
    const soon = (next: HTMLElement | undefined, delayMs: number) => {
      clearTimeout(waiting)
      waiting = setTimeout(() => {
        setTerm(next)
      }, delayMs)
    }
    const now = (next: HTMLElement | undefined) => {
      clearTimeout(waiting)
      setTerm(next)
    }
    const isInTip = (target: EventTarget | null) =>
      target instanceof Node && tip.current?.contains(target) === true
    const onPointerOver = ({ target, pointerType }: PointerEvent) => {
      if (pointerType !== 'mouse') return
      const over = termOf(target)
      if (over) soon(over, REST_MS)
      else if (isInTip(target)) clearTimeout(waiting)
      else if (!termOf(document.activeElement)?.matches(':focus-visible')) soon(undefined, AWAY_MS)
    }
    const onFocusIn = ({ target }: FocusEvent) => {
      const focused = termOf(target)
      if (focused?.matches(':focus-visible')) now(focused)
      else if (!focused && !isInTip(target)) now(undefined)
    }
    const onClick = ({ target }: MouseEvent) => {
      const clicked = termOf(target)
      if (clicked) now(clicked)
      else if (!isInTip(target)) now(undefined)
    }
    const onKeyDown = (event: KeyboardEvent) => {
      const focused = termOf(event.target)
      if (event.key === 'Escape' && tip.current?.matches(':popover-open')) {
        if (isInTip(document.activeElement)) termShown(tip.current)?.focus()
        now(undefined)
      } else if (focused && (event.key === 'Enter' || event.key === ' ')) {
        now(focused)
        tip.current?.querySelector('a')?.focus()
      } else return
      event.preventDefault()
      event.stopPropagation()
    }
    document.addEventListener('pointerover', onPointerOver, { signal })
    document.addEventListener('focusin', onFocusIn, { signal })
    document.addEventListener('click', onClick, { signal })
    // Before the keys of the page: the topmost thing closes, and Space turns no slide here.
    window.addEventListener('keydown', onKeyDown, { signal, capture: true })
    return () => {
      clearTimeout(waiting)
      listeners.abort()
    }
  }, [tip])
  return { term, close }
}

/** The words that the tip stands by. */
function termShown(tip: HTMLElement): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[aria-describedby="${tip.id}"]`)
}
