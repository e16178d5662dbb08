import { PrecacheController, type PrecacheEntry } from 'workbox-precaching'
import { cacheNames } from '../../deck/offline.ts'
import { isOwnForm } from './own-form.ts'

/** What the build writes into the worker (src/compiler/files/service-worker.ts). */
export interface WorkerBuild {
  buildId: string
  /** The shell's files, with a revision where the name doesn't change with the content. */
  precache: PrecacheEntry[]
}

declare const __WORKER_BUILD__: WorkerBuild
const build = __WORKER_BUILD__

export const worker = self as unknown as ServiceWorkerGlobalScope
export const buildId = build.buildId

/** Absolute address of the deck's base, with a slash at its end. */
export const baseUrl = new URL('./', worker.location.href).href
export const names = cacheNames(baseUrl)

/** A cache for each build: pages of the build before, open or kept, go on with their own scripts. */
export const shell = new PrecacheController({
  cacheName: names.shell(buildId),
  // With one that it lacks the worker isn't installed, and the next visit tries again.
  plugins: [
    {
      cacheWillUpdate: ({ request, response }) =>
        Promise.resolve(isOwnForm(request.url, response) ? response : null),
    },
  ],
})
shell.addToCacheList(build.precache)
