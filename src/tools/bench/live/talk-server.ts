import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'

/** `npm start -- --live` in a process of its own. */
export interface TalkServer {
  listenerLink: string
  speakerLink: string
  /** ms from its start until it said where it stands. */
  startedInMs: number
  /** At once, without a word to anybody. */
  kill: () => Promise<void>
  /** As Ctrl+C does: the talk ends, and its session is forgotten. */
  end: () => Promise<void>
}

export interface TalkServerOptions {
  deck: string
  port: number
  /** Address of a broker beside it; undefined: its own. */
  broker: string | undefined
}

const PROGRAM = new URL('../../serve-deck.ts', import.meta.url).pathname

/** Resolves when it has said its links. */
export async function startTalkServer({ deck, port, broker }: TalkServerOptions): Promise<TalkServer> {
  const begunMs = performance.now()
  const args = ['--deck', deck, '--live', '--host', '127.0.0.1', '--port', String(port)]
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', PROGRAM, ...args, ...(broker === undefined ? [] : ['--broker', broker])],
    { env: { ...process.env, BROKER_PASSWORD: 'of-the-bench' }, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const said = await linksOf(child)
  const stop = (signal: 'SIGKILL' | 'SIGINT') => async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }
  return {
    ...said,
    startedInMs: performance.now() - begunMs,
    kill: stop('SIGKILL'),
    end: stop('SIGINT'),
  }
}

/** What it prints last: the listeners' link, and the speaker's with its secret behind the `#`. */
function linksOf(child: ChildProcess): Promise<Pick<TalkServer, 'listenerLink' | 'speakerLink'>> {
  let text = ''
  return new Promise((found, failed) => {
    child.stdout?.on('data', (data: Buffer) => {
      text += data.toString()
      const listenerLink = /^http:\S+\?live=[\w-]+$/m.exec(text)?.[0]
      const speakerLink = /^http:\S+#speaker=\S+$/m.exec(text)?.[0]
      if (listenerLink !== undefined && speakerLink !== undefined && text.includes('Ctrl+C'))
        found({ listenerLink, speakerLink })
    })
    child.once('exit', (code) => {
      failed(new Error(`the server ended with ${String(code)} before it said its links:\n${text}`))
    })
  })
}
