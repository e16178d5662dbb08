import { execFileSync, fork, spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect, createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type BrokerKind = 'ours' | 'bare' | 'mosquitto'

export interface BenchBroker {
  kind: BrokerKind
  port: number
  url: string
  /** Resident memory, bytes. */
  memory: () => number
  /** How many are connected; of our own alone. */
  connections: () => Promise<number>
  /** At once, without a word to anybody. */
  kill: () => Promise<void>
}

const PROGRAM = new URL('broker-process.ts', import.meta.url).pathname

/** Starts a broker in a process of its own, on any port of the loopback or on the one given. */
export async function startBroker(kind: BrokerKind, started: number, port = 0): Promise<BenchBroker> {
  if (kind === 'mosquitto') return startMosquitto(port)
  const child = fork(PROGRAM, [kind, String(port), String(started)], { execArgv: ['--import', 'tsx'] })
  const actual = await new Promise<number>((listening, failed) => {
    child.once('message', (message) => {
      listening(Number(message))
    })
    child.once('exit', () => {
      failed(new Error(`the broker (${kind}) ended before it listened`))
    })
  })
  return describe(kind, child, actual, () => Promise.resolve())
}

export function hasMosquitto(): boolean {
  try {
    execFileSync('mosquitto', ['-h'], { stdio: 'ignore' })
    return true
  } catch (error) {
    // It ends with 3 after its help; only where it isn't there, there is no status.
    return typeof error === 'object' && error !== null && 'status' in error && error.status !== null
  }
}

async function startMosquitto(wanted: number): Promise<BenchBroker> {
  const port = wanted === 0 ? await freePort() : wanted
  const folder = await mkdtemp(join(tmpdir(), 'mosquitto-'))
  const config = join(folder, 'mosquitto.conf')
  await writeFile(
    config,
    `listener ${String(port)} 127.0.0.1\nprotocol websockets\nallow_anonymous true\nmax_connections -1\nmax_inflight_messages 0\nlog_type none\n`,
  )
  const child = spawn('mosquitto', ['-c', config], { stdio: 'ignore' })
  await untilReachable(port)
  return describe('mosquitto', child, port, () => rm(folder, { recursive: true }))
}

function describe(
  kind: BrokerKind,
  child: ChildProcess,
  port: number,
  clean: () => Promise<void>,
): BenchBroker {
  return {
    kind,
    port,
    url: `ws://127.0.0.1:${String(port)}/live`,
    memory: () => Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)]).toString()) * 1024,
    connections: () =>
      new Promise((counted) => {
        child.once('message', (count) => {
          counted(Number(count))
        })
        child.send('connections')
      }),
    kill: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGKILL')
      await ended
      await clean()
    },
  }
}

/** A port of the loopback that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  await new Promise((closed) => server.close(closed))
  return port
}

/** Rejects after five seconds, or as many as are said. */
export async function untilReachable(port: number, seconds = 5): Promise<void> {
  for (let attempt = 0; attempt < seconds * 20; attempt++) {
    const reached = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy()
        resolve(true)
      })
      socket.on('error', () => {
        resolve(false)
      })
    })
    if (reached) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`nothing listens on port ${String(port)}`)
}
