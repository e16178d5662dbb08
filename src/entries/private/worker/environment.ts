/** What the build writes into the worker (src/compiler/files/private-worker.ts). */
interface WorkerBuild {
  /** Name of the build, as `private.json` says it. */
  build: string
  /** Files in the open, below the base: the page without a key, the viewer's scripts and stylesheets. */
  open: string[]
}

declare const __PRIVATE_BUILD__: WorkerBuild

export const worker = self as unknown as ServiceWorkerGlobalScope
export const { build, open: openFiles } = __PRIVATE_BUILD__

/** Absolute address of the talk's base, with a slash at its end. */
export const baseUrl = new URL('./', worker.location.href).href

/** One cache for each build. What is in it is as the host has it: sealed, unreadable without the key. */
export const cacheName = cacheNameOf(build)

/** True for the caches of this talk's other builds. */
export function isOldCache(name: string): boolean {
  const isPrivate = name.startsWith('colloquium-private ') && name.endsWith(` ${baseUrl}`)
  return isPrivate && name !== cacheName
}

function cacheNameOf(name: string): string {
  return `colloquium-private ${name} ${baseUrl}`
}
