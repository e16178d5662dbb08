import { buildOfPage, keptUrl } from '../../deck/offline.ts'
import { buildId, names } from './environment.ts'
import { keep } from './keep.ts'

/** Pages and packs kept of a build, beside what the reader asked to keep: a talk of 95 slides in both languages. */
const SEEN_LIMIT = 400

/** Keeps a page or a pack. A page says itself which build it is of; a pack is of the build of the page that asked for it. */
export async function keepSeen(url: string, response: Response, askingBuild: string): Promise<void> {
  // A redirected answer is the page of another address.
  if (!response.ok || response.redirected) return
  const build = isPage(response) ? buildOfPage(await response.clone().text()) : askingBuild || buildId
  if (build !== undefined) await keep(names.seen(build), keptUrl(url), response, SEEN_LIMIT)
}

function isPage(response: Response): boolean {
  return response.headers.get('Content-Type')?.startsWith('text/html') ?? false
}
