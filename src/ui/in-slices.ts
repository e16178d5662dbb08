/** Milliseconds of work after which the page gets to draw and to answer. */
const SLICE_MS = 8

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
