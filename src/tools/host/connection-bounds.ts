import { readFileSync } from 'node:fs'
import type { Server, ServerOptions } from 'node:http'

/*
 * Connections are open files, and so is what is sent over them: a neighbour who opens all that the machine lets a program
 * have would leave none for a page, a recording or the next listener.
 */

/** How long a head may take, and a whole request; how often both are looked at. In ms. */
export const PATIENCE: ServerOptions = {
  headersTimeout: 10_000,
  requestTimeout: 20_000,
  connectionsCheckingInterval: 5_000,
}

/** ms after which an answer that nobody takes in is given up. */
export const STALLED_MS = 60_000

/** Part of the files that a program may open which connections may be, and part of those which one address may have. */
const PART_OF_FILES = 0.8
const PART_OF_ADDRESS = 0.5

/** Where the system doesn't say: what macOS lets a program have. */
const USUAL_FILES = 10_240

/** Bounds a server's connections, in all and by address. Behind a proxy all have the proxy's address. */
export function boundConnections(
  server: Server,
  { files = mostFiles(), proxied = false }: { files?: number; proxied?: boolean } = {},
): void {
  server.maxConnections = Math.floor(files * PART_OF_FILES)
  if (proxied) return
  const most = Math.floor(server.maxConnections * PART_OF_ADDRESS)
  const open = new Map<string, number>()
  server.on('connection', (socket) => {
    const address = socket.remoteAddress ?? ''
    const count = (open.get(address) ?? 0) + 1
    open.set(address, count)
    socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1
      if (left > 0) open.set(address, left)
      else open.delete(address)
    })
    if (count > most) socket.destroy()
  })
}

/** Files that this program may have open at a time. */
function mostFiles(): number {
  try {
    const [, most] = /^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8')) ?? []
    return most === undefined ? USUAL_FILES : Number(most)
  } catch {
    return USUAL_FILES
  }
}
