import { spawn } from 'node:child_process'
import { atEnd } from '../../../compiler/at-end.ts'

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
    // A group of its own gets none of this program's signals.
    const goOn = atEnd(end)
    const settle = (code: number | undefined) => {
      clearTimeout(timer)
      goOn()
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

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}
