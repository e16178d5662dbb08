import { openSync, writeSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'
import { visible } from './read/problem.ts'

/*
 * What reads the files of strangers says which one is at hand, for the program that watches it (src/tools/watch.mjs): a
 * file that is never done, or fills memory, can't be told of by the program that it holds up. Where nobody watches,
 * nothing is said.
 */

/** Names the place where it is said, and who reads it. */
const WATCHED = 'COLLOQUIUM_WATCHED'

const TURN_MS = 1000

/** As one line of JSON: what the watching program reads. */
export interface AtHand {
  /** Counts on for as long as the program does other things between. */
  turn: number
  /** As it is to be named to a person. */
  file: string
  /** How much it is: a piece of a deck takes little time and memory, and so does what a file alone says. */
  extent: 'part' | 'file' | 'whole'
  /** Folders that go when the program ends. */
  passing: readonly string[]
}

const now: AtHand = { turn: 0, file: '', extent: 'whole', passing: [] }
const place = openPlace()

/** Begins with a slide, a figure or a page, by the name that messages give it. */
export function beginPart(file: string): void {
  begin({ file, extent: 'part' })
}

/** Begins with what one file says, the whole of it, by the name that messages give it. */
export function beginFile(file: string): void {
  begin({ file, extent: 'file' })
}

/** Begins with something of a whole deck or file. */
export function beginWhole(file: string): void {
  begin({ file, extent: 'whole' })
}

/** Names a folder that is to go with this program, however it ends; what comes back takes that back. */
export function notePassing(folder: string): () => void {
  now.passing = [...now.passing, folder]
  say()
  return () => {
    now.passing = now.passing.filter((one) => one !== folder)
    say()
  }
}

function begin(what: Pick<AtHand, 'file' | 'extent'>): void {
  if (place === undefined) return
  Object.assign(now, what)
  say()
}

/** Of a stream that is a pipe: Node's own, and no part of its types. */
interface WithHandle {
  _handle: { setBlocking?: (isBlocking: boolean) => unknown }
}

/** Where the program that started this one reads; undefined in any other program. */
function openPlace(): number | undefined {
  const [reader, path] = (process.env[WATCHED] ?? '').split(/:(.*)/s)
  if (!isMainThread || path === undefined || reader !== String(process.ppid)) return undefined
  const file = openSync(path, 'r+')
  // What is said goes through a pipe, which a program that ends itself would leave half full.
  ;(process.stderr as Partial<WithHandle>)._handle?.setBlocking?.(true)
  // Turns are signs of life, and keep no program from its end.
  setInterval(() => {
    // Nobody reads any more: who started this one was ended without a word.
    if (process.ppid !== Number(reader)) process.kill(process.pid, 'SIGTERM')
    say()
  }, TURN_MS).unref()
  return file
}

function say(): void {
  if (place === undefined) return
  now.turn++
  try {
    writeSync(place, `${JSON.stringify({ ...now, file: visible(now.file) })}\n`, 0)
  } catch {
    // The disk is full: a sign of life less, and no reason to end.
  }
}
