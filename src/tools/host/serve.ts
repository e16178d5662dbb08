import { access, readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import sirv from 'sirv'
import {
  EVERYWHERE,
  headersFor,
  privateHeadersFor,
  type AllowedInPages,
} from '../../compiler/files/headers.ts'
import { scriptHashIn } from '../../compiler/pages/policy.ts'
import { isLocalRequest } from '../../compiler/dev/local-request.ts'
import { formatLiveInfo, type LiveInfo } from '../../deck/live/live-info.ts'
import { ENDED_RECORDING_PATH } from '../../deck/live/live-topics.ts'
import { NOTES_PATH } from '../../deck/speaker-notes.ts'
import { PRIVATE_HEADER } from '../../deck/private/private-header.ts'
import { boundConnections, inTurn, PATIENCE, STALLED_MS } from './connection-bounds.ts'
import { isKnownHost } from './known-host.ts'

/** Where a site is served from and at. */
export interface ServeOptions {
  /** Folder of the built site. */
  folder: string
  /** 0 takes any free port. */
  port: number
  /** Path that the site stands below, with slashes at both ends. */
  base?: string
  /** Address to listen on. Default: the loopback, which nobody else reaches. */
  host?: string
  /**
   * Address that a proxy stands at, before this server: its name is one of ours, and who asks from this machine may be
   * anybody.
   */
  site?: string
  live?: ServedTalk
  /** The speaker's notes as JSON: for who asks from this machine, for the speaker's clickers, and for nobody else. */
  notes?: string
  /** The same of a talk of a shelf, by its place there; asked for when somebody asks. Undefined where there is no such talk. */
  notesOf?: (talk: string) => Promise<string> | undefined
  /** Answers what stands in no file, by its path below the base: false where it has nothing. Not asked behind a proxy. */
  beside?: (request: IncomingMessage, response: ServerResponse, path: string) => Promise<boolean>
}

/** A live talk at the site. */
export interface ServedTalk {
  /** What `live.json` says, but whether there is a recording: read by pages whose link names the session. */
  info: () => LiveInfo
  /** Address of a broker elsewhere, which pages may then connect to. */
  broker?: string
  /** Takes over what is asked of `live` below the base, where the broker is the server's own. */
  upgrade?: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  /** The recording of the talk, once it has ended; left out where nothing records it. */
  recording?: () => string | undefined
  /** True for a clicker that the speaker let in, by its client id and code; left out where nobody here can tell. */
  isClicker?: (clientId: string, code: string) => boolean
}

const LOOPBACK = '127.0.0.1'

/** Serves a built site; resolves when it listens. Rejects where the port is taken or the address isn't ours. */
export async function serveSite(options: ServeOptions): Promise<{ server: Server; url: string }> {
  const { folder, port, base = '/', host = LOOPBACK, site, live } = options
  const notFoundPage = await readFile(resolve(folder, '404.html'), 'utf8').catch(() => '404')
  const headersOf = await headersOfSite(folder, {
    broker: live?.broker,
    scriptHash: scriptHashIn(notFoundPage),
  })
  const files = filesOf(folder, headersOf)
  const names = [...(site === undefined ? [] : [new URL(site).hostname]), host]
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const fault = faultOf(request, names) ?? (mayOpen(request, response) ? undefined : TOO_MUCH_OPEN)
    if (fault) {
      refuse(response, ...fault)
      return
    }
    const notFound = () => {
      response.writeHead(404, {
        ...headersOf('404.html'),
        'Content-Type': 'text/html; charset=utf-8',
      })
      response.end(notFoundPage)
    }
    const path = request.url ?? '/'
    // sirv would answer with the file, whose links are for another depth.
    if (!path.startsWith(base) || /\/(index|[^/]+\.html)\/$/.test(path.replace(/[?#].*$/s, ''))) {
      notFound()
      return
    }
    request.url = `/${path.slice(base.length)}`
    const send = (json: string) => {
      sendJson(request, response, json)
    }
    const ofTalk = notesOfTalk(request, options)
    const json = unbuiltJson(request, options)
    if (ofTalk) ofTalk.then(send, notFound)
    else if (json !== undefined) send(json)
    else
      answerBeside(request, response, options).then((answered) => {
        if (!answered) files(request, response, notFound)
      }, notFound)
  }
  const server = createServer(PATIENCE, inTurn(answer))
  const mayOpen = boundConnections(server, { proxied: site !== undefined })
  // Where nothing listens, Node answers who would like another protocol in this one (RFC 9110, 7.8).
  const { upgrade } = live ?? {}
  if (upgrade)
    server.on('upgrade', (request, socket, head) => {
      if (request.url === `${base}live` && isKnownHost(request.headers.host, names))
        upgrade(request, socket, head)
      else socket.destroy()
    })
  await new Promise<void>((listening, failed) => {
    server.once('error', failed)
    server.listen(port, host, listening)
  })
  const address = server.address()
  const actual = typeof address === 'object' && address ? address.port : port
  return { server, url: siteUrl(isWildcard(host) || host === LOOPBACK ? 'localhost' : host, actual, base) }
}

type HeadersOf = (path: string) => Record<string, string>

/** A private talk has its own. All of a site's pages have the same script in them. */
async function headersOfSite(folder: string, allowed: AllowedInPages): Promise<HeadersOf> {
  const isPrivate = await access(resolve(folder, PRIVATE_HEADER)).then(
    () => true,
    () => false,
  )
  return (path) => (isPrivate ? privateHeadersFor : headersFor)(path, allowed)
}

/**
 * A file that can't be opened or is gone ends its own answer: sirv has no ear for that, and the server would end. And a
 * file is closed where its answer ends early: a pipe leaves it open for ever.
 */
function filesOf(folder: string, headersOf: HeadersOf): ReturnType<typeof sirv> {
  const files = sirv(resolve(folder), {
    etag: true,
    brotli: true,
    gzip: true,
    setHeaders: (response, path) => {
      for (const [name, value] of Object.entries(headersOf(path.slice(1)))) response.setHeader(name, value)
    },
  })
  return (request, response, next) => {
    const giveUp = () => {
      response.destroy()
    }
    // Whoever asked has left.
    if (response.destroyed) return
    response.once('pipe', (file) => {
      file.once('error', giveUp)
      response.once('close', () => {
        file.destroy()
      })
    })
    response.setTimeout(STALLED_MS, giveUp)
    const range = soundRange(request.headers.range)
    if (range === undefined) delete request.headers.range
    else request.headers.range = range
    try {
      files(request, response, next)
    } catch {
      giveUp()
    }
  }
}

/**
 * Of bytes from one to a later one, or to the end, where no file is as long: Node refuses larger numbers than a double
 * holds. Undefined for what else may be asked for, which is answered with the whole (RFC 9110, 14).
 */
function soundRange(range = ''): string | undefined {
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(range) ?? []
  if (from === undefined || (to !== '' && Number(from) > Number(to))) return undefined
  return Number.isSafeInteger(Number(to)) ? range : `bytes=${from}-`
}

type Refusal = [status: number, words: string, headers?: Record<string, string>]

const TOO_MUCH_OPEN: Refusal = [
  503,
  'More is open here at a time than this server may have. Try again in a few seconds.',
  { 'Retry-After': '5' },
]

/** Why a request is none for this server: status, words and headers of the answer. */
function faultOf({ method, headers }: IncomingMessage, names: readonly string[]): Refusal | undefined {
  if (method !== 'GET' && method !== 'HEAD')
    return [405, 'Only GET and HEAD are answered here.', { Allow: 'GET, HEAD' }]
  if (!isKnownHost(headers.host, names))
    return [421, 'This server is not known by that name. Use localhost, or an address in digits.']
  return undefined
}

/** What is asked for and stands in no file: notes, which talk is on, and its recording once it has ended. */
function unbuiltJson(request: IncomingMessage, { notes, live, site }: ServeOptions): string | undefined {
  if (request.url === `/${NOTES_PATH}` && mayReadNotes(request, live, site)) return notes
  if (request.url === `/${ENDED_RECORDING_PATH}`) return live?.recording?.()
  if (request.url !== '/live.json' || !live) return undefined
  return formatLiveInfo({ ...live.info(), ...(live.recording?.() !== undefined && { recording: true }) })
}

/** Behind a proxy on the same machine everybody asks from here. */
async function answerBeside(
  request: IncomingMessage,
  response: ServerResponse,
  { beside, site }: ServeOptions,
): Promise<boolean> {
  if (!beside || site !== undefined) return false
  return beside(request, response, (request.url ?? '').replace(/^\/|\?.*$/g, ''))
}

function notesOfTalk(
  request: IncomingMessage,
  { notesOf, live, site }: ServeOptions,
): Promise<string> | undefined {
  const [, talk, path] = /^\/((?:private\/)?[\w-]+)\/([^/]+)$/.exec(request.url ?? '') ?? []
  if (talk === undefined || path !== NOTES_PATH || !mayReadNotes(request, live, site)) return undefined
  return notesOf?.(talk)
}

function mayReadNotes(
  request: IncomingMessage,
  live: ServedTalk | undefined,
  site: string | undefined,
): boolean {
  const { headers } = request
  // Behind a proxy on the same machine everybody asks from here.
  if (site === undefined && isLocalRequest(request)) return true
  const [clientId = '', code = ''] = basicCredentials(headers.authorization)
  return live?.isClicker?.(clientId, code) === true
}

/** JSON that is large is compressed once, for as long as it is what is asked for: a hall asks for the same. */
function sendJson(request: IncomingMessage, response: ServerResponse, json: string): void {
  const isLarge = json.length > LARGE_JSON && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')
  if (!isLarge) {
    response.writeHead(200, UNCACHED_JSON)
    response.end(json)
    return
  }
  if (packed.json !== json) packed = { json, bytes: gzipSync(json) }
  response.writeHead(200, { ...UNCACHED_JSON, 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' })
  response.end(packed.bytes)
}

/** Characters. */
const LARGE_JSON = 10_000
let packed = { json: '', bytes: Buffer.alloc(0) }

const UNCACHED_JSON = { ...EVERYWHERE, 'Content-Type': 'application/json', 'Cache-Control': 'no-store' }

function refuse(response: ServerResponse, status: number, words: string, headers = {}): void {
  response.writeHead(status, { ...EVERYWHERE, ...headers, 'Content-Type': 'text/plain; charset=utf-8' })
  response.end(words)
}

/** Name and password of an `Authorization` header (RFC 7617). */
function basicCredentials(header = ''): string[] {
  const encoded = /^Basic ([\w+/=]+)$/.exec(header)?.[1] ?? ''
  return Buffer.from(encoded, 'base64').toString().split(':')
}

/** True for the addresses that stand for all of the machine's. */
export function isWildcard(host: string): boolean {
  return host === '0.0.0.0' || host === '::'
}

export function siteUrl(host: string, port: number, base: string): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${String(port)}${base}`
}
