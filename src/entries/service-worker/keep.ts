import { CacheExpiration } from 'workbox-expiration'

/** So many more than its limit a cache may hold for a while: to look for what is to be forgotten takes longer than to keep. */
const KEPT_BETWEEN = 16

/** How many answers were kept since the last look, by the name of the cache. */
const keptSince = new Map<string, number>()

/** By the name of the cache: one that is at work in it keeps another from counting at the same time. */
const expirations = new Map<string, CacheExpiration>()

/**
 * Keeps an answer, and now and then forgets what was used longest ago where there are more than `limit`. Where there is no
 * room, what was kept before goes: the reader gets the answer all the same.
 */
export async function keep(cacheName: string, url: string, response: Response, limit: number): Promise<void> {
  try {
    const cache = await caches.open(cacheName)
    await cache.put(url, response)
  } catch (error) {
    // Else the answer came short, or whoever asked has gone.
    if (error instanceof DOMException && error.name === 'QuotaExceededError') await caches.delete(cacheName)
    return
  }
  const expiration = expirationOf(cacheName, limit)
  await expiration.updateTimestamp(url)
  const kept = (keptSince.get(cacheName) ?? KEPT_BETWEEN) + 1
  keptSince.set(cacheName, kept % KEPT_BETWEEN)
  if (kept >= KEPT_BETWEEN) await expiration.expireEntries()
}

/** What was used now is forgotten last. */
export async function markUsed(cacheName: string, url: string, limit: number): Promise<void> {
  await expirationOf(cacheName, limit).updateTimestamp(url)
}

function expirationOf(cacheName: string, limit: number): CacheExpiration {
  const expiration = expirations.get(cacheName) ?? new CacheExpiration(cacheName, { maxEntries: limit })
  expirations.set(cacheName, expiration)
  return expiration
}
