import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import type { ViteDevServer } from 'vite'
import { isLocale } from '../../deck/locale.ts'
import { shelfPagePath } from '../../deck/shelf/shelf-page-data.ts'
import type { LocalText, ShelfTalk } from '../../deck/shelf/shelf-talk.ts'
import { DeckError, formatProblem } from '../read/problem.ts'
import { readDeck } from '../read/read.ts'
import { earlyScript } from '../files/early-script.ts'
import { readShelf, type ShelfSource } from '../read/read-shelf.ts'
import { shelfDocument } from './shelf-document.ts'
import { orderTalks, type ShelfOptions } from './shelf-options.ts'
import { shelfPage } from './shelf-page.ts'

/** The shelf's own files, as the dev server has them. */
const FILES = {
  script: 'src/entries/shelf/shelf.ts',
  styles: ['src/entries/shelf/shelf.css'],
}

/** Opens a talk's own dev server; resolves to its address, with a slash at its end. */
export type OpenTalk = (folder: string) => Promise<string>

/**
 * Serves a shelf's page while its talks are written: as in a build, of what their deck.json say at the moment. A talk is
 * opened in a dev server of its own when somebody goes to it. What is made of all their slides (the search, the list of
 * works, other talks) comes with a build.
 */
export function serveShelf(server: ViteDevServer, folder: string, openTalk: OpenTalk): void {
  server.middlewares.use((request, response, next) => {
    answer(request, { root: server.config.root, folder, openTalk })
      .then(async (answered) => {
        if (!answered) {
          next()
          return
        }
        if ('location' in answered) {
          response.writeHead(302, { Location: answered.location, 'Cache-Control': 'no-store' })
          response.end()
          return
        }
        response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' })
        response.end(await server.transformIndexHtml(request.url ?? '/', answered.html))
      })
      .catch((error: unknown) => {
        if (!(error instanceof DeckError)) {
          next(error)
          return
        }
        response.writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8' })
        response.end(error.problems.map(formatProblem).join('\n'))
      })
  })
}

type Answer = { html: string } | { location: string } | undefined

/** Undefined for what is none of the shelf's pages. */
async function answer(
  { url = '/' }: IncomingMessage,
  { root, folder, openTalk }: { root: string; folder: string; openTalk: OpenTalk },
): Promise<Answer> {
  const { pathname, search } = new URL(url, 'http://localhost')
  const [, first = '', ...rest] = pathname.split('/')
  if (pathname !== '/' && !isLocale(first) && !/^[a-z0-9-]+$/.test(first)) return undefined
  const source = await readShelf(folder)
  if (source.talks.includes(first))
    return { location: (await openTalk(join(folder, first))) + rest.join('/') + search }
  const [original] = source.shelf.locales
  if (pathname === '/' && original) return { location: `/${shelfPagePath('talks', original)}` }
  if (!isLocale(first) || rest.join('') !== '' || !source.shelf.locales.includes(first)) return undefined
  const options = await optionsOf(source, await earlyScript(root))
  return { html: String(shelfDocument(options, shelfPage(options, first)).content) }
}

async function optionsOf({ folder, shelf, talks }: ShelfSource, early: string): Promise<ShelfOptions> {
  const described = await Promise.all(talks.map((name) => describeTalk(folder, name)))
  const found = described.filter((talk) => talk !== undefined)
  return {
    shelf,
    talks: orderTalks(found, shelf.order),
    site: { origin: undefined, base: '/' },
    files: { ...FILES, early },
    policy: false,
    cards: {},
  }
}

/**
 * What the page says of a talk, none of its slides looked at: of a private one nothing. One that can't be read says why by
 * its title.
 */
async function describeTalk(folder: string, name: string): Promise<ShelfTalk | undefined> {
  try {
    const { deck, slides } = await readDeck(join(folder, name))
    if (deck.access === 'link') return undefined
    const { title, speaker, event = {}, description, tags = [], given, published, locales } = deck
    return {
      ...{ name, title, speaker, event, description, tags, given, locales },
      ...(published !== undefined && { published }),
      ...{ slideCount: slides.length, covers: {}, works: [] },
    }
  } catch (error) {
    if (!(error instanceof DeckError)) throw error
    const title: LocalText = { en: error.problems.slice(0, 1).map(formatProblem).join('') }
    return {
      ...{ name, title, speaker: {}, event: {}, description: {}, tags: [], given: '1970-01-01' },
      ...{ locales: ['en'], slideCount: 0, covers: {}, works: [] },
    }
  }
}
