import { readFileSync } from 'node:fs'
import type { IncomingMessage, RequestListener, Server, ServerOptions, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

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

/** Requests of a connection that wait for their turn: browsers send the next when one is answered. */
const MOST_WAITING = 20

/**
 * Part of the files that a program may open which connections and the files that they are sent may be, and part of those
 * which one address may have.
 */
const PART_OF_FILES = 0.8
const PART_OF_ADDRESS = 0.5

/** Where the system doesn't say: what macOS lets a program have. */
const USUAL_FILES = 10_240

/**
 * Bounds a server's connections and the answers on them, in all and by address. Behind a proxy all have the proxy's
 * address. What comes back is asked before an answer opens a file: false where it may not.
 */
export function boundConnections(
  server: Server,
  { files = mostFiles(), proxied = false }: { files?: number; proxied?: boolean } = {},
): (request: IncomingMessage, response: ServerResponse) => boolean {
  server.maxConnections = Math.floor(files * PART_OF_FILES)
  const open = new OpenCount(server.maxConnections, proxied ? 1 : PART_OF_ADDRESS)
  server.on('connection', (socket) => {
    const letGo = open.take(socket.remoteAddress)
    if (letGo) socket.once('close', letGo)
    else socket.destroy()
  })
  return ({ socket }, response) => {
    const letGo = open.take(socket.remoteAddress)
    if (letGo) response.once('close', letGo)
    return letGo !== undefined
  }
}

/** What is open at a time, in all and by address. */
class OpenCount {
  #all = 0
  readonly #ofAddress = new Map<string, number>()
  readonly #most: number
  readonly #mostOfAddress: number

  constructor(most: number, partOfAddress: number) {
    this.#most = most
    this.#mostOfAddress = Math.floor(most * partOfAddress)
  }

  /** Counts one more, until what comes back is called; undefined where there is no room for it. */
  take(address = ''): (() => void) | undefined {
    const count = this.#ofAddress.get(address) ?? 0
    if (this.#all >= this.#most || count >= this.#mostOfAddress) return undefined
    this.#all++
    this.#ofAddress.set(address, count + 1)
    return () => {
      this.#all--
      const left = (this.#ofAddress.get(address) ?? 1) - 1
      if (left > 0) this.#ofAddress.set(address, left)
      else this.#ofAddress.delete(address)
    }
  }
}

/**
 * Answers the requests of a connection one after the other: sent all at once, each would have a file open. A connection
 * with more than some of them is ended.
 */
export function inTurn(answer: RequestListener): RequestListener {
  const queues = new WeakMap<Socket, (() => void)[]>()
  return (request, response) => {
    const { socket } = request
    const waiting = queues.get(socket)
    const begin = () => {
      // The answer before was the last one of its connection.
      if (socket.destroyed || !response.socket) return
      response.once('close', () => {
        const next = queues.get(socket)?.shift()
        if (next) next()
        else queues.delete(socket)
      })
      answer(request, response)
    }
    if (socket.destroyed) return
    if (!waiting) {
      queues.set(socket, [])
      begin()
    } else if (waiting.length < MOST_WAITING) waiting.push(begin)
    else socket.destroy()
  }
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
