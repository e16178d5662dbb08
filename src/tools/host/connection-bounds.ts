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
/** With those that are being ended, and are open until they have been. */
const PART_AT_ALL = 0.9

/** Where the system doesn't say: what macOS lets a program have. */
const USUAL_FILES = 10_240

/**
 * Bounds a server's connections and the answers on them, in all and by address. Where all are taken, the address that has
 * most of them gives one away to who has fewer. Behind a proxy all have the proxy's address. What comes back is asked
 * before an answer opens a file: false where it may not.
 */
export function boundConnections(
  server: Server,
  { files = mostFiles(), proxied = false }: { files?: number; proxied?: boolean } = {},
): (request: IncomingMessage, response: ServerResponse) => boolean {
  server.maxConnections = Math.floor(files * PART_AT_ALL)
  const open = new OpenCount(Math.floor(files * PART_OF_FILES), proxied ? 1 : PART_OF_ADDRESS)
  const end = (socket: Socket) => () => void socket.destroy()
  server.on('connection', (socket) => {
    const letGo = open.take(socket.remoteAddress, end(socket))
    if (letGo) socket.once('close', letGo)
    else socket.destroy()
  })
  return ({ socket }, response) => {
    const letGo = open.take(socket.remoteAddress, end(socket))
    if (letGo) response.once('close', letGo)
    return letGo !== undefined
  }
}

/** Something open, and how to end it. */
interface Holder {
  end: () => void
}

/** What is open at a time, in all and by address. */
class OpenCount {
  #all = 0
  readonly #ofAddress = new Map<string, Set<Holder>>()
  readonly #most: number
  readonly #mostOfAddress: number

  constructor(most: number, partOfAddress: number) {
    this.#most = most
    this.#mostOfAddress = Math.floor(most * partOfAddress)
  }

  /** Counts one more, until what comes back is called; undefined where there is no room for it. */
  take(address = '', end: () => void): (() => void) | undefined {
    const held = this.#ofAddress.get(address)?.size ?? 0
    if (held >= this.#mostOfAddress) return undefined
    if (this.#all >= this.#most && !this.#makeRoom(held)) return undefined
    const holder = { end }
    const holders = this.#ofAddress.get(address) ?? new Set<Holder>()
    this.#ofAddress.set(address, holders.add(holder))
    this.#all++
    return () => {
      this.#letGo(address, holder)
    }
  }

  /** Ends one of the address that has most, for one that would still have no more; false where none has. */
  #makeRoom(held: number): boolean {
    const sizes = [...this.#ofAddress].map(([address, { size }]) => ({ address, size }))
    const { address = '' } = sizes.sort((a, b) => b.size - a.size)[0] ?? {}
    const holders = this.#ofAddress.get(address) ?? new Set<Holder>()
    const [holder] = holders
    if (!holder || holders.size - 1 <= held) return false
    this.#letGo(address, holder)
    holder.end()
    return true
  }

  #letGo(address: string, holder: Holder): void {
    const holders = this.#ofAddress.get(address)
    if (!holders?.delete(holder)) return
    this.#all--
    if (holders.size === 0) this.#ofAddress.delete(address)
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
