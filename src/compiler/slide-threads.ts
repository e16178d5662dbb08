import { availableParallelism } from 'node:os'
import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'
import { beginPart, beginWhole, ThreadAtHand } from './at-hand.ts'
import type { CompiledSlide } from './compiled-deck.ts'
import { DeckError } from './read/problem.ts'
import type { DeckPicture } from './read/pictures.ts'
import type { DeckSource } from './read/read.ts'
import { shareAccount } from './render/drawing-account.ts'
import { classRules } from './render/style-classes.ts'
import { addSurveys, type SlidesSurvey } from './fonts/slides-survey.ts'
import type { PagesJob, PageWriters, WrittenPages } from './site/page-writers.ts'
import type { SlideFinding } from './slide-finding.ts'
import { SlideSpool, type SpoolFile, type SpooledSlide } from './slide-spool.ts'

/** Slides by index, the second not among them. */
export interface SlideRange {
  from: number
  to: number
}

/** What a thread is started with. */
export interface ThreadStart {
  folder: string
  /** Path of the file that it keeps its slides' HTML in. */
  spool: string
  room: SharedArrayBuffer
  account: SharedArrayBuffer
}

/** What a thread is asked for, one after another. */
export type ThreadJob =
  | { kind: 'compile'; slides: SlideRange }
  | { kind: 'end-compiling' }
  | { kind: 'pages'; ranges: SlideRange[]; job: PagesJob }

/** What it answers to each. */
export interface ThreadAnswers {
  compile: SlideFinding<SpooledSlide>[]
  'end-compiling': { rules: ReadonlyMap<string, string>; pictures: DeckPicture[]; survey: SlidesSurvey }
  pages: WrittenPages[]
}
export type ThreadAnswer = { answer: ThreadAnswers[ThreadJob['kind']] } | { fault: string }

interface CompiledInThreads {
  findings: SlideFinding<CompiledSlide>[]
  formulaCss: string
  survey: SlidesSurvey
}

/** Each holds what compiles a deck, some 250 MB. */
const MOST_THREADS = 2

/** Of a thread's objects that live for a slide's time: three such rooms for each thread, as each has for itself, fill memory. */
const YOUNG_MB = 16

/** Slides that a thread takes at a time: with few of them none waits long for another. */
const RANGE = 50

const LOOK_MS = 250
/** As src/tools/watch.mjs, where a system doesn't say what a thread has computed, and its clock counts. */
const MOST_SECONDS = 60

const WAY_OUT = 'take parts of it out to find which one it is'

/** Threads that compile the slides of a long deck side by side, and then write the pages of those that each has at hand. */
export class SlideThreads implements PageWriters {
  private readonly spool = new SlideSpool()
  private readonly threads: SlideThread[]
  /** Which thread has which slides. */
  private readonly ranges: { slides: SlideRange; thread: SlideThread }[] = []

  private constructor(
    private readonly source: DeckSource,
    module: URL,
    mostSeconds: number,
  ) {
    const { folder } = source
    const account = shareAccount(source)
    // Nothing that a thread could be started with holds where the program was started with the flag. This thread has its own.
    setFlagsFromString(`--max-semi-space-size=${String(YOUNG_MB)}`)
    const count = Math.min(MOST_THREADS, availableParallelism())
    this.threads = Array.from(
      { length: count },
      () => new SlideThread(module, { folder, account, mostSeconds }, this.spool.open()),
    )
  }

  /**
   * `module` is what each thread starts with: it makes ready what reads TypeScript, and loads slide-thread.ts. A slide that
   * keeps a thread from any turn for `mostSeconds` ends all.
   */
  static start(source: DeckSource, module: URL, mostSeconds = MOST_SECONDS): SlideThreads {
    return new SlideThreads(source, module, mostSeconds)
  }

  /** What comes of each slide, in their order, and the rules of their formulas. */
  async compile(): Promise<CompiledInThreads> {
    const findings: SlideFinding<CompiledSlide>[] = []
    const waiting = rangesOf(this.source.slides.length)
    const sayWhich = setInterval(() => {
      this.sayAtHand()
    }, LOOK_MS)
    try {
      await this.all(async (thread) => {
        for (let slides = waiting.shift(); slides; slides = waiting.shift()) {
          this.ranges.push({ slides, thread })
          const found = await thread.ask({ kind: 'compile', slides })
          for (const [index, finding] of found.entries())
            findings[slides.from + index] = thread.taken(finding)
        }
      })
    } finally {
      clearInterval(sayWhich)
      beginWhole(this.source.name)
    }
    this.ranges.sort((a, b) => a.slides.from - b.slides.from)
    const ends = await this.all((thread) => thread.ask({ kind: 'end-compiling' }))
    this.source.pictures.add(ends.flatMap(({ pictures }) => pictures))
    return {
      findings,
      formulaCss: classRules(new Map(ends.flatMap(({ rules }) => [...rules]))),
      survey: addSurveys(ends.map(({ survey }) => survey)),
    }
  }

  /** All at once: this thread has documents to make meanwhile, and would be long in asking for more. */
  async writePages(job: PagesJob): Promise<readonly WrittenPages[]> {
    const written: [at: number, pages: WrittenPages][] = []
    await this.all(async (thread) => {
      const ranges = this.ranges.filter((range) => range.thread === thread).map(({ slides }) => slides)
      const pages = await thread.ask({ kind: 'pages', ranges, job })
      written.push(...pages.map((one, index): [number, WrittenPages] => [ranges[index]?.from ?? 0, one]))
    })
    return written.sort(([a], [b]) => a - b).map(([, pages]) => pages)
  }

  /** Ends the threads; the slides have no HTML after that. */
  close(): void {
    for (const thread of this.threads) thread.end()
    this.spool.close()
  }

  /** One that fails keeps the others from going on. */
  private async all<T>(work: (thread: SlideThread) => Promise<T>): Promise<T[]> {
    try {
      return await Promise.all(this.threads.map(work))
    } catch (error) {
      for (const thread of this.threads) thread.end()
      throw error
    }
  }

  /** For the program that watches this one: what may be holding it up, or filling its memory. */
  private sayAtHand(): void {
    const [longest] = [...this.threads].sort((a, b) => b.seconds - a.seconds)
    if (longest && longest.file !== '') beginPart(longest.file)
  }
}

/** One of them, watched over from here: what a slide sets off in it is told with the slide's file. */
class SlideThread {
  private readonly worker: Worker
  private readonly spool: SpoolFile
  private readonly atHand = new ThreadAtHand()
  private readonly timer: NodeJS.Timeout
  private turn = 0
  private since = performance.now()
  private settle: ((answer: ThreadAnswer | Error) => void) | undefined
  private ended: Error | undefined

  constructor(
    module: URL,
    { folder, account, mostSeconds }: Pick<ThreadStart, 'folder' | 'account'> & { mostSeconds: number },
    { path, file }: { path: string; file: SpoolFile },
  ) {
    this.spool = file
    const workerData: ThreadStart = { folder, account, spool: path, room: this.atHand.room }
    this.worker = new Worker(module, { workerData, execArgv: [] })
    // It ends with a program that has nothing else to do; while it is asked for something, there is the timer.
    this.worker.unref()
    this.worker.on('message', (answer: ThreadAnswer) => this.settle?.(answer))
    this.worker.on('error', (error) => {
      if (isOutOfMemory(error)) this.fail('takes more memory than there is for it')
      else this.settleWith(error)
    })
    this.worker.on('exit', (status) => {
      this.fail(`ends the thread that reads it (${String(status)})`)
    })
    this.timer = setInterval(() => {
      if (this.settle && this.seconds > mostSeconds) {
        this.fail(`takes more than ${String(mostSeconds)} s, where a slide takes less than one`)
        this.end()
      }
    }, LOOK_MS).unref()
  }

  /** What it has at hand; empty at the start. */
  get file(): string {
    return this.atHand.file
  }

  /** How long it has been at that without a turn to anything else. */
  get seconds(): number {
    const { turn } = this.atHand
    if (turn !== this.turn) {
      this.turn = turn
      this.since = performance.now()
    }
    return (performance.now() - this.since) / 1000
  }

  async ask<J extends ThreadJob>(job: J): Promise<ThreadAnswers[J['kind']]> {
    this.worker.ref()
    try {
      const answer = await new Promise<ThreadAnswer | Error>((resolve) => {
        this.settle = resolve
        if (this.ended) resolve(this.ended)
        else this.worker.postMessage(job)
      })
      if (answer instanceof Error) throw answer
      if ('fault' in answer) throw new Error(answer.fault)
      return answer.answer as ThreadAnswers[J['kind']]
    } finally {
      this.settle = undefined
      this.worker.unref()
    }
  }

  /** A finding of the thread's with its slides as any other. */
  taken({ compiled, ...finding }: SlideFinding<SpooledSlide>): SlideFinding<CompiledSlide> {
    return {
      ...finding,
      compiled: compiled.map(({ locale, slide }) => ({ locale, slide: this.spool.take(slide) })),
    }
  }

  end(): void {
    clearInterval(this.timer)
    void this.worker.terminate()
  }

  /** What a slide sets off is told with its file. */
  private fail(why: string): void {
    this.settleWith(
      this.file === ''
        ? new Error(`a thread that compiles slides has not started: it ${why}`)
        : new DeckError([{ file: this.file, line: 1, message: `${why}; ${WAY_OUT}` }]),
    )
  }

  private settleWith(error: Error): void {
    this.ended ??= error
    this.settle?.(this.ended)
  }
}

function isOutOfMemory(error: Error): boolean {
  return 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}

function rangesOf(count: number): SlideRange[] {
  return Array.from({ length: Math.ceil(count / RANGE) }, (_, index) => ({
    from: index * RANGE,
    to: Math.min(count, (index + 1) * RANGE),
  }))
}
