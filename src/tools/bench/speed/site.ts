import { existsSync } from 'node:fs'
import { readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { buildSite } from '../../build/build-site.ts'
import { precompress } from '../../build/precompress.ts'
import { writeGeneratedDeck } from '../../authoring/generated-deck.ts'
import { writePeers } from './peers.ts'

/** What a build is made of. */
const SOURCES = ['src', 'public', 'slides', 'index.html', 'vite.config.ts', 'package-lock.json']

/** The built site of a deck with its peers; the one of the run before, where nothing that it is made of has changed. */
export async function benchSite(slides: number | 'talk', bareSlides: readonly number[]): Promise<string> {
  const cache = resolve('.cache/bench')
  const dist = join(cache, `site-${String(slides)}`)
  const done = join(dist, 'peers', 'done')
  if (existsSync(done) && (await stat(done)).mtimeMs > (await newest(SOURCES))) return dist
  const folder = slides === 'talk' ? resolve('slides') : await generated(cache, slides)
  const problems = await buildSite(folder, dist)
  if (problems.length > 0) throw new Error(problems.join('\n'))
  await writePeers(dist, bareSlides)
  await precompress(dist)
  await writeFile(done, '')
  return dist
}

async function generated(cache: string, slides: number): Promise<string> {
  const folder = join(cache, `deck-${String(slides)}`)
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
