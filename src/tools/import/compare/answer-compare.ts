import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, relative } from 'node:path'
import { isLocalRequest } from '../../../compiler/dev/local-request.ts'
import { COMPARE_PATH, ORIGINALS_PATH, parseTurn, TURN_HEADER, TURN_PATH } from '../../../deck/compare.ts'
import { ImportError } from '../import-error.ts'
import { turnPage } from '../page-forms.ts'
import { readKept, readKeptText } from '../read-kept.ts'
import { readCompared } from './compared.ts'
import { ORIGINALS_FILE, parseOriginals } from './originals.ts'

/** Answers what `?compare` asks for: true where it has. `path` is below the base, without a slash at its start. */
type CompareAnswerer = (request: IncomingMessage, response: ServerResponse, path: string) => Promise<boolean>

const TYPES: Readonly<Record<string, string>> = {
  ...{ '.svg': 'image/svg+xml', '.webp': 'image/webp', '.png': 'image/png', '.jpg': 'image/jpeg' },
  ...{ '.gif': 'image/gif', '.avif': 'image/avif' },
}

/** A picture that is opened by itself does nothing: it may be a stranger's drawing. */
const HEADERS = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  // A page of elsewhere that shows it would learn that somebody compares, and its size.
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Content-Security-Policy':
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'",
}

/**
 * Originals of an imported deck, for who asks from this very machine alone. With `turns`, a page that was given the token
 * may turn slides too: the deck's own in `npm run dev`, since no other page can read it, nor send the header.
 */
export function compareAnswerer(folder: string, { turns }: { turns: boolean }): CompareAnswerer {
  const token = randomBytes(24).toString('base64url')
  return async (request, response, path) => {
    if (path !== COMPARE_PATH && !path.startsWith(ORIGINALS_PATH)) return false
    if (!isLocalRequest(request)) return false
    if (request.method === 'POST') {
      if (!turns || path !== TURN_PATH) return false
      await answerTurn(folder, token, request, response)
      return true
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') return false
    if (path === COMPARE_PATH) {
      const compared = await readCompared(folder, nameOf(folder)).catch(() => undefined)
      if (!compared) return false
      send(response, 200, 'application/json', JSON.stringify({ ...compared, ...(turns && { token }) }))
      return true
    }
    const picture = await readOriginal(folder, path.slice(ORIGINALS_PATH.length))
    if (!picture) return false
    send(response, 200, picture.type, picture.bytes)
    return true
  }
}

/** The same for the talks of a shelf, each below its place there: `folderOf` finds the folder, undefined for no talk. */
export function shelfCompareAnswerer(
  folderOf: (place: string) => Promise<string | undefined>,
): CompareAnswerer {
  const answerers = new Map<string, CompareAnswerer>()
  return async (request, response, path) => {
    const [, place, rest] = /^((?:private\/)?[\w-]+)\/(compare(?:\.json|\/.*))$/.exec(path) ?? []
    if (place === undefined || rest === undefined) return false
    const folder = await folderOf(place)
    if (folder === undefined) return false
    const answer = answerers.get(folder) ?? compareAnswerer(folder, { turns: false })
    answerers.set(folder, answer)
    return answer(request, response, rest)
  }
}

/** As it is typed: from where the commands are run, where it lies below. */
function nameOf(folder: string): string {
  const below = relative(process.cwd(), folder)
  return below === '' || below.startsWith('..') ? folder : below
}

async function readOriginal(
  folder: string,
  number: string,
): Promise<{ bytes: Buffer; type: string } | undefined> {
  const text = await readKeptText(folder, ORIGINALS_FILE)
  if (text === undefined) return undefined
  const original = parseOriginals(text).find(({ slideNumber }) => String(slideNumber) === number)
  const type = TYPES[extname(original?.picture ?? '')]
  if (original?.picture === undefined || type === undefined) return undefined
  // A folder may come from anybody, with a link in it that leads elsewhere.
  const bytes = await readKept(folder, original.picture)
  return bytes && { bytes, type }
}

/** Bytes of a question. */
const LONGEST_QUESTION = 1000

async function answerTurn(
  folder: string,
  token: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { origin, host } = request.headers
  const given = request.headers[TURN_HEADER]
  if (origin !== `http://${host ?? ''}` || !isSame(typeof given === 'string' ? given : '', token)) {
    send(response, 403, 'text/plain', 'Only the page itself may ask for this.')
    return
  }
  const asked = parseTurn(await readBody(request))
  if (!asked) {
    send(response, 400, 'text/plain', 'A slide’s number and its form are needed.')
    return
  }
  try {
    send(response, 200, 'text/plain', await turnPage(folder, asked.slideNumber, asked.form))
  } catch (error) {
    if (!(error instanceof ImportError)) throw error
    const { says, message } = error
    if (typeof says === 'object') send(response, 409, 'application/json', JSON.stringify(says))
    else send(response, 409, 'text/plain', message)
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const part of request) {
    text += String(part)
    if (text.length > LONGEST_QUESTION) return ''
  }
  return text
}

function isSame(given: string, token: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(token)]
  return a.length === b.length && timingSafeEqual(a, b)
}

function send(response: ServerResponse, status: number, type: string, content: string | Buffer): void {
  response.writeHead(status, {
    ...HEADERS,
    'Content-Type': `${type}${/^text|json/.test(type) ? '; charset=utf-8' : ''}`,
  })
  response.end(content)
}
