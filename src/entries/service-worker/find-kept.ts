import { keptUrl, parseCacheName, type CacheUse } from '../../deck/offline.ts'
import { baseUrl, buildId } from './environment.ts'

/** The copy that is of a build; undefined where the device has none. */
export async function findOfBuild(url: string, build: string): Promise<Response | undefined> {
  return findIn(await cachesOfBuilds(build), url)
}

/** The best copy that there is: of the worker's own build, else the newest. */
export async function findAny(url: string): Promise<Response | undefined> {
  return (await findOfBuild(url, buildId)) ?? findIn((await cachesOfBuilds()).reverse(), url)
}

/** The deck's caches, the oldest first. */
export async function deckCaches(): Promise<{ name: string; use: CacheUse }[]> {
  return (await caches.keys()).flatMap((name) => {
    const use = parseCacheName(name, baseUrl)
    return use ? [{ name, use }] : []
  })
}

async function cachesOfBuilds(build?: string): Promise<string[]> {
  return (await deckCaches()).flatMap(({ name, use }) =>
    'buildId' in use && (build === undefined || use.buildId === build) ? [name] : [],
  )
}

/** A kept file answers whatever its host once said that answers vary with. */
async function findIn(cacheNames: readonly string[], url: string): Promise<Response | undefined> {
  for (const cacheName of cacheNames) {
    const found = await caches.match(keptUrl(url), { cacheName, ignoreVary: true })
    if (found) return found
  }
  return undefined
}
