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

/** Bytes of a file's name that a thread has room for; more of it nobody reads. */
const NAME_BYTES = 1024
const HEAD_BYTES = 2 * Int32Array.BYTES_PER_ELEMENT

/** Where a thread says what it has at hand, for the one that watches over it (slide-threads.ts). */
export class ThreadAtHand {
  private readonly head: Int32Array
  private readonly name: Uint8Array

  constructor(readonly room = new SharedArrayBuffer(HEAD_BYTES + NAME_BYTES)) {
    this.head = new Int32Array(room, 0, 2)
    this.name = new Uint8Array(room, HEAD_BYTES)
  }

  /** Counts on with all that the thread begins with, and for as long as it does other things between. */
  get turn(): number {
    return Atomics.load(this.head, 0)
  }

  /** The file's name, which may be cut short. */
  get file(): string {
    return Buffer.from(this.name.slice(0, Atomics.load(this.head, 1))).toString()
  }

  begin(file: string): void {
    const { written } = new TextEncoder().encodeInto(file, this.name)
    Atomics.store(this.head, 1, written)
    this.turnOn()
  }

  turnOn(): void {
    Atomics.add(this.head, 0, 1)
  }
}

/** In a thread: from now on what it begins with is said there too, to who watches over it. */
export function sayTo(room: SharedArrayBuffer): void {
  const said = new ThreadAtHand(room)
  thread = said
  setInterval(() => {
    said.turnOn()
  }, TURN_MS).unref()
}

/** Of this thread, where another watches over it. */
let thread: ThreadAtHand | undefined

function begin(what: Pick<AtHand, 'file' | 'extent'>): void {
  thread?.begin(what.file)
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
