import { existsSync, realpathSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { basename, dirname, join, relative, sep } from 'node:path'
import type { EnvironmentModuleNode, HtmlTagDescriptor, ViteDevServer, WebSocketClient } from 'vite'
import { isSpeakersPage, parseDeckLink, SPEAKERS_PAGES, type DeckLink } from '../../deck/deck-link.ts'
import { isLocale, perLocale, type Locale } from '../../deck/locale.ts'
import { NOTES_PATH } from '../../deck/speaker-notes.ts'
import { PACK_SIZE, type DeckSummary } from '../../deck/types.ts'
import type { PageData, PageParts } from '../../deck/page-data.ts'
import type { CompiledSlide } from '../compiled-deck.ts'
import { answerAsset, FONT_STYLES, formulaPath, reply, typeOf } from './dev-assets.ts'
import { DevDeck } from './dev-deck.ts'
import { isDeckPath, slidesBehind, type SlideRange } from './dev-documents.ts'
import { codeFrame, faultDocument, faultySlide } from './dev-faults.ts'
import { isDeckFile, readDeckText } from '../read/deck-files.ts'
import { DeckError, formatProblem, type Problem } from '../read/problem.ts'
import { guardEditor } from './editor-guard.ts'
import { refuseOtherSites } from './other-sites.ts'
import { isLocalRequest } from './local-request.ts'
import { notesOf } from '../parse/notes.ts'
import { earlyScript } from '../files/early-script.ts'
import { notFoundDocument } from '../pages/plain-page.ts'
import { SiteBuilder } from '../site/site.ts'

/** What the dev server tells the open pages (src/entries/dev/dev-client.ts). */
export interface DevEvents {
  /** A slide was saved, and nothing is wrong with it. */
  'colloquium:slide': { slideNumber: number }
  /** Something that all slides share has changed. */
  'colloquium:deck': Record<string, never>
  /** Nothing is wrong any more. */
  'colloquium:sound': Record<string, never>
  /** From a page: it hears of what is saved from now on, and was made when so many saves had been (`data-saves`). */
  'colloquium:listening': { saves: number }
}

/**
 * Serves the pages of a deck while it is being written: the same as in a build, made when they are asked for. What is
 * wrong shows in Vite's overlay, and goes when it is right.
 */
export async function serveDeck(server: ViteDevServer, folder: string): Promise<DeckServer> {
  const deckServer = new DeckServer(server, folder)
  await deckServer.open()
  return deckServer
}

export class DeckServer {
  private deck: DevDeck | undefined
  /** Why there is no deck. */
  private broken: readonly Problem[] = []
  private checking = new AbortController()
  private shown = ''
  private lastRequest = performance.now()
  /** How often anything was saved. */
  private saves = 0
  private changed = new Map<string, ReturnType<typeof setTimeout>>()

  constructor(
    private readonly server: ViteDevServer,
    private readonly folder: string,
  ) {
    const { middlewares, watcher, ws } = server
    middlewares.use(refuseOtherSites)
    middlewares.use(guardEditor([folder, server.config.root]))
    middlewares.use((request, response, next) => {
      this.lastRequest = performance.now()
      this.answer(request, response).then((answered) => {
        if (!answered) next()
      }, next)
    })
    // A deck that is a link itself is watched where it is; links in it are not followed (DEV_WATCH).
    const watched = existsSync(folder) ? realpathSync(folder) : folder
    watcher.add(watched)
    watcher.on('all', (_event, file) => {
      if (file.startsWith(watched + sep)) this.onFile(folder + file.slice(watched.length))
    })
    ws.on('connection', () => {
      this.shown = ''
      this.tellProblems()
    })
    ws.on('colloquium:listening', ({ saves }: DevEvents['colloquium:listening'], client: WebSocketClient) => {
      // Saved while the page was on its way.
      if (saves !== this.saves) client.send('colloquium:deck', {})
    })
  }

  /** Reads the deck, anew where something that all slides share was changed. */
  async open(): Promise<void> {
    this.checking.abort()
    this.checking = new AbortController()
    try {
      this.deck = await DevDeck.open(this.folder)
      this.broken = []
      // A file can go while it is read: the watcher then tells of it.
      this.checkAll(this.deck, this.checking.signal).catch(this.logFault)
    } catch (error) {
      if (!(error instanceof DeckError)) throw error
      this.deck = undefined
      this.broken = error.problems
    }
    this.tellProblems()
  }

  /** Title and languages, for the page at the base; undefined while there is no deck. */
  get summary() {
    return this.deck?.summary
  }

  private async checkAll(deck: DevDeck, signal: AbortSignal): Promise<void> {
    await deck.checkAll(signal, () => this.whenQuiet())
    if (!signal.aborted) this.tellProblems()
  }

  /** What a reader waits for goes first: a check between two steps of a request would cost it seconds. */
  private async whenQuiet(): Promise<void> {
    do await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    while (performance.now() - this.lastRequest < QUIET_MS)
  }

  private readonly logFault = (error: unknown): void => {
    this.server.config.logger.error(String(error))
  }

  /** Editors save in several steps: what matters is how the file is afterwards. */
  private onFile(file: string): void {
    clearTimeout(this.changed.get(file))
    const settled = setTimeout(() => {
      this.changed.delete(file)
      this.onSaved(file).catch(this.logFault)
    }, SETTLE_MS)
    this.changed.set(file, settled)
  }

  private async onSaved(file: string): Promise<void> {
    const started = performance.now()
    const slideNumber = this.deck?.slideNumberOf(file)
    // A slide that has become a link is none to be read again: the whole folder is looked at.
    const isSlide = slideNumber !== undefined && (await isDeckFile(this.folder, basename(file)))
    this.saves++
    if (this.deck && isSlide) {
      this.deck.refresh(slideNumber)
      this.tellProblems()
      this.send('colloquium:slide', { slideNumber })
    } else {
      const before = this.deck?.summary.slideCount
      await this.open()
      if (before === this.deck?.summary.slideCount) this.send('colloquium:deck', {})
      else this.server.ws.send({ type: 'full-reload' })
    }
    const ms = Math.round(performance.now() - started)
    this.server.config.logger.info(`${relative(dirname(this.folder), file)} (${String(ms)} ms)`, {
      timestamp: true,
    })
  }

  private send<Name extends keyof DevEvents>(event: Name, data: DevEvents[Name]): void {
    this.server.ws.send({ type: 'custom', event, data })
  }

  /** All that is wrong in the overlay, the first with its lines. */
  private tellProblems(): void {
    const problems = this.deck?.problems ?? this.broken
    const all = problems.map(formatProblem).join('\n')
    if (all === this.shown) return
    this.shown = all
    const [first] = problems
    if (!first) {
      this.send('colloquium:sound', {})
      return
    }
    this.server.config.logger.error(all)
    void this.frameOf(first).then((frame) => {
      if (all !== this.shown) return
      const id = join(dirname(this.folder), first.file)
      this.server.ws.send({
        type: 'error',
        err: {
          message: all,
          stack: '',
          plugin: 'colloquium',
          id,
          frame,
          loc: { file: id, line: first.line, column: 1 },
        },
      })
    })
  }

  private async frameOf({ file, line }: Problem): Promise<string> {
    if (!/\.(md|json|svg|mmd)$/.test(file)) return ''
    // What is wrong with a file can be that it leads to another's.
    const text = await readDeckText(this.folder, relative(basename(this.folder), file))
    return text === undefined ? '' : codeFrame(text, line)
  }

  /** False where the address is none of the deck's. */
  private async answer(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false
    const path = pathOf(request)
    if (path === undefined) return false
    const { saves } = this
    if (path.startsWith('assets/')) return answerAsset(this.deck, path, response)
    if (path === NOTES_PATH && this.deck && isLocalRequest(request)) {
      reply(response, 'application/json', JSON.stringify(notesOf(this.deck.source)))
      return true
    }
    const pack = /^([a-z]+)\/(text|index)\/(\d+)\.json$/.exec(path)
    if (pack && isLocale(pack[1])) {
      reply(response, 'application/json', await this.pack(pack[1], pack[2] === 'text', Number(pack[3])))
      return true
    }
    const link = parseDeckLink(path)
    const origin = originOf(request)
    const content = isSlidePage(link) ? await this.page(link, origin) : await this.document(path, origin)
    if (content !== undefined) reply(response, typeOf(path), await this.finished(path, content, saves))
    else if (isDeckPath(path)) await this.answerUnknown(path, response, saves)
    else return false
    return true
  }

  /** A page with what Vite puts into it, and the plugin (DEV_CLIENT), made of what had been saved by then. */
  private async finished(path: string, content: string, saves: number): Promise<string> {
    if (!typeOf(path).startsWith('text/html')) return content
    const html = await this.server.transformIndexHtml(`/${path}`, content)
    return html.replace(/<html\b/, `<html data-saves="${String(saves)}"`)
  }

  /** As a host answers: what no file is there for, and the page that leads on from there. */
  private async answerUnknown(path: string, response: ServerResponse, saves: number): Promise<void> {
    const { deck } = this
    const isPage = deck && typeOf(path).startsWith('text/html')
    const html = isPage
      ? await this.finished(
          path,
          notFoundDocument(
            buildOf(deck),
            { origin: undefined, base: '/' },
            { ...NOT_FOUND, early: await this.early() },
          ),
          saves,
        )
      : ''
    reply(response, isPage ? typeOf(path) : 'text/plain', html, 404)
  }

  private early(): Promise<string> {
    return earlyScript(this.server.config.root)
  }

  private async page(
    { page, locale, slideNumber = 1 }: SlidePageLink,
    origin: string | undefined,
  ): Promise<string | undefined> {
    const { deck } = this
    if (!deck) return faultDocument(this.broken)
    if (!deck.source.deck.locales.includes(locale) || !deck.source.slideNumbers.has(slideNumber))
      return undefined
    const ranges = [
      ...(page === 'deck' ? [{ locale, from: 1, count: LISTED_SLIDES }] : []),
      { locale, from: slideNumber, count: 1 },
    ]
    const builder = await this.builder(deck, ranges, origin)
    if (isSpeakersPage(page)) return builder.speakerPage(page, locale)
    const [file] =
      page === 'embed'
        ? await builder.embedPage(locale, slideNumber)
        : await builder.page(page, locale, slideNumber)
    return String(file?.content)
  }

  /** What the site has beside its slides' pages; undefined where it has nothing of that name. */
  private async document(path: string, origin: string | undefined): Promise<string | undefined> {
    const { deck } = this
    const file = path.endsWith('/') ? `${path}index.html` : path
    const ranges = slidesBehind(file, deck?.summary)
    if (!ranges) return undefined
    if (!deck) return typeOf(path).startsWith('text/html') ? faultDocument(this.broken) : undefined
    const builder = await this.builder(deck, ranges, origin)
    return builder
      .documentMakers()
      .find((maker) => maker.path === file)
      ?.make()
  }

  /** Makes pages of the slides asked for: no others are compiled. */
  private async builder(
    deck: DevDeck,
    ranges: readonly SlideRange[],
    origin: string | undefined,
  ): Promise<SiteBuilder> {
    const { source, summary } = deck
    const slides = perLocale((): CompiledSlide[] => [])
    for (const { locale, from, count } of ranges) {
      for (const slide of await this.slidesOf(deck, locale, from, count))
        slides[locale][slide.slideNumber - 1] = slide
    }
    if (deck.problems.length > 0) this.tellProblems()
    return SiteBuilder.onDemand(
      {
        deck: { source, summary, slides, formulaCss: deck.formulaCss },
        site: { origin, base: '/' },
        shell: { ...SHELL, early: await this.early(), styles: await this.styles() },
        prerender: (await this.server.ssrLoadModule('/src/entries/deck/prerender.tsx'))[
          'prerender'
        ] as Prerender,
        cacheFolder: '',
        policy: false,
        embed: true,
      },
      { fonts: { path: FONT_STYLES, content: '' }, formulas: { path: formulaPath(deck), content: '' } },
    )
  }

  private async slidesOf(
    deck: DevDeck,
    locale: Locale,
    from: number,
    count: number,
  ): Promise<CompiledSlide[]> {
    const slides: CompiledSlide[] = []
    for (let number = from; number < from + count && deck.source.slideNumbers.has(number); number++) {
      slides.push((await deck.compiled(locale, number)) ?? faultySlide(deck, locale, number))
    }
    return slides
  }

  private async pack(locale: Locale, isText: boolean, pack: number): Promise<string> {
    const slides = this.deck ? await this.slidesOf(this.deck, locale, pack * PACK_SIZE + 1, PACK_SIZE) : []
    return JSON.stringify(
      isText
        ? slides.map(({ transcript }) => transcript)
        : slides.map(({ slideNumber, title, section }) => ({ slideNumber, title, section })),
    )
  }

  /** The stylesheets of the shell as links, so that the page is dressed before its scripts run. */
  private async styles(): Promise<string[]> {
    await this.server.ssrLoadModule('/src/entries/deck/prerender.tsx')
    const graph = this.server.environments.ssr.moduleGraph
    const found = new Set<string>()
    const seen = new Set<EnvironmentModuleNode>()
    const walk = (module: EnvironmentModuleNode | undefined) => {
      if (!module || seen.has(module)) return
      seen.add(module)
      if (module.url.endsWith('.css')) found.add(module.url.replace(/^\//, ''))
      for (const imported of module.importedModules) walk(imported)
    }
    walk(await graph.getModuleByUrl('/src/entries/deck/prerender.tsx'))
    return [...found]
  }
}

/** Pages that show one slide, or the deck from its first. */
const SLIDE_PAGES = ['deck', 'slide', 'embed', ...SPEAKERS_PAGES] as const
type SlidePageLink = DeckLink & { page: (typeof SLIDE_PAGES)[number] }

function isSlidePage(link: DeckLink | undefined): link is SlidePageLink {
  return link !== undefined && SLIDE_PAGES.some((page) => page === link.page)
}

/** The shell's files, as the dev server has them. */
export const SHELL = {
  voice: 'src/entries/documents/transcript-button.ts',
  repair: 'src/entries/documents/repair-page.ts',
  main: 'src/entries/deck/main.tsx',
  documents: 'src/entries/documents/documents.css',
  embed: { script: 'src/entries/embed/embed.ts', style: 'src/entries/embed/embed.css' },
} as const
const NOT_FOUND = {
  script: 'src/entries/documents/not-found.ts',
  styles: [SHELL.documents],
  policy: false,
}

/** A link in a stranger's deck may lead to all of the machine's files: to watch them would take all that it has. */
export const DEV_WATCH = { followSymlinks: false } as const

/** What a page has while its deck is being written, beside Vite's own client. */
export const DEV_CLIENT: HtmlTagDescriptor = {
  tag: 'script',
  attrs: { type: 'module', src: '/src/entries/dev/dev-client.ts' },
  injectTo: 'head',
}

/** The address by which the page was asked for: what needs absolute ones (oEmbed) has them of this machine. */
function originOf({ headers }: IncomingMessage): string | undefined {
  const url = `http://${headers.host ?? ''}/`
  return URL.canParse(url) ? new URL(url).origin : undefined
}

/** Without the slash at its start; undefined where the address is none. */
function pathOf({ url }: IncomingMessage): string | undefined {
  try {
    return decodeURI(new URL(url ?? '/', 'http://localhost').pathname).replace(/^\//, '')
  } catch {
    return undefined
  }
}

function buildOf({ summary }: DevDeck): DeckSummary {
  return { ...summary, buildId: 'dev' }
}

type Prerender = (data: PageData, parts: PageParts) => string

/** Milliseconds without a request after which the deck is checked, and between the checks of two slides. */
const QUIET_MS = 400
const PAUSE_MS = 2
/** Milliseconds after which a file counts as saved. */
const SETTLE_MS = 15
/** Slides that the deck's own page lists while a deck is written: all of an ordinary one. */
const LISTED_SLIDES = 300
