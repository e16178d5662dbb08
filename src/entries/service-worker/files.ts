import type { RouteHandlerCallbackOptions } from 'workbox-core'
import { baseUrl, names } from './environment.ts'
import { findAny } from './find-kept.ts'
import { keep, markUsed } from './keep.ts'
import { isOwnForm } from './own-form.ts'

/** Files whose names change with their content: one that the device keeps is right for ever. */
export async function answerFile({ request, event }: RouteHandlerCallbackOptions): Promise<Response> {
  const { url } = request
  const kept = await findAny(url)
  if (kept) return kept
  const { cacheName, limit } = placeOf(url)
  const known = await caches.match(url, { cacheName, ignoreVary: true })
  if (known) {
    event.waitUntil(markUsed(cacheName, url, limit))
    return known
  }
  const response = await fetch(request)
  if (isOwnForm(url, response)) event.waitUntil(keep(cacheName, url, response.clone(), limit))
  return response
}

/** Keeps a file that a page has fetched without the worker. */
export async function keepFile(url: string): Promise<void> {
  const { cacheName, limit } = placeOf(url)
  if ((await findAny(url)) ?? (await caches.match(url, { cacheName }))) return
  const response = await fetch(url)
  if (isOwnForm(url, response)) await keep(cacheName, url, response, limit)
}

/** Fonts and styles are about three a slide; of pictures there is one a slide in each language and theme. */
function placeOf(url: string): { cacheName: string; limit: number } {
  return url.startsWith(`${baseUrl}pictures/`)
    ? { cacheName: names.pictures, limit: 400 }
    : { cacheName: names.files, limit: 600 }
}
