import { useCallback } from 'react'
import { isModified } from '../../ui/modified.ts'
import { useViewer } from '../../viewer/viewer-context.tsx'
import type { ViewerStore } from '../../viewer/viewer-store.ts'
import { lineOf } from '../article-list.ts'
import { useListListeners, type Panel } from '../panel.ts'

/** Pixels that a hand moves while it means to click. */
const STEADY_PX = 4
/** Milliseconds in which Enter still belongs to a slide's number that was typed before it (navigation/use-keys.ts). */
const NUMBER_MS = 3000

/** The stage follows the transcript: a click on a line, or Enter on it. Selecting text is no click. */
export function useLineJumps(panel: Panel): void {
  const { store } = useViewer()
  const listen = useCallback(
    (host: HTMLElement, signal: AbortSignal) => {
      let pressed = { x: 0, y: 0 }
      let typedAt = -Infinity
      const onPointerDown = ({ clientX, clientY }: PointerEvent) => {
        pressed = { x: clientX, y: clientY }
      }
      const onClick = (event: MouseEvent) => {
        if (isModified(event) || !(event.target instanceof Element)) return
        const number = event.target.closest('.article-number')
        const moved = Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > STEADY_PX
        if (!number && (moved || hasSelection(host) || isControl(event.target))) return
        if (jumpTo(panel, store, event.target)) event.preventDefault()
      }
      const onKeyDown = (event: KeyboardEvent) => {
        if (/^\d$/.test(event.key)) typedAt = event.timeStamp
        const onLine = event.target instanceof Element && event.target.matches('.row')
        if (event.key !== 'Enter' || isModified(event) || event.isComposing || !onLine) return
        if (event.timeStamp - typedAt < NUMBER_MS) return
        if (jumpTo(panel, store, event.target)) event.preventDefault()
      }
      host.addEventListener('pointerdown', onPointerDown, { signal })
      host.addEventListener('click', onClick, { signal })
      host.addEventListener('keydown', onKeyDown, { signal })
    },
    [panel, store],
  )
  useListListeners(panel, listen)
}

/** False where there is no slide to go to. */
function jumpTo(panel: Panel, store: ViewerStore, target: Element): boolean {
  const line = lineOf(target.closest('.row'))
  const slideNumber = line?.slideNumber ?? Number(target.closest('.article-number')?.textContent)
  if (!slideNumber) return false
  panel.jump(() => {
    store.getState().goTo(slideNumber, 'jump', line?.block)
    panel.state.setState({ following: true })
  })
  // What scrolls from now on is not the wheel's doing that was turned before: articles that are filled in move, too.
  panel.view().handledAt = -Infinity
  return true
}

function isControl(target: Element): boolean {
  return target.closest('a, button, summary, details, .block-picture, [popover], [role="button"]') !== null
}

function hasSelection(host: HTMLElement): boolean {
  const selection = document.getSelection()
  return selection !== null && !selection.isCollapsed && selection.containsNode(host, true)
}
