import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { resolve } from 'node:path'
import sirv from 'sirv'
import { headersFor } from '../compiler/headers.ts'

/** Where a site is served from and at. */
export interface ServeOptions {
  /** Folder of the built site. */
  folder: string
  /** 0 takes any free port. */
  port: number
  /** Path that the site stands below, with slashes at both ends. */
  base?: string
}

/** Serves a built site on the loopback; resolves when it listens. Rejects where the port is taken. */
export async function serveSite({
  folder,
  port,
  base = '/',
}: ServeOptions): Promise<{ server: Server; url: string }> {
  const notFoundPage = await readFile(resolve(folder, '404.html')).catch(() => '404')
  const files = sirv(resolve(folder), {
    etag: true,
    brotli: true,
    gzip: true,
    setHeaders: (response, path) => {
      for (const [name, value] of Object.entries(headersFor(path.slice(1)))) response.setHeader(name, value)
    },
  })
  const server = createServer((request, response) => {
    const notFound = () => {
      response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' })
      response.end(notFoundPage)
    }
    const path = request.url ?? '/'
    if (!path.startsWith(base)) {
      notFound()
      return
    }
    request.url = `/${path.slice(base.length)}`
    files(request, response, notFound)
  })
  await new Promise<void>((listening, failed) => {
    server.once('error', failed)
    server.listen(port, '127.0.0.1', listening)
  })
  const address = server.address()
  const actual = typeof address === 'object' && address ? address.port : port
  return { server, url: `http://localhost:${String(actual)}${base}` }
}
