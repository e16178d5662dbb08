import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export interface ChartJob {
  spec: object
  config: object
}

/** A drawing, or why there is none. */
export type ChartAnswer = { svg: string } | { fault: string }

/** A chart of a talk takes some tens of ms. */
const MOST_MS = 20_000
const MOST_MEGABYTES = 512

/**
 * A chart's spec computes: it makes rows of rows, and looks for patterns. One that would never end, or fill the machine's
 * memory, ends a process of its own, and the build says so. A thread would not do: one array too large ends its process.
 */
export class ChartDrawer {
  #child: Promise<ChildProcess> | undefined
  #last: Promise<unknown> = Promise.resolve()

  /** Starts its process, which takes a second, before there is a chart for it. */
  start(): void {
    if (this.#child) return
    // Who draws is told of a process that did not start.
    this.#started().then(letGo, () => undefined)
  }

  /** The SVG, charts being drawn one after another. */
  draw(spec: object, config: object): Promise<string> {
    const drawing = this.#last.then(() => this.#drawNext({ spec, config }))
    this.#last = drawing.catch(() => undefined)
    return drawing
  }

  async #drawNext(job: ChartJob): Promise<string> {
    const child = await this.#started()
    hold(child)
    const answer = await answerOf(child, job)
    letGo(child)
    if (!child.connected) this.#child = undefined
    if ('svg' in answer) return answer.svg
    throw new Error(answer.fault)
  }

  #started(): Promise<ChildProcess> {
    this.#child ??= startChild().catch((error: unknown) => {
      this.#child = undefined
      throw error
    })
    return this.#child
  }
}

/** Of the environment: where programs, and files in between, are. */
const NEEDED = new Set(['PATH', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot'])

async function startChild(): Promise<ChildProcess> {
  const child = fork(fileURLToPath(new URL('./start-drawing.mjs', import.meta.url)), {
    // Nothing there makes code of text, whatever a spec gets hold of; and there is nothing to find in its environment.
    execArgv: [`--max-old-space-size=${String(MOST_MEGABYTES)}`, '--disallow-code-generation-from-strings'],
    env: Object.fromEntries(Object.entries(process.env).filter(([name]) => NEEDED.has(name))),
    // What Node says of its own end is no line of a build.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => {
      resolve()
    })
    child.once('exit', () => {
      reject(new Error('charts can’t be drawn: the process that draws them did not start'))
    })
  })
  return child
}

/** The build waits for it. */
function hold(child: ChildProcess): void {
  child.ref()
  child.channel?.ref()
}

/** Nothing waits for it: it ends with the build. */
function letGo(child: ChildProcess): void {
  child.unref()
  child.channel?.unref()
}

function answerOf(child: ChildProcess, job: ChartJob): Promise<ChartAnswer> {
  return new Promise((resolve) => {
    const settle = (answer: ChartAnswer) => {
      clearTimeout(timer)
      child.off('message', settle).off('exit', onExit)
      resolve(answer)
    }
    const refuse = (most: string) => {
      settle({ fault: `a chart takes more than ${most} to draw: give it fewer values` })
    }
    const onExit = () => {
      refuse(`${String(MOST_MEGABYTES)} MB`)
    }
    const timer = setTimeout(() => {
      refuse(`${String(MOST_MS / 1000)} s`)
      child.disconnect()
      child.kill('SIGKILL')
    }, MOST_MS)
    child.on('message', settle).on('exit', onExit)
    child.send(job)
  })
}
