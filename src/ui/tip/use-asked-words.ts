import { useCallback, useEffect, useState, type RefObject } from 'react'
import { watchWords, wordsOf } from './watch-words.ts'

/** Milliseconds that the pointer rests on words before they are told of, and that it may be away before that ends. */
const REST_MS = 250
const AWAY_MS = 300

interface AskedWords {
  /** On the slide or in the transcript; undefined while nobody asks. */
  words: HTMLElement | undefined
  close: () => void
}

/**
 * The words among those of `selector` that the reader asks about: by pointer, by focus or by a tap. Esc and whatever is
 * done elsewhere end it. `tip` is what tells of them.
 */
export function useAskedWords(tip: RefObject<HTMLElement | null>, selector: string): AskedWords {
  const [words, setWords] = useState<HTMLElement>()
  const close = useCallback(() => {
    setWords(undefined)
  }, [])
  useEffect(() => watchWords(selector), [selector])

  useEffect(() => listenForWords(tip, selector, setWords), [tip, selector])
  return { words, close }
}

type Ask = (words: HTMLElement | undefined) => void

/** Follows pointer, focus and keys; returns what ends that. */
function listenForWords(tip: RefObject<HTMLElement | null>, selector: string, ask: Ask): () => void {
  const listeners = new AbortController()
  const { signal } = listeners
  let waiting: ReturnType<typeof setTimeout> | undefined
  const now: Ask = (next) => {
    clearTimeout(waiting)
    ask(next)
  }
  const soon = (next: HTMLElement | undefined, delayMs: number) => {
    clearTimeout(waiting)
    waiting = setTimeout(() => {
      ask(next)
    }, delayMs)
  }
  const askedBy = (target: EventTarget | null) => wordsOf(target, selector)
  const isInTip = (target: EventTarget | null) =>
    target instanceof Node && tip.current?.contains(target) === true
  const onPointerOver = ({ target, pointerType }: PointerEvent) => {
    if (pointerType !== 'mouse') return
    const over = askedBy(target)
    if (over) soon(over, REST_MS)
    else if (isInTip(target)) clearTimeout(waiting)
    else if (!askedBy(document.activeElement)?.matches(':focus-visible')) soon(undefined, AWAY_MS)
  }
  const onFocusIn = ({ target }: FocusEvent) => {
    const focused = askedBy(target)
    if (focused?.matches(':focus-visible')) now(focused)
    else if (!focused && !isInTip(target)) now(undefined)
  }
  const onClick = ({ target }: MouseEvent) => {
    const clicked = askedBy(target)
    if (clicked) now(clicked)
    else if (!isInTip(target)) now(undefined)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    actOnKey(event, askedBy(event.target), tip.current, now)
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
}

/** Esc closes the tip; Enter and Space on its words open it, and lead into it. */
function actOnKey(
  event: KeyboardEvent,
  focused: HTMLElement | undefined,
  tip: HTMLElement | null,
  ask: Ask,
): void {
  if (event.key === 'Escape' && tip?.matches(':popover-open')) {
    if (tip.contains(document.activeElement)) wordsShown(tip)?.focus()
    ask(undefined)
  } else if (focused && (event.key === 'Enter' || event.key === ' ')) {
    ask(focused)
    // It is shown once React has drawn it.
    setTimeout(() => tip?.querySelector<HTMLElement>('a, button')?.focus())
  } else return
  event.preventDefault()
  event.stopPropagation()
}

/** The words that the tip stands by. */
function wordsShown(tip: HTMLElement): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[aria-describedby="${tip.id}"]`)
}
