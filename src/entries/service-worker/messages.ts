import { isHashed, type WorkerMessage } from '../../deck/offline.ts'
import { baseUrl, buildId, worker } from './environment.ts'
import { keepFile } from './files.ts'
import { findOfBuild } from './find-kept.ts'
import { keepSeen } from './seen.ts'
import { takeOverAlone } from './versions.ts'

/** What a page tells the worker; anything else is ignored. */
export async function onMessage({ data, ports }: ExtendableMessageEvent): Promise<void> {
  const message = data as WorkerMessage
  switch (message.type) {
    case 'build':
      ports[0]?.postMessage(buildId)
      return
    case 'seen':
      await keepAll(message.urls, message.buildId)
      return
    case 'takeOver':
      await worker.skipWaiting()
      return
    case 'takeOverAlone':
      await takeOverAlone(message.buildId)
  }
}

/** What a page had fetched before this worker was there; most of it is in the browser's own cache still. */
async function keepAll(urls: readonly string[], build: string): Promise<void> {
  for (const url of urls) {
    if (!url.startsWith(baseUrl)) continue
    try {
      if (isHashed(url.slice(baseUrl.length))) await keepFile(url)
      else if (!(await findOfBuild(url, build))) await keepSeen(url, await fetch(url), build)
    } catch {
      // Without network, or without room, the rest fails as well; what is read from now on is kept as it comes.
      return
    }
  }
}
