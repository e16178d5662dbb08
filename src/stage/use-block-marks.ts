import { useEffect, type RefObject } from 'react'
import { useViewer } from '../viewer/viewer-context.tsx'
import type { ViewerStore } from '../viewer/viewer-store.ts'
import type { StageDriver } from './stage-driver.ts'

/** Marks the store's block on the slide, and lets the reader point at one. */
export function useBlockMarks(slides: RefObject<HTMLElement | null>, driver: StageDriver): void {
  const { store } = useViewer()
  useEffect(() => {
    const mark = () => {
      showMark(slides.current, driver.section, store.getState().block)
    }
    mark()
    const unsubscribe = store.subscribe((state, before) => {
      if (state.block !== before.block) mark()
    })
    const unfollow = driver.follow(mark)
    return () => {
      unsubscribe()
      unfollow()
    }
  }, [slides, driver, store])
  useEffect(() => {
    if (!slides.current) return undefined
    const pointing = new BlockPointing(slides.current, store)
    const unfollow = driver.follow(({ moved }) => {
      if (moved) pointing.forget()
    })
    return () => {
      unfollow()
      pointing.stop()
    }
  }, [slides, driver, store])
}

function showMark(
  slides: HTMLElement | null,
  section: HTMLElement | undefined,
  block: string | undefined,
): void {
  for (const marked of slides?.querySelectorAll('.marked') ?? []) marked.classList.remove('marked')
  if (block !== undefined) section?.querySelector(`[data-block="${block}"]`)?.classList.add('marked')
}

/**
 * A block is marked while pointer or focus is on it; a click or tap holds the mark, another lets it go. Where a block
 * was held before, its mark comes back when the pointer leaves.
 */
class BlockPointing {
  private readonly listeners = new AbortController()
  /** Block under the pointer, or with the focus. */
  private pointed: string | undefined
  /** Block that was marked before one was pointed at. */
  private held: string | undefined
  private lastX = -1
  private lastY = -1

  constructor(
    slides: HTMLElement,
    private readonly store: ViewerStore,
  ) {
    const { signal } = this.listeners
    slides.addEventListener('pointermove', this.onPointerMove, { signal })
    slides.addEventListener('pointerleave', this.onLeave, { signal })
    slides.addEventListener('focusin', this.onFocus, { signal })
    slides.addEventListener('focusout', this.onLeave, { signal })
    slides.addEventListener('click', this.onClick, { signal })
  }

  stop(): void {
    this.listeners.abort()
  }

  /** Another slide came: nothing on it has been pointed at. */
  forget(): void {
    this.pointed = undefined
  }

  /** Only a pointer that moves: browsers also tell of slides that pass under one at rest. */
  private onPointerMove = (event: PointerEvent): void => {
    if (event.pointerType === 'touch' || event.buttons !== 0 || this.store.getState().presenting) return
    if (event.clientX === this.lastX && event.clientY === this.lastY) return
    this.lastX = event.clientX
    this.lastY = event.clientY
    this.point(blockOf(event.target))
  }

  private onFocus = (event: FocusEvent): void => {
    this.point(blockOf(event.target))
  }

  private onLeave = (): void => {
    this.point(undefined)
  }

  private onClick = (event: MouseEvent): void => {
    // A mouse that clicks on a slide that is presented asks for the next.
    if (this.store.getState().presenting && !isTouch(event)) return
    const block = blockOf(event.target)
    if (block === undefined || isControl(event.target) || isSelecting(event)) return
    const { block: marked, markBlock } = this.store.getState()
    const held = this.pointed === undefined ? marked : this.held
    this.held = held === block ? undefined : block
    markBlock(this.held)
  }

  private point(block: string | undefined): void {
    if (block === this.pointed) return
    const { block: marked, markBlock } = this.store.getState()
    if (this.pointed === undefined) this.held = marked
    // A mark that came from elsewhere meanwhile stays.
    else if (block === undefined && marked !== this.pointed) this.held = marked
    this.pointed = block
    markBlock(block ?? this.held)
  }
}

function blockOf(target: EventTarget | null): string | undefined {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-block]') : null
  return element?.dataset['block']
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('a[href], button, summary, [role="button"]') !== null
}

/** The end of a drag over text. A finger that taps twice can select a word too, but means to tap. */
function isSelecting(event: MouseEvent): boolean {
  return !isTouch(event) && getSelection()?.isCollapsed === false
}

function isTouch(event: MouseEvent): boolean {
  return (event as Partial<PointerEvent>).pointerType === 'touch'
}
