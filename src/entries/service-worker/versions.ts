import { buildId, worker } from './environment.ts'
import { deckCaches } from './find-kept.ts'

/**
 * Takes away what no page needs any more. The build before this one stays, with what was seen of it: pages that are open
 * go on with it, and without network it is better than nothing.
 */
export async function dropOldVersions(): Promise<void> {
  const all = await deckCaches()
  const before = all
    .flatMap(({ use }) => (use.kind === 'shell' && use.buildId !== buildId ? [use.buildId] : []))
    .at(-1)
  const isOld = (build: string) => build !== buildId && build !== before
  for (const { name, use } of all) {
    if ((use.kind === 'shell' || use.kind === 'seen') && isOld(use.buildId)) await caches.delete(name)
  }
}

/** Where the only open page is of this build, a worker of another has nothing left to do. */
export async function takeOverAlone(build: string): Promise<void> {
  const open = await worker.clients.matchAll({ includeUncontrolled: true, type: 'window' })
  if (build === buildId && open.length <= 1) await worker.skipWaiting()
}
