import { useEffect } from 'react'
import { mediaMatches } from '../../ui/media-query.ts'

/** Milliseconds of rest after which pointer and controls are hidden. */
const REST_MS = 2500

/** Marks the document `data-idle` while the pointer rests, off the controls. */
export function useIdle(): void {
  useEffect(() => {
    const root = document.documentElement
    const listeners = new AbortController()
    const { signal } = listeners
    let rest: ReturnType<typeof setTimeout> | undefined
    const onRest = () => {
      if (document.querySelector('.present-bar:hover')) return
      root.toggleAttribute('data-idle', true)
    }
    const onMove = () => {
      root.toggleAttribute('data-idle', false)
      clearTimeout(rest)
      rest = setTimeout(onRest, REST_MS)
    }
    // A finger has nothing to move over the slide before it touches it: there the controls show themselves first.
    if (mediaMatches('(hover: none)')) onMove()
    else onRest()
    let last = { x: -1, y: -1 }
    window.addEventListener(
      'pointermove',
      ({ clientX, clientY }) => {
        // Browsers also tell of a pointer at rest when what is under it changes.
        if (last.x !== clientX || last.y !== clientY) onMove()
        last = { x: clientX, y: clientY }
      },
      { signal },
    )
    window.addEventListener('pointerdown', onMove, { signal })
    return () => {
      listeners.abort()
      clearTimeout(rest)
      root.toggleAttribute('data-idle', false)
    }
  }, [])
}
