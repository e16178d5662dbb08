import { basename, relative, resolve } from 'node:path'
import type { Plugin, ResolvedConfig, Rollup } from 'vite'
import type { DeckSummary } from '../deck/types.ts'
import { compileDeck } from './compile.ts'
import type { CompiledDeck } from './compiled-deck.ts'
import { DEV_CLIENT, serveDeck, SHELL, type DeckServer } from './dev/dev-server.ts'
import { earlyScript } from './files/early-script.ts'
import { fillLanguageChoice } from './pages/plain-page.ts'
import type { Site } from './pages/site-address.ts'
import { documentStyles, entryFile, importsOf, plainFiles, stylesOf } from './site/bundle-files.ts'
import { builtShell } from './site/built-shell.ts'
import { writeDeckSite } from './site/deck-writer.ts'
import { loadPrerender } from './site/load-prerender.ts'
import { privateOpenFiles } from './site/private-open.ts'
import { SiteFolder } from './site/site-folder.ts'
import { siteOf } from './site/site-of.ts'

export interface DeckPagesOptions {
  /** Absolute path of the deck's folder. */
  folder: string
  /** True where pictures and PDFs will be made of the build: its pages name them. */
  print?: boolean
  /** True where the build will be sealed (src/tools/build/private): it brings what then stands in the open. */
  isPrivate?: boolean
}

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
      const outDir = options.dir ?? resolve(config.root, config.build.outDir)
      const { summary } = await writeDeckSite({
        deck,
        site,
        shell: builtShell(bundle, { print, early: await earlyScript(config.root) }),
        prerender: await loadPrerender(config.root),
        cacheFolder: process.env['FONT_CACHE'] ?? '.cache/fonts',
        root: config.root,
        publicDir: config.publicDir,
        outDir,
      })
      if (isPrivate) await writeOpen(config, site, summary, bundle, new SiteFolder(outDir))
      this.info(
        `${basename(folder)}: ${String(summary.slideCount)} slides (${relative(config.root, folder)})`,
      )
    },
  }
}

/** What stands in the open of a private talk: the rest waits to be sealed. */
async function writeOpen(
  { root, publicDir }: ResolvedConfig,
  { base }: Site,
  { buildId }: DeckSummary,
  bundle: Rollup.OutputBundle,
  output: SiteFolder,
): Promise<void> {
  const page = plainFiles(bundle, 'private-shell', await earlyScript(root))
  const files = await privateOpenFiles({
    ...{ root, publicDir, base },
    bundled: Object.keys(bundle).filter((path) => !path.endsWith('.html') && !/^assets\/print-/.test(path)),
    page: {
      ...page,
      styles: [...page.styles, ...stylesOf(bundle, 'private-shell')],
      imports: importsOf(bundle, page.script),
    },
    pageScript: entryFile(bundle, 'private-page'),
    pages: buildId,
  })
  for (const file of files) await output.write(file)
}
