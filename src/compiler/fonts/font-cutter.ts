import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'

/** What a font is cut to. */
export interface CutJob {
  source: Uint8Array
  text: string
  targetFormat: 'woff2' | 'truetype'
}

type CutAnswer = { data: Uint8Array } | { fault: string }

/** A font of all of Chinese, Japanese and Korean takes some seconds. */
const MOST_MS = 120_000

/** Of Brotli, in fonts that are WOFF 2.0. 11 takes twice the time, and makes most fonts of a page no smaller. */
export const WOFF2_QUALITY = 10

/** More threads would each hold the fonts again, for little. */
const MOST_THREADS = 4

/**
 * Cuts fonts in threads, one font a thread at a time. It is the most of the work of a first build, and nothing else of it
 * has to wait. `noLayoutClosure` leaves out glyphs that features could reach from the characters.
 */
export class FontCutter {
  private readonly idle: Worker[] = []
  private readonly waiting: ((thread: Worker) => void)[] = []
  private started = 0

  /** Rejects where the source is no font. */
  async cut(job: CutJob): Promise<Buffer> {
    const thread = await this.take()
    try {
      const answer = await answerOf(thread, job)
      this.giveBack(thread)
      if ('fault' in answer) throw new Error(answer.fault)
      return Buffer.from(answer.data.buffer, answer.data.byteOffset, answer.data.byteLength)
    } catch (error) {
      // Its end, or a fault of the font: a thread that is there goes on.
      if (thread.threadId === -1) this.started--
      throw error
    }
  }

  /** Gives the memory back of threads that nobody waits for; the next font starts one. */
  async rest(): Promise<void> {
    const threads = this.idle.splice(0)
    this.started -= threads.length
    await Promise.all(threads.map((thread) => thread.terminate()))
  }

  private take(): Promise<Worker> {
    const idle = this.idle.pop()
    if (idle) return Promise.resolve(idle)
    if (this.started < Math.min(MOST_THREADS, availableParallelism())) {
      this.started++
      return Promise.resolve(startThread())
    }
    return new Promise((resolve) => this.waiting.push(resolve))
  }

  private giveBack(thread: Worker): void {
    const next = this.waiting.shift()
    if (next) next(thread)
    else this.idle.push(thread)
  }
}

/** The threads that this program has. */
export const fontCutter = new FontCutter()

function startThread(): Worker {
  const thread = new Worker(new URL('cut-font.mjs', import.meta.url), { execArgv: [] })
  // A program that has nothing else to do ends.
  thread.unref()
  return thread
}

function answerOf(thread: Worker, job: CutJob): Promise<CutAnswer> {
  return new Promise((resolve, reject) => {
    const onAnswer = (answer: CutAnswer) => {
      settle()
      resolve(answer)
    }
    let end = 'the thread that cuts fonts has ended'
    const onFault = (fault: unknown) => {
      settle()
      reject(fault instanceof Error ? fault : new Error(end))
    }
    const timer = setTimeout(() => {
      end = `a font takes more than ${String(MOST_MS / 1000)} s to cut`
      void thread.terminate()
    }, MOST_MS)
    const settle = () => {
      clearTimeout(timer)
      thread.off('message', onAnswer).off('error', onFault).off('exit', onFault)
      thread.unref()
    }
    thread.on('message', onAnswer).on('error', onFault).on('exit', onFault)
    thread.ref()
    thread.postMessage({ ...job, brotliQuality: WOFF2_QUALITY })
  })
}
