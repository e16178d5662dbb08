import { useEffect } from 'react'
import { parseDeckLink } from '../deck/deck-link.ts'
import { useViewer, useViewerState } from '../viewer-context.tsx'

/**
 * Present mode: the slide alone, in fullscreen where the browser allows it and in the full window where not. Leaving
 * fullscreen by the browser's own means leaves the mode.
 */
export function usePresentMode(): void {
  const { store, baseUrl } = useViewer()
  const presenting = useViewerState((state) => state.presenting)
  useEffect(() => {
    const path = location.href.slice(baseUrl.length).replace(/[?#].*$/, '')
    // A browser grants fullscreen only to a press of a key or button: a link starts in the full window.
    if (parseDeckLink(path, location.search)?.present) store.getState().setPresenting(true)
  }, [store, baseUrl])
  useEffect(() => {
    document.documentElement.toggleAttribute('data-presenting', presenting)
    if (!presenting) {
      if (document.fullscreenElement) void document.exitFullscreen()
      return undefined
    }
    const listeners = new AbortController()
    let wasFull = false
    enterFullscreen().catch(() => {
      // Refused, or an iPhone, which has none: the full window serves.
    })
    document.addEventListener(
      'fullscreenchange',
      () => {
        if (document.fullscreenElement) wasFull = true
        else if (wasFull) store.getState().setPresenting(false)
      },
      { signal: listeners.signal },
    )
    return () => {
      listeners.abort()
    }
  }, [presenting, store])
}

async function enterFullscreen(): Promise<void> {
  if (document.fullscreenElement ?? !document.fullscreenEnabled) return
  await document.documentElement.requestFullscreen({ navigationUI: 'hide' })
}
