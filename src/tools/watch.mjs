/*
 * Runs a tool that reads the files of strangers, and watches it: whatever a file sets off, its author is told which one
 * it is. The tool says what it has at hand (src/compiler/at-hand.ts). Plain JavaScript, as start.mjs is.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { totalmem, tmpdir } from 'node:os'
import { join } from 'node:path'
import { filledMb, residentMb, secondsOf, startedBy } from './processes.mjs'

const POLL_MS = 250
/** What is on its way from a tool that has ended is here by then. */
const REST_MS = 2000
/** Time that a tool has to end when it is asked to. */
const ORDER_MS = 5000
/** Time after which a tool that was asked to end, and has given no sign of life since, doesn't hear anything. */
const DEAF_SECONDS = 3
const MB = 2 ** 20

/**
 * What a tool may compute without a turn to anything else, and the memory that it may hold. A part of a deck (a slide, a
 * figure, a page of a PDF) takes some hundredths of a second and some MB, and the file of a talk that is imported some
 * seconds; a whole talk with its fonts has held 1.5 GB.
 */
const LIMITS = {
  partSeconds: 20,
  wholeSeconds: 120,
  partMb: 1024,
  allMb: Math.min(4096, Math.round((totalMemory() / MB) * 0.75)),
  /** With the programs that it starts: a browser that draws the slides of a whole talk fills some hundred MB. */
  togetherMb: Math.min(6144, Math.round((totalMemory() / MB) * 0.75)),
}
/** What others hold is added up at each so many looks: it takes a look at all that runs. */
const TOGETHER_LOOKS = 4
/** Where a system doesn't say what a thread has computed, its clock counts, and a busy machine needs more of it. */
const CLOCK_FACTOR = 3
/** What fills memory does it soon; a server that has shown a slide may grow for days. */
const FILLS_SECONDS = 120

/** What Node, or its engine, says at an end that it can't put off; nothing after it is for anybody but its developers. */
const LAST_WORDS =
  /^(?:<--- Last few GCs|FATAL ERROR: |#\n?# ?(?:Fatal error|Fatal JavaScript)|Native stack trace:|\s*OOM error in )/m
const CRASHES = ['SIGABRT', 'SIGTRAP', 'SIGILL', 'SIGSEGV', 'SIGBUS', 'SIGFPE', 'SIGKILL', 'SIGSYS']

/** Of objects that live for a page's time: with less room they are moved about before they are let go. */
const YOUNG_MB = 32

/**
 * Of a tool's own objects: they end before the machine's memory does. From 2048 on V8 lets them grow to four times what is in
 * use before it looks for what isn't, below that to twice.
 */
function heapMb() {
  return Math.min(2000, Math.round(LIMITS.allMb / 2))
}

/** Options of Node for such a tool. */
export function heapOptions() {
  return [`--max-old-space-size=${String(heapMb())}`, `--max-semi-space-size=${String(YOUNG_MB)}`]
}

/**
 * Runs Node with the arguments. Resolves to the status it ended with, or to the signal that somebody ended it with; what
 * it was ended for here is told in a line, and is status 1.
 */
export async function runWatched(args, { cwd, tell = console.error, limits = {} } = {}) {
  let folder
  try {
    folder = openScratch()
  } catch (error) {
    tell(
      `${tmpdir()}: no scratch files can be written there (${error.code ?? error.message}); make room, or name another folder with TMPDIR`,
    )
    return 1
  }
  const place = join(folder, PLACE)
  const child = spawn(process.execPath, args, {
    ...{ cwd, stdio: ['inherit', 'inherit', 'pipe'] },
    env: { ...process.env, COLLOQUIUM_WATCHED: `${String(process.pid)}:${place}` },
  })
  const lastWords = forwardErrors(child.stderr)
  const watch = new Watch(child.pid, place, { ...LIMITS, ...limits })
  const letGo = endWithUs(child, (signal) => {
    watch.askedTo ??= signal
  })
  const timer = setInterval(() => {
    if (watch.look()) endAll(child.pid)
  }, POLL_MS)
  try {
    const [status, signal] = await endOf(child)
    await atEndOf(child.stderr)
    const why = watch.isDeaf ? undefined : (watch.reason ?? crashOf(watch, signal, lastWords()))
    if (why === undefined && !watch.isDeaf) return signal ?? status
    for (const left of watch.passing) rmSync(left, { recursive: true, force: true })
    if (why === undefined) return watch.askedTo
    tell(watch.file === '' ? why : `${watch.file}: ${why}`)
    return 1
  } finally {
    clearInterval(timer)
    child.stderr.destroy()
    letGo()
    rmSync(folder, { recursive: true, force: true })
  }
}

const PLACE = 'at-hand'
/** Of what a tool says at a time: room that it has from the start has it on a disk that is full since. */
const PLACE_BYTES = 4096

/** A folder with the place where the tool says what it has at hand; nothing is left of it where that can't be written. */
function openScratch() {
  const folder = mkdtempSync(join(tmpdir(), 'colloquium-watch-'))
  try {
    writeFileSync(join(folder, PLACE), ' '.repeat(PLACE_BYTES))
    return folder
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

/** Runs Node with the arguments, and leaves it to itself. Resolves to the status or signal that it ended with. */
export async function runUnwatched(args, { cwd } = {}) {
  const child = spawn(process.execPath, args, { cwd, stdio: 'inherit' })
  const letGo = endWithUs(child)
  try {
    const [status, signal] = await endOf(child)
    return signal ?? status
  } finally {
    letGo()
  }
}

function endOf(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('exit', (...end) => resolve(end))
  })
}

/**
 * Ends a program as somebody ends this one: by a signal, or by ending npm, which leaves what it has started to itself.
 * What comes back lets go of it. `onAsked` hears of each such signal; Ctrl+C reaches the program without us.
 */
function endWithUs(child, onAsked) {
  const passOn = (signal) => {
    onAsked?.(signal)
    child.kill(signal)
  }
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, passOn)
  if (onAsked) process.on('SIGINT', onAsked)
  let looks = 0
  const timer = setInterval(() => {
    if (!hasLostNpm()) return
    // It may have something to put in order.
    if (looks++ === 0) passOn('SIGTERM')
    else if (looks * POLL_MS > ORDER_MS) endAll(child.pid)
  }, POLL_MS)
  return () => {
    clearInterval(timer)
    for (const signal of ['SIGTERM', 'SIGHUP']) process.off(signal, passOn)
    if (onAsked) process.off('SIGINT', onAsked)
  }
}

const PARENT = process.ppid
/** A shell that started this goes as it likes: what it leaves running is meant to run. npm waits for what it starts. */
const STARTED_BY_NPM = process.env.npm_lifecycle_event !== undefined

/** In a container the first program of all may be the parent from the start. */
function hasLostNpm() {
  return STARTED_BY_NPM && process.ppid !== PARENT
}

/** Done where no more is said; what the tool leaves running may hold its place for as long as it likes. */
function atEndOf(errors) {
  return new Promise((resolve) => {
    setTimeout(resolve, REST_MS).unref()
    errors.once('close', resolve)
  })
}

/** Takes the tool's errors to ours, up to its engine's last words, which come back. */
function forwardErrors(errors) {
  let last
  errors.on('data', (data) => {
    const text = data.toString()
    const at = last === undefined ? text.search(LAST_WORDS) : 0
    if (at < 0) return process.stderr.write(data)
    process.stderr.write(text.slice(0, at).trimEnd())
    last = (last ?? '') + text.slice(at)
  })
  return () => last
}

/** Follows what a tool has at hand, and what it takes. */
class Watch {
  file = ''
  passing = []
  /** Why it is to be ended. */
  reason
  /** Signal that somebody ended it with. */
  askedTo
  /** It was to be ended for that it heard nothing of it. */
  isDeaf = false
  /** Seconds since it was asked to end, or has given a sign of life after that. */
  #unheard = 0
  #said = ''
  #state
  /** Since the last sign of life, and since it began with the file. */
  #computed = 0
  #memory = 0
  #begun = 0
  /** Seconds that we have watched: a machine that slept for an hour has computed nothing. */
  #watched = 0
  #looks = 0

  constructor(pid, place, limits) {
    Object.assign(this, { pid, place, limits })
  }

  /** True where the tool is to be ended. */
  look() {
    this.#watched += POLL_MS / 1000
    this.#read()
    if (this.askedTo !== undefined) this.#unheard += POLL_MS / 1000
    this.isDeaf ||= this.#unheard > DEAF_SECONDS
    if (this.#state && !this.isDeaf) this.reason ??= this.#excess()
    return this.isDeaf || this.reason !== undefined
  }

  /** What it takes too much of; undefined for nothing. */
  #excess() {
    const isWhole = this.#state.extent === 'whole'
    const { partSeconds, wholeSeconds, partMb, allMb, togetherMb } = this.limits
    const memory = residentMb(this.pid)
    const computed = this.#seconds()
    // It has just ended.
    if (computed === undefined) return undefined
    const allowed = (isWhole ? wholeSeconds : partSeconds) * (SAYS_SECONDS ? 1 : CLOCK_FACTOR)
    const isYoung = this.#watched - this.#begun < FILLS_SECONDS
    if (computed - this.#computed > allowed)
      return `takes more than ${String(allowed)} s${TAKES[this.#state.extent]}; ${WAY_OUT}`
    if (!isWhole && isYoung && memory - this.#memory > partMb) return tooMuch(partMb)
    if (memory > allMb) return tooMuch(allMb)
    const isLookedUp = this.#looks++ % TOGETHER_LOOKS === 0
    return isLookedUp && filledMb(this.pid) > togetherMb ? tooMuch(togetherMb) : undefined
  }

  /** Seconds that the tool has computed, or that we have watched it where nobody says. */
  #seconds() {
    return SAYS_SECONDS ? secondsOf(this.pid) : this.#watched
  }

  /** What it has said by its end. */
  readLast() {
    this.#read()
  }

  #read() {
    const said = readFileSync(this.place, 'utf8').split('\n')[0]
    if (said === this.#said) return
    const state = parse(said)
    // Half a line: it is being written.
    if (!state) return
    this.#unheard = 0
    if (state.file !== this.file || state.extent !== this.#state?.extent) {
      this.#memory = residentMb(this.pid)
      this.#begun = this.#watched
    }
    this.#said = said
    this.#state = state
    this.file = state.file
    this.passing = state.passing
    this.#computed = this.#seconds() ?? this.#computed
  }
}

/** Whether the system says what a program's thread has computed. */
const SAYS_SECONDS = secondsOf(process.pid) !== undefined

/** How long it is otherwise. */
const TAKES = {
  part: ', where a slide takes less than one',
  file: ', where the file of a talk takes some',
  whole: '',
}

const WAY_OUT = 'take parts of it out to find which one it is'

function tooMuch(mb) {
  return `takes more memory than ${mb < 1024 ? `${String(mb)} MB` : `${String(Math.round(mb / 102.4) / 10)} GB`}; ${WAY_OUT}`
}

/** What an end means that nobody asked for; undefined for any other. */
function crashOf(watch, signal, lastWords) {
  const crashed = lastWords !== undefined || CRASHES.includes(signal)
  if (!crashed) return undefined
  watch.readLast()
  const heap = heapMb()
  if (
    /heap limit|out of memory|allocation failed|invalid (?:array length|size|table size)/i.test(
      lastWords ?? '',
    )
  )
    return tooMuch(heap)
  return `ends the program that reads it (${signal ?? 'a fault of its engine'}); ${WAY_OUT}`
}

function parse(line) {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/** Ends a program, and those that it has started: it can't do that any more. */
function endAll(pid) {
  for (const one of [pid, ...startedBy(pid)]) {
    try {
      process.kill(one, 'SIGKILL')
    } catch {
      // It has ended by itself.
    }
  }
}

/** Bytes of the machine, or of the container that it is. */
function totalMemory() {
  const most = process.constrainedMemory?.() ?? 0
  return most > 0 && most < totalmem() ? most : totalmem()
}
