import { PrecacheRoute } from 'workbox-precaching'
import { Route, Router } from 'workbox-routing'
import { isHashed, PASS_HEADER } from '../../deck/offline.ts'
import { baseUrl, shell, worker } from './environment.ts'
import { answerFile } from './files.ts'
import { onMessage } from './messages.ts'
import { answerPage } from './pages.ts'
import { dropOldVersions } from './versions.ts'

/*
 * The service worker: what was seen of a deck, and what the reader asked to keep, is there without network. It brings the
 * shell of its own build, and waits until no page of another is open; no page is ever reloaded by it.
 */
const router = new Router()
router.registerRoute(new PrecacheRoute(shell, { ignoreURLParametersMatching: [/./], cleanURLs: false }))
router.registerRoute(new Route(({ url }) => isHashed(pathOf(url)), answerFile))
router.registerRoute(
  new Route(({ request, url }) => request.mode === 'navigate' || isPageOrPack(pathOf(url)), answerPage),
)

worker.addEventListener('install', (event) => {
  event.waitUntil(shell.install(event))
})

worker.addEventListener('activate', (event) => {
  const activate = async () => {
    await dropOldVersions()
    await worker.clients.claim()
  }
  event.waitUntil(activate())
})

worker.addEventListener('message', (event) => {
  event.waitUntil(onMessage(event))
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  if (!isOwn(request.url) || request.headers.has(PASS_HEADER)) return
  const answer = router.handleRequest({ request, event })
  if (answer) event.respondWith(answer)
})

/** Of the deck, or of the viewer that it shares with the other decks of its shelf. */
function isOwn(url: string): boolean {
  return url.startsWith(baseUrl) || shell.getCacheKeyForURL(url) !== undefined
}

function pathOf(url: URL): string {
  return url.href.slice(baseUrl.length)
}

/** `ja/41/`, `ja/text/0.json`; not what is to be taken away, nor what is fetched to be kept. */
function isPageOrPack(path: string): boolean {
  return /^[a-z]{2}\/(.*\/)?(\d+\.json)?$/.test(path)
}
