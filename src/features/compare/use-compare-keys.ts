import { useEffect, useEffectEvent } from 'react'
import { normalizeKey, readKey } from '../../viewer/key-table.ts'
import { useViewer } from '../../viewer/viewer-context.tsx'

/** `N` and `P` lead on and back while slides are compared, before they mean anything else. */
export function useCompareKeys(onNext: () => void, onPrevious: () => void): void {
  const { store } = useViewer()
  const press = useEffectEvent((event: KeyboardEvent) => {
    const { preferences, presenting } = store.getState()
    const pressed = readKey(event)
    if (!preferences.letterKeys || presenting || pressed.modified || pressed.composing || event.repeat) return
    if (isTyping(event.target) || document.querySelector('dialog[open]')) return
    const key = normalizeKey(pressed)
    if (key !== 'n' && key !== 'p') return
    event.preventDefault()
    if (key === 'n') onNext()
    else onPrevious()
  })
  useEffect(() => {
    const listeners = new AbortController()
    document.addEventListener('keydown', press, { capture: true, signal: listeners.signal })
    return () => {
      listeners.abort()
    }
  }, [])
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input:not([type="range"]), textarea, select') !== null)
  )
}
