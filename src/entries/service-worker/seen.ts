import { buildOfPage, keptUrl } from '../../deck/offline.ts'
import { buildId, names } from './environment.ts'
import { keep } from './keep.ts'
import { isWholePage } from '../../deck/whole-page.ts'
import { isPage } from './own-form.ts'

/** Pages and packs kept of a build, beside what the reader asked to keep: a talk of 95 slides in both languages. */
const SEEN_LIMIT = 400

/** Keeps a page or a pack. A page says itself which build it is of; a pack is of the build of the page that asked for it. */
export async function keepSeen(url: string, response: Response, askingBuild: string): Promise<void> {
  // A redirected answer is the page of another address.
  if (!response.ok || response.redirected) return
  const text = await response.clone().text()
  if (!isWhole(text, response)) return
  const build = isPage(response) ? buildOfPage(text) : askingBuild || buildId
  if (build !== undefined) await keep(names.seen(build), keptUrl(url), response, SEEN_LIMIT)
}

/** A line may end in the midst of an answer without a word: what is cut would be shown again and again. */
function isWhole(text: string, response: Response): boolean {
  if (isPage(response)) return isWholePage(text)
  if (!response.headers.get('Content-Type')?.includes('json')) return true
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
