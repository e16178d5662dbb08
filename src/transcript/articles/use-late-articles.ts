import { useEffect } from 'react'
import { usePanelState, type Panel } from '../panel.ts'

/** Milliseconds without scrolling after which a page is at rest; Safari has no `scrollend` yet. */
const REST_MS = 150

/** Puts in what waits above the page's own article, once the reader has scrolled to where nothing is moved by it. */
export function useLateArticles(panel: Panel): void {
  const revision = usePanelState((state) => state.revision)
  useEffect(() => {
    if (!panel.list().isWaiting) return undefined
    const listeners = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const onRest = () => {
      if (!panel.view().isDocked) return
      panel.settle()
    }
    const onScroll = () => {
      clearTimeout(timer)
      timer = setTimeout(onRest, REST_MS)
    }
    window.addEventListener('scroll', onScroll, { signal: listeners.signal, passive: true })
    return () => {
      listeners.abort()
      clearTimeout(timer)
    }
  }, [panel, revision])
}
