import type { RouteHandlerCallbackOptions } from 'workbox-core'
import { atAnyAddress, BUILD_HEADER, keptUrl } from '../../deck/offline.ts'
import { baseUrl, shell } from './environment.ts'
import { findAny, findOfBuild } from './find-kept.ts'
import { keepSeen } from './seen.ts'

/** Milliseconds after which a page that the device keeps is shown rather than waited for. */
const PATIENCE_MS = 3000

/**
 * Pages and packs. One that the asking page wants of its own build and the device keeps comes from there at once: a deck
 * stays one version until it is reloaded. Anything else comes from the network, from the device where that is silent.
 */
export async function answerPage({ request, event }: RouteHandlerCallbackOptions): Promise<Response> {
  const build = request.headers.get(BUILD_HEADER) ?? ''
  const same = build === '' ? undefined : await findOfBuild(request.url, build)
  if (same) return same
  // Without navigation preload: where that fails, Firefox (153) shows its own error in place of what the worker answers.
  const fresh = fetch(request)
  event.waitUntil(fresh.then((response) => keepSeen(request.url, response.clone(), build)).catch(noMatter))
  const kept = await findAny(request.url)
  return kept
    ? freshOrKept(fresh, kept)
    : fresh.catch((error: unknown) => answerWithoutNetwork(request, error))
}

/** Whoever asked is told by the answer itself. */
function noMatter(): void {
  return undefined
}

function freshOrKept(fresh: Promise<Response>, kept: Response): Promise<Response> {
  return new Promise((resolve) => {
    const useKept = () => {
      resolve(kept)
    }
    setTimeout(useKept, PATIENCE_MS)
    fresh.then((response) => {
      resolve(response.status >= 500 ? kept : response)
    }, useKept)
  })
}

/** Whoever opens a page is told that it isn't kept; a page that fetches one says so in its own way. */
async function answerWithoutNetwork(request: Request, error: unknown): Promise<Response> {
  if (request.mode !== 'navigate') throw error
  const [address = ''] = request.url.split(/[?#]/)
  if (!address.endsWith('/') && (await findAny(`${address}/`))) return Response.redirect(`${address}/`)
  const speaker = await shell.matchPrecache(keptUrl(request.url))
  if (speaker) return speaker
  const page = await shell.matchPrecache('offline.html')
  if (!page) throw error
  const html = atAnyAddress(await page.text(), baseUrl)
  return new Response(html, { status: 503, headers: { 'Content-Type': 'text/html; charset=utf-8' } })
}
