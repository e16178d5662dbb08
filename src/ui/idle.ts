/** Milliseconds after which idle work is done even on a page that never rests. */
const PATIENCE_MS = 2000
/** Milliseconds of work after which the page gets to draw and to answer. */
const SLICE_MS = 8

/** Resolves when the page has nothing more urgent to do; rejects when the work is called off. */
export function idle(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      reject(signal.reason as Error)
    }
    if (signal.aborted) {
      onAbort()
      return
    }
    signal.addEventListener('abort', onAbort, { once: true })
    const onIdle = () => {
      signal.removeEventListener('abort', onAbort)
      resolve()
    }
    // Safari has no requestIdleCallback.
    if ('requestIdleCallback' in window) requestIdleCallback(onIdle, { timeout: PATIENCE_MS })
    else setTimeout(onIdle, 50)
  })
}

/** Does a step for each item, and lets the page draw between slices of them. */
export async function inSlices<T>(
  items: readonly T[],
  step: (item: T) => void,
  signal: AbortSignal,
): Promise<void> {
  let started = performance.now()
  for (const item of items) {
    if (performance.now() - started > SLICE_MS) {
      await new Promise((resolve) => setTimeout(resolve))
      started = performance.now()
    }
    signal.throwIfAborted()
    step(item)
  }
}
