import { PRIVATE_HEADER } from '../../../deck/private/private-header.ts'
import { readTalkFile } from '../../../deck/private/read-talk.ts'
import { SEALED_FOLDER } from '../../../deck/private/talk-keys.ts'
import { isTrial } from '../../../deck/private/trial.ts'
import { isHeldKey, type PrivateWorkerMessage } from '../../../deck/private/worker-messages.ts'
import type { WorkerMessage } from '../../../deck/offline.ts'
import { answerHeader, answerOpen, answerSealed, keepOpen, withoutKey } from './answer.ts'
import { baseUrl, build, cacheName, isOldCache, openFiles, worker } from './environment.ts'
import { allKept, fetchSealed, talkFacts } from './fetch-sealed.ts'
import { heldKey, takeKey, talkKeys } from './held-key.ts'

/*
 * The service worker of a private talk: opens its sealed files for the pages of who has the key, and keeps what was
 * asked for on the device as the host has it, sealed. The key itself it holds in its memory alone.
 */

/** What the talk shows without network, whatever was seen of it before. */
const NEEDED_OFFLINE = ['offline.html', '404.html', 'index.html']

worker.addEventListener('install', (event) => {
  const install = async () => {
    const cache = await caches.open(cacheName)
    await cache.addAll(['404.html', PRIVATE_HEADER].map((path) => baseUrl + path))
  }
  event.waitUntil(install())
})

worker.addEventListener('activate', (event) => {
  const activate = async () => {
    for (const name of await caches.keys()) if (isOldCache(name)) await caches.delete(name)
    await worker.clients.claim()
  }
  event.waitUntil(activate())
})

worker.addEventListener('message', (event) => {
  event.waitUntil(onMessage(event))
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  if (!request.url.startsWith(baseUrl) || request.method !== 'GET') return
  const path = pathOf(request.url)
  if (path === 'sw.js') return
  const answer = answerTo(request, path)
  event.respondWith(answer)
  // No reader waits until what was fetched is kept, but the worker is to live until then.
  event.waitUntil(answer.then(allKept, allKept))
})

function answerTo(request: Request, path: string): Promise<Response> {
  if (path === PRIVATE_HEADER) return answerHeader(request, path)
  if (isOpen(path) || path.startsWith(SEALED_FOLDER)) return answerOpen(request, path)
  return isTrial(request.url) ? withoutKey() : answerSealed(request, path)
}

function pathOf(url: string): string {
  return url.slice(baseUrl.length).replace(/[?#].*$/, '')
}

/** The open page stands at addresses that are the talk's own once there is a key. */
function isOpen(path: string): boolean {
  return openFiles.includes(path) && !path.endsWith('.html')
}

/** Anything else is ignored. */
async function onMessage({ data, ports: [port] }: ExtendableMessageEvent): Promise<void> {
  const message = data as PrivateWorkerMessage | WorkerMessage
  switch (message.type) {
    case 'holdKey': {
      if (isHeldKey(message.key)) takeKey(message.key)
      port?.postMessage({ build })
      return
    }
    case 'askKey':
      port?.postMessage((await heldKey()) ?? null)
      return
    case 'keepViewer':
      await keepViewer()
      return
    case 'build':
      port?.postMessage(await buildOfPages())
      return
    case 'takeOver':
      await worker.skipWaiting()
      return
    case 'seen':
    case 'takeOverAlone':
    // What was fetched without the worker was not the talk's, and no page goes on without its own.
  }
}

/** The build that the talk's own pages name: another than theirs is news. */
async function buildOfPages(): Promise<string> {
  const keys = await talkKeys()
  const facts = keys && (await talkFacts(keys).catch(() => undefined))
  return facts?.pages ?? build
}

/** The viewer is whole without network, and what isn't there says so. */
async function keepViewer(): Promise<void> {
  for (const path of openFiles) {
    if (!(await caches.match(baseUrl + path, { cacheName }))) await keepOpen(path)
  }
  const keys = await talkKeys()
  if (!keys) return
  for (const path of NEEDED_OFFLINE) {
    await readTalkFile(keys, path, fetchSealed).catch(() => {
      // Without network now: it comes when it is asked for.
    })
  }
}
