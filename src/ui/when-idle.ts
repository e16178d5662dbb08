/** Milliseconds after which work runs even on a page that is never idle. */
const LATEST_MS = 2000
/** Milliseconds that Safari, which has no requestIdleCallback, waits instead. */
const SOON_MS = 50

/** Runs when the page has loaded and the browser has nothing better to do; the function returned cancels. */
export function whenIdle(run: () => void): () => void {
  const controller = new AbortController()
  const { signal } = controller
  const queue = () => {
    if (!signal.aborted) signal.addEventListener('abort', onIdle(run))
  }
  if (document.readyState === 'complete') queue()
  else window.addEventListener('load', queue, { signal, once: true })
  return () => {
    controller.abort()
  }
}

/** Resolves when the page has nothing more urgent to do; rejects when the work is called off. */
export function idle(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      cancel()
      reject(signal.reason as Error)
    }
    const cancel = onIdle(() => {
      signal.removeEventListener('abort', onAbort)
      resolve()
    })
    if (signal.aborted) onAbort()
    else signal.addEventListener('abort', onAbort, { once: true })
  })
}

/** Returns what cancels it. */
function onIdle(run: () => void): () => void {
  if (!('requestIdleCallback' in window)) {
    const timeout = setTimeout(run, SOON_MS)
    return () => {
      clearTimeout(timeout)
    }
  }
  const request = requestIdleCallback(run, { timeout: LATEST_MS })
  return () => {
    cancelIdleCallback(request)
  }
}
