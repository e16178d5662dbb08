import { spawn } from 'node:child_process'

/** What a program of the machine said and did. */
interface ProgramOutcome {
  /** Undefined where it isn't installed, or was ended. */
  code: number | undefined
  output: string
}

interface RunLimits {
  /** It is ended after so long, with all that it started. */
  limitMs: number
  /** Bytes of what it says that are kept. */
  mostBytes?: number
  env?: NodeJS.ProcessEnv
  cwd?: string
}

/** Runs a program of the machine, without a shell and within limits. */
export function runProgram(
  command: string,
  args: readonly string[],
  { limitMs, mostBytes = 1_000_000, env = process.env, cwd }: RunLimits,
): Promise<ProgramOutcome> {
  return new Promise((done) => {
    // A group of its own: what it starts goes with it.
    const child = spawn(command, args, {
      ...{ env, detached: true, stdio: ['ignore', 'pipe', 'ignore'] },
      ...(cwd !== undefined && { cwd }),
    })
    const parts: Buffer[] = []
    let [size, ended] = [0, false]
    const end = () => {
      ended = true
      if (child.pid !== undefined) killGroup(child.pid)
    }
    const timer = setTimeout(end, limitMs)
    watch(end)
    const settle = (code: number | undefined) => {
      clearTimeout(timer)
      unwatch(end)
      done({ code: ended ? undefined : code, output: Buffer.concat(parts).toString('utf8') })
    }
    child.stdout.on('data', (part: Buffer) => {
      size += part.length
      if (size <= mostBytes) parts.push(part)
      else end()
    })
    child.once('error', () => {
      settle(undefined)
    })
    child.once('close', (code) => {
      settle(code ?? undefined)
    })
  })
}

/** What ends the programs that run. A group of its own gets none of this program's signals. */
const running = new Set<() => void>()
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

function watch(end: () => void): void {
  running.add(end)
  if (running.size > 1) return
  process.on('exit', endAll)
  // Before any other who listens: whether there are some says who ends this program.
  for (const signal of SIGNALS) process.prependListener(signal, onSignal)
}

function unwatch(end: () => void): void {
  if (!running.delete(end) || running.size > 0) return
  process.off('exit', endAll)
  for (const signal of SIGNALS) process.off(signal, onSignal)
}

function endAll(): void {
  for (const end of running) end()
}

/** Ends what runs, and then this program as if nobody had listened, unless somebody else does. */
function onSignal(signal: NodeJS.Signals): void {
  endAll()
  for (const end of running) unwatch(end)
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal)
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}
