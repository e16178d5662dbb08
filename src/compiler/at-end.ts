import { rmSync } from 'node:fs'
import { notePassing } from './at-hand.ts'

/*
 * What has to be done however a program ends: by itself, by Ctrl+C, or by who started it. Signals are heard only while
 * there is something to do, so that a program without ends as ever.
 */

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
const due = new Set<() => void>()

/**
 * Does it when the program ends, or a signal asks it to; what comes back takes that back. It must be quick. What was begun
 * last ends first: a program before the folder goes that it writes into. What fails keeps nothing else from being done.
 */
export function atEnd(action: () => void): () => void {
  due.add(action)
  if (due.size === 1) listen()
  return () => {
    if (due.delete(action) && due.size === 0) ignore()
  }
}

/** Removes a folder when the program ends, even where another has to end it; what comes back takes that back. */
export function removeAtEnd(folder: string): () => void {
  const forget = notePassing(folder)
  const goOn = atEnd(() => {
    // What was ended a moment ago may still be at its last file.
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 })
  })
  return () => {
    goOn()
    forget()
  }
}

function listen(): void {
  process.on('exit', doAll)
  // Before any other who listens: whether there are some says who ends this program.
  for (const signal of SIGNALS) process.prependListener(signal, onSignal)
}

function ignore(): void {
  process.off('exit', doAll)
  for (const signal of SIGNALS) process.off(signal, onSignal)
}

function doAll(): void {
  const actions = [...due].reverse()
  due.clear()
  ignore()
  for (const action of actions) {
    try {
      action()
    } catch {
      // Nobody is left to be told.
    }
  }
}

/** Does what is due, and then ends this program as if nobody had listened, unless somebody else does. */
function onSignal(signal: NodeJS.Signals): void {
  doAll()
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal)
}
