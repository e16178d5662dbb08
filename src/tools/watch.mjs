/*
 * Runs a tool that reads the files of strangers, and watches it: whatever a file sets off, its author is told which one
 * it is. The tool says what it has at hand (src/compiler/at-hand.ts). Plain JavaScript, as start.mjs is.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { totalmem, tmpdir } from 'node:os'
import { join } from 'node:path'

const POLL_MS = 250
/** What is on its way from a tool that has ended is here by then. */
const REST_MS = 2000
const MB = 2 ** 20

/**
 * What a tool may compute without a turn to anything else, and the memory that it may hold. A part of a deck (a slide, a
 * figure, a page of a PDF) takes some hundredths of a second and some MB; a whole talk with its fonts has held 1.5 GB.
 */
const LIMITS = {
  partSeconds: 20,
  wholeSeconds: 120,
  partMb: 1024,
  allMb: Math.min(4096, Math.round((totalMemory() / MB) * 0.75)),
}
/** Where a system doesn't say what a thread has computed, its clock counts, and a busy machine needs more of it. */
const CLOCK_FACTOR = 3
/** What fills memory does it soon; a server that has shown a slide may grow for days. */
const FILLS_SECONDS = 120

/** What Node, or its engine, says at an end that it can't put off; nothing after it is for anybody but its developers. */
const LAST_WORDS =
  /^(?:<--- Last few GCs|FATAL ERROR: |#\n?# ?(?:Fatal error|Fatal JavaScript)|Native stack trace:|\s*OOM error in )/m
const CRASHES = ['SIGABRT', 'SIGTRAP', 'SIGILL', 'SIGSEGV', 'SIGBUS', 'SIGFPE', 'SIGKILL', 'SIGSYS']

/** Options of Node for such a tool: its own objects end before the machine's memory does. */
export function heapOption() {
  return `--max-old-space-size=${String(Math.min(2048, Math.round(LIMITS.allMb / 2)))}`
}

/**
 * Runs Node with the arguments. Resolves to the status it ended with, or to the signal that somebody ended it with; what
 * it was ended for here is told in a line, and is status 1.
 */
export async function runWatched(args, { cwd, tell = console.error, limits = {} } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'colloquium-watch-'))
  const place = join(folder, 'at-hand')
  writeFileSync(place, '')
  const child = spawn(process.execPath, args, {
    ...{ cwd, stdio: ['inherit', 'inherit', 'pipe'] },
    env: { ...process.env, COLLOQUIUM_WATCHED: `${String(process.pid)}:${place}` },
  })
  const lastWords = forwardErrors(child.stderr)
  const passOn = (signal) => child.kill(signal)
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, passOn)
  const watch = new Watch(child.pid, place, { ...LIMITS, ...limits })
  const timer = setInterval(() => {
    if (watch.look()) endAll(child.pid)
  }, POLL_MS)
  try {
    const [status, signal] = await new Promise((resolve, reject) => {
      child.once('error', reject).once('exit', (...end) => resolve(end))
    })
    await atEndOf(child.stderr)
    const why = watch.reason ?? crashOf(watch, signal, lastWords())
    if (why === undefined) return signal ?? status
    for (const left of watch.passing) rmSync(left, { recursive: true, force: true })
    tell(watch.file === '' ? why : `${watch.file}: ${why}`)
    return 1
  } finally {
    clearInterval(timer)
    child.stderr.destroy()
    for (const signal of ['SIGTERM', 'SIGHUP']) process.off(signal, passOn)
    rmSync(folder, { recursive: true, force: true })
  }
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
  #said = ''
  #state
  /** Since the last sign of life, and since it began with the file. */
  #computed = 0
  #memory = 0
  #begun = 0
  /** Seconds that we have watched: a machine that slept for an hour has computed nothing. */
  #watched = 0

  constructor(pid, place, limits) {
    Object.assign(this, { pid, place, limits })
  }

  /** True where the tool is to be ended. */
  look() {
    this.#watched += POLL_MS / 1000
    this.#read()
    if (!this.#state || this.reason !== undefined) return this.reason !== undefined
    const { part } = this.#state
    const { partSeconds, wholeSeconds, partMb, allMb } = this.limits
    const memory = residentMb(this.pid)
    const computed = this.#seconds()
    // It has just ended.
    if (computed === undefined) return false
    const allowed = (part ? partSeconds : wholeSeconds) * (SAYS_SECONDS ? 1 : CLOCK_FACTOR)
    const isYoung = this.#watched - this.#begun < FILLS_SECONDS
    if (computed - this.#computed > allowed)
      this.reason = `takes more than ${String(allowed)} s${part ? ', where a slide takes less than one' : ''}; ${WAY_OUT}`
    else if (part && isYoung && memory - this.#memory > partMb) this.reason = tooMuch(partMb)
    else if (memory > allMb) this.reason = tooMuch(allMb)
    return this.reason !== undefined
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
    if (state.file !== this.file || !this.#state) {
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

const WAY_OUT = 'take parts of it out to find which one it is'

function tooMuch(mb) {
  return `takes more memory than ${mb < 1024 ? `${String(mb)} MB` : `${String(mb / 1024)} GB`}; ${WAY_OUT}`
}

/** What an end means that nobody asked for; undefined for any other. */
function crashOf(watch, signal, lastWords) {
  const crashed = lastWords !== undefined || CRASHES.includes(signal)
  if (!crashed) return undefined
  watch.readLast()
  const heap = Number(heapOption().split('=')[1])
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

/** Seconds that a program's own thread has computed; undefined where the system doesn't say. */
function secondsOf(pid) {
  const fields = readStat(`/proc/${String(pid)}/task/${String(pid)}/stat`)
  // In user mode and in the system's, in hundredths (proc_pid_stat(5), fields 14 and 15).
  return fields && (Number(fields[11]) + Number(fields[12])) / 100
}

/** MB of memory that a program holds; 0 where the system doesn't say. */
function residentMb(pid) {
  const kb = /^VmRSS:\s+(\d+) kB$/m.exec(readIfThere(`/proc/${String(pid)}/status`) ?? '')?.[1]
  return Number(kb ?? 0) / 1024
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

/** All that a program has started, and what that has; none where the system doesn't say. */
function startedBy(pid) {
  const parents = processes().map((one) => [one, Number(readStat(`/proc/${one}/stat`)?.[1])])
  const found = [pid]
  for (const one of found)
    found.push(...parents.flatMap(([id, parent]) => (parent === one ? [Number(id)] : [])))
  return found.slice(1)
}

function processes() {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  } catch {
    return []
  }
}

/** Fields after the program's name, which may hold anything: the state is the first. */
function readStat(path) {
  const text = readIfThere(path)
  return text?.slice(text.lastIndexOf(')') + 2).split(' ')
}

function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

/** Bytes of the machine, or of the container that it is. */
function totalMemory() {
  const most = process.constrainedMemory?.() ?? 0
  return most > 0 && most < totalmem() ? most : totalmem()
}
