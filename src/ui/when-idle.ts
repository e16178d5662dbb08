/** Milliseconds after which work runs even on a page that is never idle. */
const LATEST_MS = 2000

/** Runs when the page has loaded and the browser has nothing better to do; the function returned cancels. */
export function whenIdle(run: () => void): () => void {
  const controller = new AbortController()
  const { signal } = controller
  const queue = () => {
    if (signal.aborted) return
    // Safari has no requestIdleCallback.
    if (!('requestIdleCallback' in window)) {
      const timeout = setTimeout(run, 50)
      signal.addEventListener('abort', () => {
        clearTimeout(timeout)
      })
      return
    }
    const idle = requestIdleCallback(run, { timeout: LATEST_MS })
    signal.addEventListener('abort', () => {
      cancelIdleCallback(idle)
    })
  }
  if (document.readyState === 'complete') queue()
  else window.addEventListener('load', queue, { signal, once: true })
  return () => {
    controller.abort()
  }
}
