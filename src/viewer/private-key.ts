import { addLinkKey } from '../deck/private/link-key.ts'
import { addWantedPage } from '../deck/shelf/private-place.ts'
import { isHeldKey, type HeldKey } from '../deck/private/worker-messages.ts'
import {
  keepInTab,
  moveStored,
  readStored,
  removeStored,
  writeStored,
  type StoragePlace,
} from '../ui/storage.ts'

/** The key of the private talk at a base: this tab's, or what this device was asked to keep. Undefined for an open talk. */
export function readHeldKey(baseUrl: string): HeldKey | undefined {
  const places: StoragePlace[] = ['sessionStorage', 'localStorage']
  return places.map((place) => readStored(storageName(baseUrl), place)).find(isHeldKey)
}

/** Keeps a key that opens the talk: for this tab, and on this device in the place of the one that it was asked to keep. */
export function holdKey(baseUrl: string, key: HeldKey): void {
  holdLink(baseUrl, key)
  if (isKeyOnDevice(baseUrl)) writeStored(storageName(baseUrl), key)
}

/** Keeps for this tab what is still to be tried; what the device keeps stays. */
function holdLink(baseUrl: string, key: HeldKey): void {
  writeStored(storageName(baseUrl), key, 'sessionStorage')
}

/** True where the reader asked this device to keep it. */
export function isKeyOnDevice(baseUrl: string): boolean {
  return isHeldKey(readStored(storageName(baseUrl)))
}

/** Keeps it for the next visits, or forgets it when this tab is closed. False where storage is refused. */
export function keepKeyOnDevice(baseUrl: string, isWanted: boolean): boolean {
  const isOwn = (key: string) => isOfTalk(key, baseUrl)
  if (!isWanted) {
    removeStored(storageName(baseUrl))
    moveStored('localStorage', 'sessionStorage', isOwn)
    return true
  }
  const held = readHeldKey(baseUrl)
  const isKept = held !== undefined && writeStored(storageName(baseUrl), held)
  if (isKept) moveStored('sessionStorage', 'localStorage', isOwn)
  return isKept
}

/**
 * What a reader does with a private talk (marks, notes, drawings, where they are in it, the speaker's clock) is stored by
 * the talk's title, and holds its words: it stays with the tab, unless the device was asked to keep the key.
 */
export function keepTalkInTab(baseUrl: string): void {
  keepInTab((key) => isOfTalk(key, baseUrl) && !isKeyOnDevice(baseUrl))
}

/** True where what a reader keeps of the talk goes when the tab is closed. */
export function isTalkInTab(baseUrl: string): boolean {
  return isPrivatePage() && !isKeyOnDevice(baseUrl)
}

function isOfTalk(key: string, baseUrl: string): boolean {
  const { pathname } = new URL(baseUrl)
  return ['colloquium', 'colloquium-ink'].some((kind) => key.startsWith(`${kind}:${pathname}:`))
}

/** Forgets what this tab holds: it opens nothing. */
export function dropKey(baseUrl: string): void {
  removeStored(storageName(baseUrl), 'sessionStorage')
}

/**
 * The address as it is passed on to others: with the key of a private talk. `site` is the base that they reach, where it is
 * another than this page's.
 */
export function shareableUrl(url: string, baseUrl: string, site = baseUrl): string {
  const held = isPrivatePage() ? readHeldKey(baseUrl) : undefined
  return held ? addLinkKey(openUrl(url, site), held.link) : url
}

/**
 * The address as it is published, without the key. Of a private talk's pages only the one at the base stands on the host
 * (`404.html` is sent for the others by many, not by all): it is told in the fragment which page is wanted.
 */
export function openUrl(url: string, baseUrl: string): string {
  const [, path = '', search = '', fragment = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(url) ?? []
  const below = path.startsWith(baseUrl) ? path.slice(baseUrl.length) : ''
  if (!isPrivatePage() || below === '') return url
  return addWantedPage(baseUrl, below + search, fragment)
}

/** What a private build writes into each of its pages (src/tools/build/private/prepare-page.ts). */
export function isPrivatePage(): boolean {
  return 'private' in document.documentElement.dataset
}

function storageName(baseUrl: string): string {
  return `colloquium-private:${new URL(baseUrl).pathname}`
}
