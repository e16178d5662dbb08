import { addLinkKey } from '../deck/private/link-key.ts'
import { isHeldKey, type HeldKey } from '../deck/private/worker-messages.ts'
import { readStored, removeStored, writeStored, type StoragePlace } from '../ui/storage.ts'

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
  if (!isWanted) removeStored(storageName(baseUrl))
  const held = readHeldKey(baseUrl)
  return !isWanted || (held !== undefined && writeStored(storageName(baseUrl), held))
}

/** Forgets what this tab holds: it opens nothing. */
export function dropKey(baseUrl: string): void {
  removeStored(storageName(baseUrl), 'sessionStorage')
}

/** The address as it is passed on to others: with the key of a private talk. */
export function shareableUrl(url: string, baseUrl: string): string {
  const held = isPrivatePage() ? readHeldKey(baseUrl) : undefined
  return held ? addLinkKey(url, held.link) : url
}

/** What a private build writes into each of its pages (src/tools/build/private/prepare-page.ts). */
export function isPrivatePage(): boolean {
  return 'private' in document.documentElement.dataset
}

function storageName(baseUrl: string): string {
  return `colloquium-private:${new URL(baseUrl).pathname}`
}
