const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Does a short work to its end, though the program is asked to end in the midst of it: it ends then. */
export async function undisturbed<T>(work: () => Promise<T>): Promise<T> {
  let asked: NodeJS.Signals | undefined
  const note = (signal: NodeJS.Signals) => {
    asked = signal
  }
  for (const signal of SIGNALS) process.on(signal, note)
  try {
    return await work()
  } finally {
    for (const signal of SIGNALS) process.off(signal, note)
    if (asked) process.kill(process.pid, asked)
  }
}
