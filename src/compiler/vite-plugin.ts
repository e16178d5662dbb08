import { readFile } from 'node:fs/promises'
import { basename, join, relative, resolve } from 'node:path'
import { runnerImport, type Plugin, type ResolvedConfig, type Rollup } from 'vite'
import type { DeckSummary } from '../deck/types.ts'
import type { PageData, PageParts } from '../deck/page-data.ts'
import { brokerUsers, formatLiveInfo } from '../deck/live/live-info.ts'
import { liveName } from '../deck/live/live-topics.ts'
import { compileDeck } from './compile.ts'
import type { CompiledDeck } from './compiled-deck.ts'
import { DEV_CLIENT, serveDeck, SHELL, type DeckServer } from './dev/dev-server.ts'
import type { Site } from './pages/site-address.ts'
import { OfflineRecord } from './files/offline-list.ts'
import { fillLanguageChoice, notFoundDocument, offlineDocument } from './pages/plain-page.ts'
import { serviceWorkerFile } from './files/service-worker.ts'
import {
  bundledFiles,
  documentStyles,
  entryFile,
  hasEntry,
  isShell,
  plainFiles,
  printStyles,
  shellFiles,
  styleFile,
  stylesOf,
} from './site/bundle-files.ts'
import { privateOpenFiles } from './site/private-open.ts'
import { SiteFolder } from './site/site-folder.ts'
import type { SiteFile } from './pages/site-file.ts'
import { siteOf } from './site/site-of.ts'
import { SiteBuilder } from './site/site.ts'

export interface DeckPagesOptions {
  /** Absolute path of the deck's folder. */
  folder: string
  /** True where pictures and PDFs will be made of the build: its pages name them. */
  print?: boolean
  /** True where the build will be sealed (src/tools/build/private): it brings what then stands in the open. */
  isPrivate?: boolean
}

type Prerender = (data: PageData, parts: PageParts) => string

/** Compiles a deck's folder to the pages of a site, and serves the same pages while it is being written. */
export function deckPages({ folder, print = false, isPrivate = false }: DeckPagesOptions): Plugin {
  let config: ResolvedConfig
  let compiled: Promise<CompiledDeck>
  let deckServer: DeckServer | undefined
  return {
    name: 'colloquium:deck-pages',
    configResolved(resolved) {
      config = resolved
    },
    async configureServer(server) {
      deckServer = await serveDeck(server, folder)
    },
    buildStart() {
      if (config.command !== 'build') return
      compiled = compileDeck(folder)
      // Awaited where it is used; until then a failure is not an unhandled one.
      compiled.catch(() => undefined)
    },
    async transformIndexHtml(html, { bundle, path }) {
      if (deckServer && path !== '/index.html') return [DEV_CLIENT]
      const summary = deckServer ? deckServer.summary : (await compiled).summary
      if (!summary) return html
      return fillLanguageChoice(html, summary, bundle ? documentStyles(bundle) : [SHELL.documents], {
        policy: bundle !== undefined,
      })
    },
    /** Pages are written as they are made: those of a long deck are larger than memory. */
    async writeBundle(options, bundle) {
      const deck = await compiled
      const site = siteOf(deck.source.deck)
      if (deck.source.deck.access === 'link' && !isPrivate)
        this.error(
          `${basename(folder)} is private ("access": "link"): only npm run build and npm start seal it`,
        )
      if (site.origin === undefined) {
        this.info(
          'no SITE given: canonical, hreflang and og:url, which need absolute addresses, are left out',
        )
      }
      const outFolder = options.dir ?? resolve(config.root, config.build.outDir)
      const { slideCount } = await writeSite({
        deck,
        site,
        folder,
        print,
        isPrivate,
        config,
        bundle,
        outFolder,
      })
      this.info(`${basename(folder)}: ${String(slideCount)} slides (${relative(config.root, folder)})`)
    },
  }
}

interface SiteToWrite extends Required<DeckPagesOptions> {
  deck: CompiledDeck
  site: Site
  config: ResolvedConfig
  bundle: Rollup.OutputBundle
  outFolder: string
}

/** Writes the whole site, and says what its deck holds. */
async function writeSite({
  deck,
  site,
  folder,
  print,
  isPrivate,
  config,
  bundle,
  outFolder,
}: SiteToWrite): Promise<DeckSummary> {
  const builder = await SiteBuilder.create({
    deck,
    site,
    shell: shellFiles(bundle),
    shellStyles: String(styleFile(bundle, 'main')?.source ?? ''),
    prerender: await loadPrerender(config.root),
    cacheFolder: '.cache/fonts',
    policy: true,
    print: print ? printStyles(bundle) : undefined,
    embed: hasEntry(bundle, 'embed'),
  })
  const record = new OfflineRecord()
  const output = new SiteFolder(outFolder, record)
  await writeShared(builder, output)
  await output.write({
    path: '404.html',
    content: notFoundDocument(builder.summary, site, plainFiles(bundle, 'not-found')),
  })
  await writePages(builder, output)
  const documents = builder.documents()
  for (const file of documents) await output.write(file)
  if (site.broker !== undefined) await output.write(liveFile(folder, site.broker))
  for (const file of await builder.printFiles()) await output.write(file)
  const manifests = documents.filter(({ path }) => path.endsWith('.webmanifest'))
  await writeOffline(config, builder.summary, bundle, manifests, record, output)
  if (isPrivate) await writeOpen(config, site, builder.summary, bundle, output)
  return builder.summary
}

/** What renders the shell of a page, as the build's own code. */
async function loadPrerender(root: string): Promise<Prerender> {
  const { module } = await runnerImport<{ prerender: Prerender }>('/src/entries/deck/prerender.tsx', {
    root,
    configFile: false,
    plugins: [withoutStyles()],
  })
  return module.prerender
}

/** What pages share and fetch. */
async function writeShared(builder: SiteBuilder, output: SiteFolder): Promise<void> {
  for (const file of builder.sharedFiles) await output.write(file)
  for (const pack of builder.eachPack()) await output.write(pack)
  for (const { file, path } of builder.pictures) await output.copy(file, path)
}

/** Each slide's pages, and the deck's. */
async function writePages(builder: SiteBuilder, output: SiteFolder): Promise<void> {
  for (const locale of builder.summary.locales) {
    for (const file of await builder.page('deck', locale, 1)) await output.write(file)
    for (let number = 1; number <= builder.summary.slideCount; number++) {
      for (const file of await builder.page('slide', locale, number)) await output.write(file)
      for (const file of await builder.embedPage(locale, number)) await output.write(file)
    }
  }
  for (const file of builder.eachSpeakerPage()) await output.write(file)
}

/** What is read without network: the lists of what each language needs, the page for what isn't kept, the worker. */
async function writeOffline(
  config: ResolvedConfig,
  summary: DeckSummary,
  bundle: Rollup.OutputBundle,
  manifests: readonly SiteFile[],
  record: OfflineRecord,
  output: SiteFolder,
): Promise<void> {
  const page = offlineDocument(summary, plainFiles(bundle, 'offline-page'))
  await output.write(page)
  const icon = { path: 'icon.svg', content: await readFile(join(config.publicDir, 'icon.svg')) }
  const bundled = bundledFiles(bundle)
  for (const file of [icon, ...bundled]) record.add(file)
  const hashed = bundled.map(({ path }) => path).filter(isShell)
  const { buildId, locales } = summary
  for (const locale of locales) await output.write(record.list(locale, buildId, [...hashed, icon.path]))
  const others = [
    icon,
    page,
    ...manifests,
    ...record.speakerPages(),
    ...bundled.filter(({ path }) => path === 'index.html'),
  ]
  await output.write(await serviceWorkerFile({ root: config.root, buildId, hashed, others }))
}

/** What stands in the open of a private talk: the rest waits to be sealed. */
async function writeOpen(
  { root, publicDir }: ResolvedConfig,
  { base }: Site,
  { buildId }: DeckSummary,
  bundle: Rollup.OutputBundle,
  output: SiteFolder,
): Promise<void> {
  const page = plainFiles(bundle, 'private-shell')
  const files = await privateOpenFiles({
    ...{ root, publicDir, base },
    bundled: Object.keys(bundle).filter((path) => !path.endsWith('.html') && !/^assets\/print-/.test(path)),
    page: { ...page, styles: [...page.styles, ...stylesOf(bundle, 'private-shell')] },
    pageScript: entryFile(bundle, 'private-page'),
    pages: buildId,
  })
  for (const file of files) await output.write(file)
}

/** Prerendering needs no stylesheet, and Vite's own handling of them wants a build that has started. */
function withoutStyles(): Plugin {
  const empty = '\0no-styles.js'
  return {
    name: 'colloquium:without-styles',
    enforce: 'pre',
    resolveId: (id) => (id.endsWith('.css') ? empty : undefined),
    load: (id) => (id === empty ? '' : undefined),
  }
}

/** Tells pages of the site where live talks go through. Which talk is on says the link. */
function liveFile(folder: string, broker: string): SiteFile {
  const users = brokerUsers(process.env['BROKER_USER'])
  return { path: 'live.json', content: formatLiveInfo({ deck: liveName(basename(folder)), broker, users }) }
}
