import { useEffect } from 'react'
import { onEscape } from '../../viewer/escape-stack.ts'
import { useViewer } from '../../viewer/viewer-context.tsx'
import type { ViewerStore } from '../../viewer/viewer-store.ts'
import { connectPresentLayer } from './present-commands.ts'

/** The key of the table that magnifies, by where it sits. */
const KEY = 'KeyX'
/** A key that is held for longer than this, in milliseconds, magnifies for as long as it is held. */
const HOLD_MS = 350

/**
 * Magnifies the part of the slide at the pointer: while the key is held, or from one press to the next. The part goes
 * with the mouse, unless a tool is in hand; a finger drags it. Esc ends it, and so does another slide.
 */
export function useMagnify(): void {
  const { store } = useViewer()
  useEffect(() => {
    const frame = document.querySelector<HTMLElement>('.stage-frame')
    if (!frame) return undefined
    const magnifier = new Magnifier(frame, store)
    const disconnect = connectPresentLayer({ magnify: magnifier.toggle })
    return () => {
      disconnect()
      magnifier.close()
    }
  }, [store])
}

class Magnifier {
  private readonly listeners = new AbortController()
  private readonly unsubscribe: () => void
  private pointer = { x: 0.5, y: 0.5 }
  /** Where the part is, 0–1 from edge to edge. */
  private place = { x: 0.5, y: 0.5 }
  private openedAt = 0
  private release: (() => void) | undefined

  constructor(
    private readonly frame: HTMLElement,
    private readonly store: ViewerStore,
  ) {
    const { signal } = this.listeners
    window.addEventListener('pointermove', this.onPointerMove, { signal })
    window.addEventListener('keyup', this.onKeyUp, { signal })
    this.unsubscribe = store.subscribe((state, before) => {
      if (state.slideNumber !== before.slideNumber) this.end()
    })
  }

  close(): void {
    this.end()
    this.unsubscribe()
    this.listeners.abort()
  }

  toggle = (): void => {
    if (this.release) {
      this.end()
      return
    }
    this.openedAt = performance.now()
    this.release = onEscape(this.end)
    this.moveTo(this.pointer)
    document.documentElement.toggleAttribute('data-magnified', true)
  }

  private end = (): void => {
    this.release?.()
    this.release = undefined
    document.documentElement.toggleAttribute('data-magnified', false)
  }

  private onKeyUp = ({ code }: KeyboardEvent): void => {
    if (code === KEY && this.release && performance.now() - this.openedAt > HOLD_MS) this.end()
  }

  private onPointerMove = (event: PointerEvent): void => {
    const box = this.frame.getBoundingClientRect()
    this.pointer = {
      x: (event.clientX - box.left) / box.width,
      y: (event.clientY - box.top) / box.height,
    }
    if (!this.release || this.store.getState().tool) return
    if (event.pointerType !== 'touch') this.moveTo(this.pointer)
    else
      this.moveTo({
        x: this.place.x - event.movementX / box.width,
        y: this.place.y - event.movementY / box.height,
      })
  }

  private moveTo({ x, y }: { x: number; y: number }): void {
    this.place = { x: within(x), y: within(y) }
    this.frame.style.setProperty('--magnify-x', String(this.place.x))
    this.frame.style.setProperty('--magnify-y', String(this.place.y))
  }
}

function within(share: number): number {
  return Math.min(1, Math.max(0, share))
}
