/** Milliseconds after which work runs though no frame comes: the page isn't seen, or the browser is busy. */
const LATEST_MS = 200

/** Runs once the browser has drawn what has changed until now; the function returned cancels. */
export function afterFrame(run: () => void): () => void {
  let frame = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const cancel = () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
  const runOnce = () => {
    cancel()
    run()
  }
  timer = setTimeout(runOnce, document.hidden ? 0 : LATEST_MS)
  frame = requestAnimationFrame(() => {
    // A frame's callbacks come before it is drawn.
    clearTimeout(timer)
    timer = setTimeout(runOnce)
  })
  return cancel
}

/** Work that is asked for again and again, and done once after the frame that follows. */
export interface LateWork {
  ask: () => void
  /** Does at once what was asked for, if anything was. */
  flush: () => void
  cancel: () => void
}

export function lateWork(run: () => void): LateWork {
  let cancel: (() => void) | undefined
  const end = () => {
    cancel?.()
    cancel = undefined
  }
  return {
    ask: () => {
      cancel ??= afterFrame(() => {
        cancel = undefined
        run()
      })
    },
    flush: () => {
      if (!cancel) return
      end()
      run()
    },
    cancel: end,
  }
}
