/** Runs at once, and then once per pause at most: what comes within a pause is answered by one run at its end. */
export function coalesce(
  pauseMs: number | (() => number),
  run: () => void,
): { ask: () => void; stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = false
  const pauseOf = typeof pauseMs === 'number' ? () => pauseMs : pauseMs
  const go = () => {
    asked = false
    run()
    timer = setTimeout(() => {
      timer = undefined
      if (asked) go()
    }, pauseOf())
    timer.unref()
  }
  return {
    ask: () => {
      asked = true
      if (timer === undefined) go()
    },
    stop: () => {
      clearTimeout(timer)
      asked = false
      // Nothing runs any more.
      timer = setTimeout(() => undefined, 0)
    },
  }
}
