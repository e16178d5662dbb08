/** Milliseconds after which work runs though no frame comes: the page isn't seen, or the browser is busy. */
const LATEST_MS = 200
/** Milliseconds of work after which the page gets to draw and to answer. */
const SLICE_MS = 8
/** Milliseconds within which a reader who asks again is leafing. */
const LEAFING_MS = 300
/** Milliseconds of rest after which who leafed has arrived. */
const REST_MS = 150
/** Milliseconds that work waits at most for who leafs on and on. */
const LEAFED_MS = 1000

/** What is to be done once; `undefined` once it is, or has been called off. */
interface Work {
  run: (() => void) | undefined
}

/** What waits for the next frame, in the order in which it was asked for. */
let waiting: Work[] = []
let frame = 0
let latest: ReturnType<typeof setTimeout> | undefined

/**
 * Runs once the browser has drawn what has changed until now; the function returned cancels. All that waits for a frame
 * runs together after it, so that what it changes is laid out and drawn once.
 */
export function afterFrame(run: () => void): () => void {
  const work: Work = { run }
  waiting.push(work)
  askForFrame()
  return () => {
    work.run = undefined
  }
}

function askForFrame(): void {
  latest ??= setTimeout(takeAll, document.hidden ? 0 : LATEST_MS)
  // A browser's frames have other numbers than 0.
  if (frame !== 0) return
  frame = requestAnimationFrame(() => {
    const batch = take()
    // A frame's callbacks come before it is drawn.
    setTimeout(runInSlices, 0, batch)
  })
}

function takeAll(): void {
  runInSlices(take())
}

/** What is asked for from now on waits for a frame of its own. */
function take(): Work[] {
  clearTimeout(latest)
  cancelAnimationFrame(frame)
  latest = undefined
  frame = 0
  const batch = waiting
  waiting = []
  return batch
}

function runInSlices(batch: readonly Work[]): void {
  const started = performance.now()
  for (const [index, work] of batch.entries()) {
    if (performance.now() - started > SLICE_MS) {
      setTimeout(runInSlices, 0, batch.slice(index))
      return
    }
    const { run } = work
    work.run = undefined
    try {
      run?.()
    } catch (error) {
      // What else waits has nothing to do with it.
      reportError(error)
    }
  }
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

export type RestWork = Omit<LateWork, 'flush'>

/**
 * The same for what somebody who leafs has no eye for: after the frame where the reader takes one step, and once the
 * reader rests where steps follow each other at once, or now and then where there is no end of them. It is told which.
 */
export function restWork(run: (hasLeafed: boolean) => void): RestWork {
  let hasLeafed = false
  const work = lateWork(() => {
    run(hasLeafed)
  })
  let askedAt = -Infinity
  let since: number | undefined
  let rest: ReturnType<typeof setTimeout> | undefined
  const begin = () => {
    clearTimeout(rest)
    since = undefined
    work.ask()
  }
  return {
    ask: () => {
      const now = performance.now()
      hasLeafed = now - askedAt < LEAFING_MS
      askedAt = now
      since ??= now
      clearTimeout(rest)
      if (hasLeafed && now - since < LEAFED_MS) rest = setTimeout(begin, REST_MS)
      else begin()
    },
    cancel: () => {
      clearTimeout(rest)
      since = undefined
      work.cancel()
    },
  }
}
