import { spawn } from 'node:child_process'
import { atEnd } from '../../../compiler/at-end.ts'
import { filledMb } from '../../processes.mjs'

/** What a program of the machine said and did. */
interface ProgramOutcome {
  /** Undefined where it isn't installed, or was ended. */
  code: number | undefined
  output: string
  /** What it was ended for: it took too long, filled too much memory, or wrote too much. */
  excess?: 'time' | 'memory' | 'size'
}

interface RunLimits {
  /** It is ended after so long, with all that it started. */
  limitMs: number
  /** Memory that it may fill, with all that it starts, where the system says how much that is. */
  mostMb?: number
  /** Bytes of what it says that are kept. */
  mostBytes?: number
  env?: NodeJS.ProcessEnv
  cwd?: string
}

const LOOK_MS = 500
/** What the system ends a program with at a bound that was set for it (within-bounds.ts). */
const AT_BOUND: Partial<Record<NodeJS.Signals, ProgramOutcome['excess']>> = {
  SIGXCPU: 'time',
  SIGXFSZ: 'size',
}
/** What a program says that got no more memory. */
const NO_MEMORY = /out of memory|bad_alloc|cannot allocate|memory exhausted/i
const MOST_COMPLAINT = 10_000

/** Runs a program of the machine within limits. */
export function runProgram(
  command: string,
  args: readonly string[],
  { limitMs, mostMb = Infinity, mostBytes = 1_000_000, env = process.env, cwd }: RunLimits,
): Promise<ProgramOutcome> {
  return new Promise((done) => {
    // A group of its own: what it starts goes with it.
    const child = spawn(command, args, {
      ...{ env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] },
      ...(cwd !== undefined && { cwd }),
    })
    const parts: Buffer[] = []
    let [size, ended, complaint] = [0, false, '']
    let excess: ProgramOutcome['excess']
    const end = (why?: ProgramOutcome['excess']) => {
      ended = true
      excess ??= why
      if (child.pid !== undefined) killGroup(child.pid)
    }
    const timer = setTimeout(end, limitMs, 'time')
    const look = setInterval(() => {
      if (mostMb < Infinity && child.pid !== undefined && filledMb(child.pid) > mostMb) end('memory')
    }, LOOK_MS)
    // A group of its own gets none of this program's signals.
    const goOn = atEnd(end)
    const settle = (code: number | undefined, signal?: NodeJS.Signals | null) => {
      clearTimeout(timer)
      clearInterval(look)
      goOn()
      excess ??=
        (signal && AT_BOUND[signal]) ?? (code !== 0 && NO_MEMORY.test(complaint) ? 'memory' : undefined)
      const output = Buffer.concat(parts).toString('utf8')
      done({ code: ended ? undefined : code, output, ...(excess && { excess }) })
    }
    child.stdout.on('data', (part: Buffer) => {
      size += part.length
      if (size <= mostBytes) parts.push(part)
      else end('size')
    })
    child.stderr.on('data', (part: Buffer) => {
      complaint = (complaint + part.toString('utf8')).slice(-MOST_COMPLAINT)
    })
    child.once('error', () => {
      settle(undefined)
    })
    child.once('close', (code, signal) => {
      settle(code ?? undefined, signal)
    })
  })
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}
