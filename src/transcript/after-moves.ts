import { restWork } from '../ui/after-frame.ts'
import type { ViewerStore } from '../viewer/viewer-store.ts'

/**
 * Runs when the slide or the marked block has changed and that has been drawn on the stage, for which the reader waits:
 * once where moves follow each other at once.
 * While the slide is presented nobody sees the panel: it comes after when that ends. The function returned ends it.
 */
export function afterMoves(store: ViewerStore, run: () => void): () => void {
  const work = restWork(() => {
    if (!store.getState().presenting) run()
  })
  const unsubscribe = store.subscribe((state, before) => {
    const hasMoved = state.slideNumber !== before.slideNumber || state.block !== before.block
    if (!state.presenting && (hasMoved || before.presenting)) work.ask()
  })
  return () => {
    unsubscribe()
    work.cancel()
  }
}
