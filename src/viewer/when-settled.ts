import { whenIdle } from '../ui/when-idle.ts'
import type { ViewerStore } from './viewer-store.ts'

/** Milliseconds that a slide must have stayed: who leafs through the talk has no eye for what stands around it. */
const STAY_MS = 250

/** When the slide last changed, in the time of `performance.now`, by the store that says so. */
const moves = new WeakMap<ViewerStore, { at: number }>()

/**
 * Runs once the reader stays at a slide and nothing more urgent is left to do: at the next idle moment where nobody has
 * stepped of late. The function returned cancels.
 */
export function whenSettled(store: ViewerStore, run: () => void): () => void {
  const last = lastMoveOf(store)
  let cancel: () => void = () => undefined
  const wait = () => {
    const restMs = last.at + STAY_MS - performance.now()
    if (restMs <= 0) {
      cancel = whenIdle(() => {
        // An idle moment between two steps is none.
        if (last.at + STAY_MS > performance.now()) wait()
        else run()
      })
      return
    }
    const timer = setTimeout(wait, restMs)
    cancel = () => {
      clearTimeout(timer)
    }
  }
  wait()
  return () => {
    cancel()
  }
}

function lastMoveOf(store: ViewerStore): { at: number } {
  const known = moves.get(store)
  if (known) return known
  const last = { at: -Infinity }
  moves.set(store, last)
  store.subscribe((state, before) => {
    if (state.slideNumber !== before.slideNumber) last.at = performance.now()
  })
  return last
}
