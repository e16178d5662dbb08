import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { precompress } from '../../build/precompress.ts'
import { writeGeneratedDeck } from '../../authoring/generated-deck.ts'
import { residentMb, startedBy } from '../../processes.mjs'
import { heapOptions } from '../../watch.mjs'
import { writePeers } from './peers.ts'

/** What a build is made of. */
const SOURCES = ['src', 'public', 'slides', 'index.html', 'vite.config.ts', 'package-lock.json']
const CACHE = resolve('.cache/bench')

/** As `npm run build` loads packages. */
const PLAIN_MODULES = new URL('../../plain-modules.mjs', import.meta.url).href

/** What is opened over a slow line, or fetched there unasked: of the rest nobody counts the bytes. */
const OVER_THE_LINE = /^(assets|peers|ja\/\d+|ja\/(text|index))\//

/** What it took to build a site, from the command to its end. */
export interface BuildFigures {
  seconds: number
  /** The most memory that was held, with all programs that were started; what they share counts for each. */
  peakBytes: number
}

/** A deck built with nothing to build on, and again with nothing changed. */
export interface BuiltTwice {
  first: BuildFigures
  again: BuildFigures
}

interface BenchDeck {
  slides: number | 'talk'
  /** Slides that there is to be a bare page of. */
  bareSlides: readonly number[]
}

/** The built site of a deck with its peers; the one of the run before, where nothing that it is made of has changed. */
export async function benchSite(slides: number | 'talk', bareSlides: readonly number[]): Promise<string> {
  const dist = siteFolder(slides)
  const done = join(dist, 'peers', 'done')
  if (existsSync(done) && (await stat(done)).mtimeMs > (await newest(SOURCES))) return dist
  await buildFresh({ slides, bareSlides })
  return dist
}

/** Builds a deck's site anew with its peers, and says what that took, the peers aside. */
export async function buildFresh({ slides, bareSlides }: BenchDeck): Promise<BuiltTwice> {
  const dist = siteFolder(slides)
  const folder = slides === 'talk' ? resolve('slides') : await generated(slides)
  const kept = join(CACHE, `kept-${String(slides)}`)
  for (const before of [dist, kept]) await rm(before, { recursive: true, force: true })
  await mkdir(CACHE, { recursive: true })
  const first = await timedBuild(folder, dist, kept)
  const again = await timedBuild(folder, dist, kept)
  await writePeers(dist, bareSlides)
  if (slides === 'talk') await precompress(dist, OVER_THE_LINE)
  await writeFile(join(dist, 'peers', 'done'), '')
  return { first, again }
}

function siteFolder(slides: number | 'talk'): string {
  return join(CACHE, `site-${String(slides)}`)
}

/** Milliseconds between two looks at the memory of a build's programs. */
const LOOK_MS = 250

/** In a process of its own with the options of `npm run build`, with no cut fonts of builds before. */
async function timedBuild(folder: string, dist: string, kept: string): Promise<BuildFigures> {
  const script = fileURLToPath(new URL('build-deck.ts', import.meta.url))
  const started = performance.now()
  const running = promisify(execFile)(
    process.execPath,
    [...heapOptions(), '--import', 'tsx', '--import', PLAIN_MODULES, script, folder, dist, kept],
    { env: { ...process.env, FONT_CACHE: join(kept, 'fonts') } },
  )
  const { pid } = running.child
  let seenBytes = 0
  const looks = setInterval(() => {
    if (pid === undefined) return
    const mb = [pid, ...startedBy(pid)].reduce((sum, one) => sum + residentMb(one), 0)
    seenBytes = Math.max(seenBytes, mb * 2 ** 20)
  }, LOOK_MS)
  const { stdout } = await running.finally(() => {
    clearInterval(looks)
  })
  const ownBytes = Number(stdout.trim().split('\n').at(-1)) * 1024
  return { seconds: (performance.now() - started) / 1000, peakBytes: Math.max(seenBytes, ownBytes) }
}

async function generated(slides: number): Promise<string> {
  const folder = join(CACHE, `deck-${String(slides)}`)
  await rm(folder, { recursive: true, force: true })
  await writeGeneratedDeck(folder, slides, 1)
  return folder
}

/** When the last of some files or folders was changed, in ms. */
async function newest(paths: readonly string[]): Promise<number> {
  const times = await Promise.all(
    paths.map(async (path) => {
      const found = await stat(path)
      if (!found.isDirectory()) return found.mtimeMs
      const names = await readdir(path)
      return Math.max(found.mtimeMs, await newest(names.map((name) => join(path, name))))
    }),
  )
  return Math.max(0, ...times)
}
