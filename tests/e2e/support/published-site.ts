import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import { join } from 'node:path'
import { serveSite } from '../../../src/tools/host/serve.ts'
import { BUILT_SITE } from './built-site.ts'

/** A site that a test can take off the network, and publish anew, without its address changing. */
export class PublishedSite {
  private server: Server | undefined
  private port = 0
  url = ''
  /** Told of each path that is asked for. */
  onRequest: ((path: string) => void) | undefined

  constructor(private folder = BUILT_SITE) {}

  async goOnline(): Promise<void> {
    const { server, url } = await serveSite({ folder: this.folder, port: this.port, base: '/talk/' })
    this.server = server
    server.prependListener('request', ({ url: path }) => this.onRequest?.(path ?? ''))
    this.url = url
    this.port = Number(new URL(url).port)
  }

  /** Nothing answers any more: not even the browser's own offline switch holds for a service worker in all cases. */
  async goOffline(): Promise<void> {
    const { server } = this
    this.server = undefined
    if (!server) return
    await new Promise((closed) => {
      server.close(closed)
      server.closeAllConnections()
    })
  }

  /** The same pages as another build, of which pages take it for one with the same slides, or with others. */
  async publishAnew(folder: string, { otherSlides = false } = {}): Promise<void> {
    await rm(folder, { recursive: true, force: true })
    // What was compressed before would be the old version still.
    await cp(this.folder, folder, { recursive: true, filter: (path) => !/\.(br|gz)$/.test(path) })
    const { buildId } = JSON.parse(await readFile(join(folder, 'ja/offline.json'), 'utf8')) as {
      buildId: string
    }
    const [slides = '', content = ''] = buildId.split('_')
    const newSlides = otherSlides ? [...slides].reverse().join('') : slides
    const newId = `${newSlides}_${[...content].reverse().join('')}`
    const [packOf, newPackOf] = [slides, newSlides].map((name) => `[{"slides":"${name}"`)
    for (const file of await readdir(folder, { recursive: true })) {
      if (!/\.(html|json|js)$/.test(file)) continue
      const text = await readFile(join(folder, file), 'utf8')
      if (text.includes(buildId)) await writeFile(join(folder, file), text.replaceAll(buildId, newId))
      else if (packOf && newPackOf && text.startsWith(packOf))
        await writeFile(join(folder, file), text.replace(packOf, newPackOf))
    }
    await this.goOffline()
    this.folder = folder
    await this.goOnline()
  }
}
