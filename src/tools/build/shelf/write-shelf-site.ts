import { copyFile, cp, mkdir, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { hasCode } from '../../host/has-code.ts'
import type { ShelfSource } from '../../../compiler/read/read-shelf.ts'
import { orderTalks, type ShelfOptions } from '../../../compiler/shelf/shelf-options.ts'
import { shelfSiteFiles } from '../../../compiler/shelf/shelf-site.ts'
import type { TalkReport } from '../../../compiler/shelf/shelf-talk.ts'
import { SiteFolder } from '../../../compiler/site/site-folder.ts'
import type { ShelfTalk } from '../../../deck/shelf/shelf-talk.ts'
import { precompress } from '../precompress.ts'
import type { TalkBuilding } from './build-talk.ts'
import { makeShelfCards } from './shelf-cards.ts'
import type { BuiltTalks } from './shelf-output.ts'
import { readReport } from './talk-reports.ts'

/**
 * Writes what is the shelf's own: the viewer that its talks share, its pages, and what their search reads. Of the talks it
 * reads what they reported when they were built.
 */
export async function writeShelfSite(
  beside: string,
  source: ShelfSource,
  { root, viewer, site, everything, print }: TalkBuilding,
  fingerprints: BuiltTalks,
): Promise<void> {
  const own = join(beside, '.shelf')
  const talks: ShelfTalk[] = []
  for (const name of Object.keys(fingerprints)) talks.push((await reportOf(fingerprints, name)).talk)
  const { shell } = viewer
  const plain: ShelfOptions = {
    shelf: source.shelf,
    talks: orderTalks(talks, source.shelf.order),
    site,
    files: { early: shell.files.early, script: shell.shelf.script, styles: [shell.shelf.style] },
    policy: true,
    cards: {},
  }
  await cp(resolve(root, 'public'), own, { recursive: true })
  for (const path of shell.bundled)
    if (path !== shell.print) await copyWithCompressed(join(viewer.folder, path), join(own, path))
  const output = new SiteFolder(own)
  const options = print ? { ...plain, cards: await makeShelfCards(own, output, plain) } : plain
  const files = shelfSiteFiles({
    options,
    viewer: shell,
    gramsOf: async (name) => (await reportOf(fingerprints, name)).grams,
    cacheFolder: '.cache/fonts',
  })
  for await (const file of files) await output.write(file)
  if (everything) await precompress(own)
  await cp(own, beside, { recursive: true })
  await rm(own, { recursive: true })
}

/** The viewer was compressed when it was bundled. */
async function copyWithCompressed(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true })
  await copyFile(from, to)
  for (const ending of ['.br', '.gz'])
    await copyFile(from + ending, to + ending).catch((error: unknown) => {
      if (!hasCode(error, 'ENOENT')) throw error
    })
}

async function reportOf(fingerprints: BuiltTalks, name: string): Promise<TalkReport> {
  const report = await readReport(fingerprints[name] ?? '')
  if (!report) throw new Error(`${name}: what its build reported is gone; build again`)
  return report
}
