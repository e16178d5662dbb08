import { useEffect } from 'react'
import { parseDeckLink } from '../../deck/deck-link.ts'
import { closeTopmost } from '../../viewer/escape-stack.ts'
import { useViewer, useViewerState } from '../../viewer/viewer-context.tsx'
import type { ViewerStore } from '../../viewer/viewer-store.ts'
import { enterFullscreen, leaveFullscreen } from './fullscreen.ts'

/**
 * Present mode: the slide alone, in fullscreen where the browser allows it and in the full window where not. Leaving
 * fullscreen by the browser's own means leaves the mode. What else the mode has is in `present-layer.tsx`.
 */
export function usePresentMode(): void {
  const { store, baseUrl } = useViewer()
  const presenting = useViewerState((state) => state.presenting)
  useEffect(() => {
    const path = location.href.slice(baseUrl.length).replace(/[?#].*$/, '')
    // A browser grants fullscreen only to a press of a key or button: a link starts in the full window.
    const asked = parseDeckLink(path, location.search)
    if (asked?.present || asked?.autoplay) store.getState().setPresenting(true)
    if (asked?.autoplay) store.getState().setAutoplay({ seconds: asked.autoplay, paused: false })
  }, [store, baseUrl])
  useEffect(() => {
    if (!presenting) return undefined
    const root = document.documentElement
    const focused = document.activeElement
    const listeners = new AbortController()
    root.toggleAttribute('data-presenting', true)
    takeFullscreen(store, listeners.signal)
    return () => {
      listeners.abort()
      leaveFullscreen()
      root.toggleAttribute('data-presenting', false)
      if (focused instanceof HTMLElement) focused.focus({ preventScroll: true })
    }
  }, [presenting, store])
}

function takeFullscreen(store: ViewerStore, signal: AbortSignal): void {
  let wasFull = false
  document.addEventListener(
    'fullscreenchange',
    () => {
      if (document.fullscreenElement) wasFull = true
      else if (wasFull) onFullscreenLeft(store)
    },
    { signal },
  )
  // Refused for certain where nothing was pressed: then it isn't even asked for, and nothing is to be told.
  if ((navigator as Partial<Navigator>).userActivation?.isActive === false) return
  enterFullscreen().then(
    () => {
      // Left before the browser had filled the screen.
      if (signal.aborted && !store.getState().presenting) leaveFullscreen()
    },
    () => {
      if (!signal.aborted) store.getState().setNotice({ key: 'fullscreenRefused' })
    },
  )
}

/** Some browsers keep Esc for themselves: it then closes what is topmost all the same, and the mode goes on. */
function onFullscreenLeft(store: ViewerStore): void {
  const { dialog, closeDialog, curtain, setCurtain, tool, putToolAway, setPresenting } = store.getState()
  if (dialog) closeDialog()
  else if (closeTopmost()) return
  else if (curtain) setCurtain(undefined)
  else if (tool) putToolAway()
  else setPresenting(false)
}
