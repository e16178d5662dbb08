import { useEffect } from 'react'

/** Esc closes the topmost thing: a provenance note before anything that the page's own keys close. */
export function useNotes(): void {
  useEffect(() => {
    const listeners = new AbortController()
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      const note = document.querySelector<HTMLElement>('.provenance-note:popover-open')
      if (!note) return
      note.hidePopover()
      event.preventDefault()
      event.stopPropagation()
    }
    window.addEventListener('keydown', onKeyDown, { signal: listeners.signal, capture: true })
    return () => {
      listeners.abort()
    }
  }, [])
}
