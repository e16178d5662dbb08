/*
 * What the system says of the programs that run (proc(5)); nothing where it says nothing. Plain JavaScript, as the
 * programs that ask are.
 */
import { readdirSync, readFileSync } from 'node:fs'

/** Seconds that a program's own thread has computed; undefined where the system doesn't say. */
export function secondsOf(pid) {
  const fields = readStat(`/proc/${String(pid)}/task/${String(pid)}/stat`)
  // In user mode and in the system's, in hundredths (proc_pid_stat(5), fields 14 and 15).
  return fields && (Number(fields[11]) + Number(fields[12])) / 100
}

/** MB of memory that a program holds; 0 where the system doesn't say. */
export function residentMb(pid) {
  return megabytesOf(pid, 'VmRSS')
}

/**
 * MB of memory that a program and all that it has started fill. What they read from files doesn't count: a browser's
 * programs have most of that in common.
 */
export function filledMb(pid) {
  return [pid, ...startedBy(pid)].reduce((sum, one) => sum + megabytesOf(one, 'RssAnon'), 0)
}

function megabytesOf(pid, what) {
  const status = readIfThere(`/proc/${String(pid)}/status`) ?? ''
  const kb = new RegExp(`^${what}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]
  return Number(kb ?? 0) / 1024
}

/** All that a program has started, and what that has; none where the system doesn't say. */
export function startedBy(pid) {
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
