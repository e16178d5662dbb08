import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { brokerUsers, formatLiveInfo } from '../../deck/live/live-info.ts'
import { liveName } from '../../deck/live/live-topics.ts'
import type { DeckSummary } from '../../deck/types.ts'
import { beginWhole } from '../at-hand.ts'
import type { CompiledDeck } from '../compiled-deck.ts'
import { OfflineRecord } from '../files/offline-list.ts'
import { serviceWorkerFile } from '../files/service-worker.ts'
import { pageFile } from '../pages/deck-page.ts'
import { notFoundDocument, offlineDocument } from '../pages/plain-page.ts'
import type { Site } from '../pages/site-address.ts'
import type { SiteFile } from '../pages/site-file.ts'
import { isShell } from './bundle-files.ts'
import type { BuiltShell } from './built-shell.ts'
import { SiteFolder } from './site-folder.ts'
import type { PageWriters, WrittenPages } from './page-writers.ts'
import type { SiteOptions } from './site-options.ts'
import { SiteBuilder } from './site.ts'

/** What a deck's pages are written from. */
export interface DeckWriting extends Pick<SiteOptions, 'prerender' | 'cacheFolder'> {
  deck: CompiledDeck
  site: Site
  shell: BuiltShell
  /** The project's `public/`. */
  publicDir: string
  /** Code of the service worker. */
  workerCode: string
  /** Folder that the deck's site is made in. */
  outDir: string
  /** What writes the pages of a long deck's slides, with the module that renders their shell. */
  threads?: { writers: PageWriters; prerenderFile: string } & Pick<SiteOptions, 'survey'>
  /** False for documents of the site that something else writes. Default: all are written. */
  wanted?: (path: string) => boolean
}

/** Writes all of a deck's site but the bundled files. Pages are written as they are made: those of a long deck are larger than memory. */
export async function writeDeckSite(writing: DeckWriting): Promise<SiteBuilder> {
  const { deck, site, shell, outDir, prerender, cacheFolder, threads, wanted = () => true } = writing
  beginWhole(deck.source.name)
  const options = {
    ...{ site, cacheFolder },
    shell: shell.files,
    shellStyles: shell.mainStyles,
    policy: true,
    print: shell.print,
    embed: shell.embed,
  }
  const builder = await SiteBuilder.create({ ...options, deck, prerender, survey: threads?.survey })
  const { shared } = builder
  const pages = threads?.writers.writePages({
    ...{ shared, options, outDir, prerenderFile: threads.prerenderFile },
  })
  // Awaited where it is used; until then a failure is not an unhandled one.
  pages?.catch(() => undefined)
  const record = new OfflineRecord()
  const output = new SiteFolder(outDir, record)
  await writeShared(builder, output)
  await output.write({ path: '404.html', content: notFoundDocument(builder.summary, site, shell.notFound) })
  await builder.startPageFonts()
  // While threads cut the pages' fonts; in the list of what is kept they come after the pages.
  const documents = new OfflineRecord()
  const manifests = await writeDocuments(builder, new SiteFolder(outDir, documents), wanted)
  const speakers = new OfflineRecord()
  const speakersOutput = new SiteFolder(outDir, speakers)
  for (const file of builder.eachSpeakerPage()) await speakersOutput.write(file)
  await writePages(builder, output, record, await pages)
  record.append(speakers.notes)
  record.append(documents.notes)
  if (site.broker !== undefined) await output.write(liveFile(deck.source.folder, site.broker))
  for (const file of await builder.printFiles()) await output.write(file)
  beginWhole(deck.source.name)
  await writeOffline(writing, builder.summary, manifests, record, output)
  return builder
}

/** What pages share and fetch. */
async function writeShared(builder: SiteBuilder, output: SiteFolder): Promise<void> {
  for (const file of builder.sharedFiles) await output.write(file)
  for (const pack of builder.eachPack()) await output.write(pack)
  for (const { file, path } of builder.pictures) await output.copy(file, path)
}

/** Pages to read, files to take away, and what machines read; resolves to the manifests among them. */
async function writeDocuments(
  builder: SiteBuilder,
  output: SiteFolder,
  wanted: (path: string) => boolean,
): Promise<SiteFile[]> {
  const manifests: SiteFile[] = []
  for (const file of builder.eachDocument(wanted)) {
    await output.write(file)
    if (file.path.endsWith('.webmanifest')) manifests.push(file)
  }
  return manifests
}

/** Each slide's pages, which threads may have written, and the deck's. */
async function writePages(
  builder: SiteBuilder,
  output: SiteFolder,
  record: OfflineRecord,
  written: readonly WrittenPages[] | undefined,
): Promise<void> {
  const { locales, slideCount } = builder.summary
  for (const locale of locales) {
    beginWhole(pageFile('deck', locale, 1))
    for (const file of await builder.page('deck', locale, 1)) await output.write(file)
    for (const notes of written?.flatMap((pages) => pages.get(locale) ?? []) ?? []) record.append(notes)
    if (written) continue
    for (let number = 1; number <= slideCount; number++)
      for await (const file of builder.slidePages(locale, number)) await output.write(file)
  }
}

/** What is read without network: the lists of what each language needs, the page for what isn't kept, the worker. */
async function writeOffline(
  { shell: { bundled, offline }, workerCode, publicDir }: DeckWriting,
  { buildId, locales, ...summary }: DeckSummary,
  manifests: readonly SiteFile[],
  record: OfflineRecord,
  output: SiteFolder,
): Promise<void> {
  const page = offlineDocument({ ...summary, buildId, locales }, offline)
  await output.write(page)
  const icon = { path: 'icon.svg', content: await readFile(join(publicDir, 'icon.svg')) }
  for (const file of [icon, ...bundled]) record.add(file)
  const hashed = bundled.map(({ path }) => path).filter(isShell)
  for (const locale of locales) await output.write(record.list(locale, buildId, [...hashed, icon.path]))
  const others = [
    icon,
    page,
    ...manifests,
    ...record.speakerPages(),
    ...bundled.filter(({ path }) => path === 'index.html'),
  ]
  await output.write(serviceWorkerFile({ code: workerCode, buildId, hashed, others }))
}

/** Tells pages of the site where live talks go through. Which talk is on says the link. */
function liveFile(folder: string, broker: string): SiteFile {
  const users = brokerUsers(process.env['BROKER_USER'])
  return { path: 'live.json', content: formatLiveInfo({ deck: liveName(basename(folder)), broker, users }) }
}
