import { createServer, type ViteDevServer } from 'vite'
import { DEV_WATCH } from '../compiler/dev/dev-server.ts'
import { serveShelf } from '../compiler/shelf/shelf-dev.ts'
import { fail, readDeckOptions } from './deck-options.ts'
import { compareAnswerer } from './import/compare/answer-compare.ts'

/*
 * npm run dev [-- --deck folder | --shelf folder]: the same pages, made on demand; a saved slide is swapped in the open
 * page. Of a shelf each talk has a server of its own, which starts when somebody goes to it.
 */
/** What no page is answered with: Vite's own list, and the keys of live talks. */
const DENIED = ['.env', '.env.*', '*.{crt,pem}', '**/.git/**', '**/.cache/**']

const { folder, port, shelf, keepGoing } = readDeckOptions()
if (keepGoing) fail('--keep-going is for builds: npm run dev shows what is wrong with a talk in its place')
const server = await (shelf === undefined ? serveDeck(folder, port) : serveTalks(shelf))
server.printUrls()

async function serveDeck(deck: string, at: number): Promise<ViteDevServer> {
  process.env['DECK'] = deck
  process.env['VIEWER'] = ''
  return listen(at, (made) => {
    answerCompare(made, deck)
  })
}

/** What an imported deck is compared with, and turned from the page. */
function answerCompare({ middlewares }: ViteDevServer, deck: string): void {
  const answer = compareAnswerer(deck, { turns: true })
  middlewares.use((request, response, next) => {
    const path = (request.url ?? '').replace(/^\/|\?.*$/g, '')
    answer(request, response, path).then((answered) => {
      if (!answered) next()
    }, next)
  })
}

async function serveTalks(talks: string): Promise<ViteDevServer> {
  process.env['VIEWER'] = 'shelf'
  const opened = new Map<string, Promise<string>>()
  let last: Promise<unknown> = Promise.resolve()
  return listen(port, (made) => {
    serveShelf(made, talks, (deck) => {
      // One after another: what a server reads of the environment is its own.
      const address = opened.get(deck) ?? last.then(() => serveDeck(deck, 0)).then(addressOf)
      opened.set(deck, address)
      last = address.catch(() => opened.delete(deck))
      return address
    })
  })
}

async function listen(at: number, configure?: (made: ViteDevServer) => void): Promise<ViteDevServer> {
  const made = await createServer({
    configLoader: 'native',
    ...(configure && { plugins: [{ name: 'colloquium:beside-pages', configureServer: configure }] }),
    server: {
      ...{ port: at, host: '127.0.0.1', cors: false, fs: { deny: DENIED } },
      // What other commands write there is none of the page's.
      watch: { ...DEV_WATCH, ignored: ['**/.cache/**', '**/dist/**'] },
    },
  })
  return made.listen()
}

function addressOf({ httpServer, config }: ViteDevServer): string {
  const address = httpServer?.address()
  const at = typeof address === 'object' && address ? address.port : config.server.port
  return `http://127.0.0.1:${String(at)}/`
}
