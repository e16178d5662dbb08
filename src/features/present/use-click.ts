import { useEffect } from 'react'
import { isModified } from '../../ui/modified.ts'
import { useViewer } from '../../viewer/viewer-context.tsx'

/** A click of the mouse anywhere on the screen turns to the next slide; a finger swipes. */
export function useClick(onNext: () => void): void {
  const { store } = useViewer()
  useEffect(() => {
    const listeners = new AbortController()
    const onClick = (event: MouseEvent) => {
      if (store.getState().tool === undefined && isPlain(event) && isOnScreen(event.target)) onNext()
    }
    window.addEventListener('click', onClick, { signal: listeners.signal })
    return () => {
      listeners.abort()
    }
  }, [store, onNext])
}

function isPlain(event: MouseEvent): boolean {
  const { pointerType } = event as Partial<PointerEvent>
  if (event.defaultPrevented || event.button !== 0 || pointerType === 'touch') return false
  if (isModified(event)) return false
  // Not the end of a drag over text.
  return getSelection()?.isCollapsed !== false
}

/** On the slide but not on what is pressed there, or beside it, where only what holds the slide is hit. */
function isOnScreen(target: EventTarget | null): boolean {
  const frame = document.querySelector('.stage-frame')
  if (!(target instanceof Element) || !frame || frame.matches(':popover-open')) return false
  if (target.closest('a[href], button, summary')) return false
  return frame.contains(target) || target.contains(frame)
}
