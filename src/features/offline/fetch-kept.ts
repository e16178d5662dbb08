import { isListWith, loadAnswer, sendPlain } from '../../content/loader.ts'
import type { Locale } from '../../deck/locale.ts'
import { buildOfPage, isHashed, offlineListPath, PASS_HEADER } from '../../deck/offline.ts'
import type { OfflineFile, OfflineList } from '../../deck/offline.ts'
import { isPrivatePage } from '../../viewer/private-key.ts'
import { isRecord } from '../../deck/unknown-value.ts'

/** Why a language could not be kept: no room, no network or a wrong answer, another version published meanwhile. */
export type FaultReason = 'full' | 'network' | 'changed'

export class OfflineFault extends Error {
  constructor(readonly reason: FaultReason) {
    super(`keeping a language: ${reason}`)
  }
}

/** What a language needs, as the site says at this moment. */
export async function fetchList(baseUrl: string, locale: Locale, signal?: AbortSignal): Promise<OfflineList> {
  const response = await fetchPast(baseUrl + offlineListPath(locale), 'no-cache', signal)
  const value: unknown = await response.json().catch(() => undefined)
  if (!isOfflineList(value)) throw new OfflineFault('network')
  return value
}

/**
 * A file as it is to be kept: of the build, and nothing that a host or a hotel's login says in its place. Of a private
 * talk its worker keeps the file, sealed (src/entries/private/worker), and here is just noted that it is there.
 */
export async function fetchFile(
  baseUrl: string,
  path: string,
  buildId: string,
  signal: AbortSignal,
): Promise<Response> {
  const url = baseUrl + path
  if (isHashed(path)) {
    const known = await caches.match(url, { ignoreVary: true })
    if (known) return known
  }
  const response = await fetchPast(url, isHashed(path) ? 'default' : 'no-cache', signal)
  const isHtml = response.headers.get('Content-Type')?.startsWith('text/html') ?? false
  if (isHtml !== path.endsWith('/')) throw new OfflineFault('network')
  if (isHtml && buildOfPage(await response.clone().text()) !== buildId) throw new OfflineFault('changed')
  return isPrivatePage() ? new Response(null, { headers: response.headers }) : response
}

/** Past the service worker, which would keep the same a second time. */
async function fetchPast(
  url: string,
  cache: RequestCache,
  signal: AbortSignal | undefined,
): Promise<Response> {
  const headers = { [PASS_HEADER]: '1' }
  const init = { cache, headers, ...(signal && { signal }) }
  const response = await loadAnswer(url, { init, send: sendPlain }).catch(() => undefined)
  if (!response || response.redirected) throw new OfflineFault('network')
  return response
}

function isOfflineList(value: unknown): value is OfflineList {
  return isRecord(value) && typeof value['buildId'] === 'string' && isFileList(value['files'])
}

function isFileList(files: unknown): boolean {
  return (
    isListWith<OfflineFile>('path', 'bytes')(files) &&
    files.every(({ path, bytes }) => typeof path === 'string' && typeof bytes === 'number')
  )
}
