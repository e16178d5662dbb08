// A process of its own (chart-drawer.ts), and the thread that watches over it. Node reads TypeScript by tsx alone, whatever
// started the build.
import { isMainThread, Worker, workerData } from 'node:worker_threads'

const TICK_MS = 1000
/** More than the build waits for a chart. */
const MOST_TICKS = 30

if (isMainThread) await draw()
else watch(workerData)

async function draw() {
  const beats = new Int32Array(new SharedArrayBuffer(4))
  const watcher = new Worker(new URL(import.meta.url), {
    workerData: { beats, parent: process.ppid },
    execArgv: [],
  })
  watcher.unref()
  setInterval(() => Atomics.add(beats, 0, 1), TICK_MS).unref()
  const { register } = await import('tsx/esm/api')
  register()
  await import('./draw-chart.ts')
}

/**
 * A chart that never ends hears neither that the build is gone, nor a signal that can be caught: its process is ended from
 * beside. Ticks are counted rather than time, which goes on while a machine sleeps.
 */
function watch({ beats, parent }) {
  let [last, silent] = [0, 0]
  setInterval(() => {
    const now = Atomics.load(beats, 0)
    silent = now === last ? silent + 1 : 0
    last = now
    if (silent >= MOST_TICKS || isGone(parent)) process.kill(process.pid, 'SIGKILL')
  }, TICK_MS)
}

/** Where a process has died, its children get another parent, or (Windows) one that is none. */
function isGone(parent) {
  if (process.ppid !== parent) return true
  try {
    return !process.kill(parent, 0)
  } catch {
    return true
  }
}
