import { spawn } from 'node:child_process'

/** One of the programs that `npm test` is made of. */
export interface Part {
  /** As the table at the end says it. */
  name: string
  command: string
  args: readonly string[]
  env?: Readonly<Record<string, string>>
  /** How many cores it keeps busy: parts run side by side as far as the machine's go. */
  cores: number
  /** Names of the parts that must have gone well before: without them it can't be run. */
  after?: readonly string[]
  /** Who writes a report of single tests, and where; a part without one is a test by itself. */
  report?: { by: 'vitest' | 'playwright'; file: string }
}

/** How a part's program ended. */
export interface Ended {
  /** It ran to its end and said that all is well. */
  ok: boolean
  /** How it ended, in words that follow the part's name. */
  how: string
  ms: number
}

/** Runs a part's program; where others run beside it, what it says is told in one piece when it has ended. */
export function runPart(part: Part, alone: boolean): Promise<Ended> {
  const title = `\n$ ${part.command} ${part.args.join(' ')}`
  const start = performance.now()
  if (alone) console.log(title)
  return new Promise((resolve) => {
    const child = spawn(part.command, part.args, {
      env: { ...process.env, ...part.env },
      stdio: alone ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    })
    const said: Buffer[] = []
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (data: Buffer) => void said.push(data))
    let how = ''
    child.on('error', (error) => (how = `could not be started: ${error.message}`))
    child.on('close', (status, signal) => {
      if (!alone) console.log(`${title}\n${Buffer.concat(said).toString().trimEnd()}`)
      how ||= signal === null ? `ended with ${String(status)}` : `was killed (${signal})`
      resolve({ ok: status === 0, how, ms: performance.now() - start })
    })
  })
}
