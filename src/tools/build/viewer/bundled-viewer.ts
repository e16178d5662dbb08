import { fork, type ChildProcess } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { atEnd, removeAtEnd } from '../../../compiler/at-end.ts'
import type { SiteOptions } from '../../../compiler/site/site-options.ts'
import type { BundledViewer } from '../../../compiler/site/viewer-plugin.ts'

export interface BundlingJob {
  /** Folder of the site, which is emptied. */
  outDir: string
  print: boolean
  isPrivate: boolean
  /** Where the module is to be put that renders the shell of a page. */
  prerenderFile: string
}

/** What the process that bundles has made, or why it hasn't. */
export type BundlingAnswer = { viewer: BundledViewer; workerCode: string } | { fault: string }

/** A viewer at the place of its site, and what is needed to write the pages. */
export interface ViewerOfSite {
  viewer: BundledViewer
  /** Code of the service worker. */
  workerCode: string
  prerender: SiteOptions['prerender']
  /** Path of the module that has it. */
  prerenderFile: string
}

/**
 * Bundles the viewer in a process of its own, beside what compiles the deck: what bundles holds hundreds of MB, which are
 * given back before the pages are made.
 */
export class ViewerBundling {
  private readonly folder = mkdtempSync(join(tmpdir(), 'colloquium-viewer-'))
  private readonly child: ChildProcess
  private readonly answered: Promise<BundlingAnswer>
  private readonly goOn: (() => void)[]

  constructor(job: Omit<BundlingJob, 'prerenderFile'>) {
    const folderStays = removeAtEnd(this.folder)
    this.child = fork(fileURLToPath(new URL('./start-bundling.mjs', import.meta.url)), {
      execArgv: [],
      env: { ...process.env, VIEWER: '', PRINT: String(job.print), PRIVATE: String(job.isPrivate) },
      // Nothing is said there but by the answer, and by Node's own last words.
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    this.goOn = [atEnd(() => this.child.kill()), folderStays]
    this.answered = answerOf(this.child)
    // Awaited where it is used; until then a failure is not an unhandled one.
    this.answered.catch(() => undefined)
    this.child.send({ ...job, prerenderFile: this.prerenderFile } satisfies BundlingJob)
  }

  /** Throws where the viewer can't be bundled, or the process that does it has died. */
  async viewer(): Promise<ViewerOfSite> {
    const answer = await this.answered
    if ('fault' in answer) throw new Error(answer.fault)
    const { prerender } = (await import(pathToFileURL(this.prerenderFile).href)) as Pick<
      SiteOptions,
      'prerender'
    >
    return { ...answer, prerender, prerenderFile: this.prerenderFile }
  }

  /** Ends the process where it isn't done, and takes its files away. */
  async close(): Promise<void> {
    const { child, folder } = this
    if (child.exitCode === null && child.signalCode === null) {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill()
      await ended
    }
    await rm(folder, { recursive: true, force: true })
    for (const stays of this.goOn) stays()
  }

  private get prerenderFile(): string {
    return join(this.folder, 'prerender.mjs')
  }
}

function answerOf(child: ChildProcess): Promise<BundlingAnswer> {
  return new Promise((resolve, reject) => {
    child.once('message', (answer: BundlingAnswer) => {
      resolve(answer)
    })
    child.once('error', reject)
    child.once('exit', (status, signal) => {
      reject(new Error(`the process that bundles the viewer has ended (${String(signal ?? status)})`))
    })
  })
}
