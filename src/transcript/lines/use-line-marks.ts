import { useCallback, useEffect, useState } from 'react'
import { useViewer } from '../../viewer/viewer-context.tsx'
import type { ViewerStore } from '../../viewer/viewer-store.ts'
import { lineOf } from '../article-list.ts'
import { useListListeners, type Panel } from '../panel.ts'

/** Pointing at a line of the current slide, or focusing it, marks its block here and on the slide. */
export function useLineMarks(panel: Panel): void {
  const { store } = useViewer()
  const [marks] = useState(() => new LineMarks(panel, store))
  useEffect(() => marks.watch(), [marks])
  const listen = useCallback(
    (host: HTMLElement, signal: AbortSignal) => {
      let lastX = -1
      let lastY = -1
      const onPointerMove = ({ clientX, clientY }: PointerEvent) => {
        lastX = clientX
        lastY = clientY
      }
      const onPointerOver = ({ pointerType, target, clientX, clientY }: PointerEvent) => {
        const hasMoved = clientX !== lastX || clientY !== lastY
        // Text that passes under a resting pointer while it is read aloud is not pointed at.
        const isPassing = !hasMoved && store.getState().readAloud === 'reading'
        if (pointerType !== 'touch' && !isPassing) marks.point(target)
      }
      const onPointerLeave = () => {
        marks.point(null)
      }
      const onFocusIn = ({ target }: FocusEvent) => {
        marks.focus(target)
      }
      const onFocusOut = () => {
        marks.focus(null)
      }
      document.addEventListener('pointermove', onPointerMove, { signal })
      host.addEventListener('pointerover', onPointerOver, { signal })
      host.addEventListener('pointerleave', onPointerLeave, { signal })
      host.addEventListener('focusin', onFocusIn, { signal })
      host.addEventListener('focusout', onFocusOut, { signal })
    },
    [marks, store],
  )
  useListListeners(panel, listen)
}

/** What is pointed at goes before what has the focus, and that before what was marked from elsewhere. */
class LineMarks {
  private pointed: string | undefined
  private focused: string | undefined
  private otherwise: string | undefined

  constructor(
    private readonly panel: Panel,
    private readonly store: ViewerStore,
  ) {
    this.otherwise = store.getState().block
  }

  /** A mark that comes from the stage, a link or a move is now what was meant. */
  watch(): () => void {
    return this.store.subscribe((state, before) => {
      const changed = state.block !== before.block || state.slideNumber !== before.slideNumber
      const doing = this.panel.doing()
      // A line that was gone to was pointed at before, and stays marked when pointer and focus leave.
      if (doing === 'mark' || (!changed && doing !== 'jump')) return
      this.pointed = undefined
      this.focused = undefined
      this.otherwise = state.block
    })
  }

  point(target: EventTarget | null): void {
    this.pointed = this.blockAt(target)
    this.mark()
  }

  focus(target: EventTarget | null): void {
    this.focused = this.blockAt(target)
    this.mark()
  }

  private blockAt(target: EventTarget | null): string | undefined {
    const line = target instanceof Element ? lineOf(target.closest('.row')) : undefined
    return line?.slideNumber === this.store.getState().slideNumber ? line.block : undefined
  }

  private mark(): void {
    const block = this.pointed ?? this.focused ?? this.otherwise
    if (block === this.store.getState().block) return
    this.panel.mark(() => {
      this.store.getState().markBlock(block)
    })
  }
}
