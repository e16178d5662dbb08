import { lookup } from 'mrmime'
import { isOver, type TalkFacts } from '../../../deck/private/private-header.ts'
import { fileOfAddress, readTalkFile } from '../../../deck/private/read-talk.ts'
import { TamperedFile } from '../../../deck/private/sealed-file.ts'
import type { TalkKeys } from '../../../deck/private/talk-keys.ts'
import { ENDED_RECORDING_PATH } from '../../../deck/live/live-topics.ts'
import { atAnyAddress } from '../../../deck/offline.ts'
import { NOTES_PATH } from '../../../deck/speaker-notes.ts'
import { baseUrl, cacheName } from './environment.ts'
import { fetchSealed, forgetSealed, talkFacts } from './fetch-sealed.ts'
import { talkKeys } from './held-key.ts'

/** Files that a server makes while it runs, and that stand in no build. */
const SERVED = ['live.json', NOTES_PATH, ENDED_RECORDING_PATH]

/** What the pages of the talk are told beside what is in them; none may be framed. */
const HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
}

/** Pages have a policy of their own in them. A drawing that is opened by itself runs nothing. */
const PAGE_POLICY = "frame-ancestors 'none'"
const DRAWING_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

/** A file as the host has it: of the viewer, the same for all talks, or sealed. */
export async function answerOpen(request: Request, path: string): Promise<Response> {
  return (await caches.match(baseUrl + path, { cacheName })) ?? fetch(request)
}

/** Without network or room it stays with what is there. */
export async function keepOpen(path: string): Promise<void> {
  try {
    await (await caches.open(cacheName)).add(baseUrl + path)
  } catch {
    // The next page that is opened tries again.
  }
}

/** The header can be of a newer build than this worker: what the host says comes first. */
export async function answerHeader(request: Request, path: string): Promise<Response> {
  try {
    return await fetch(request)
  } catch (error) {
    const kept = await caches.match(baseUrl + path, { cacheName })
    if (kept) return kept
    throw error
  }
}

/** A file of the talk, opened; for a page that is opened without a key, the page that says so. */
export async function answerSealed(request: Request, path: string): Promise<Response> {
  const isPage = request.mode === 'navigate'
  const keys = await talkKeys()
  if (!keys) return isPage ? withoutKey() : new Response('no key', { status: 403 })
  try {
    const file = openedFile(keys, request, path)
    // The open page says that the day is over.
    if (isPage && isOver((await factsBeside(keys, file)) ?? {}, new Date())) return await withoutKey()
    return await file
  } catch (error) {
    if (error instanceof TamperedFile) {
      await forgetSealed(error.path)
      return isPage ? withoutKey('damaged') : new Response(error.message, { status: 502 })
    }
    // No network: whoever fetched is told by the failure, who opens a page by a page.
    return isPage ? withoutNetwork(keys) : Response.error()
  }
}

/** Read while a page is: should that fail, it is said when it is waited for. */
function factsBeside(keys: TalkKeys, page: Promise<Response>): Promise<TalkFacts | undefined> {
  page.catch(() => undefined)
  return talkFacts(keys)
}

async function openedFile(keys: TalkKeys, request: Request, path: string): Promise<Response> {
  const file = fileOfAddress(path)
  const bytes = await readTalkFile(keys, file, fetchSealed)
  if (bytes) return answerWith(bytes, file, 200)
  if (SERVED.includes(path)) return fetch(request)
  if (request.mode !== 'navigate') return new Response('', { status: 404 })
  if (!path.endsWith('/') && (await readTalkFile(keys, `${path}/index.html`, fetchSealed)))
    return Response.redirect(`${baseUrl}${path}/`)
  const notFound = await readTalkFile(keys, '404.html', fetchSealed)
  return notFound ? answerWith(notFound, '404.html', 404) : withoutKey('damaged')
}

function answerWith(bytes: BodyInit, file: string, status: number): Response {
  const policy = file.endsWith('.svg') ? DRAWING_POLICY : PAGE_POLICY
  const headers = { ...HEADERS, 'Content-Security-Policy': policy, 'Content-Type': contentType(file) }
  return new Response(bytes, { status, headers })
}

function contentType(file: string): string {
  const type = lookup(file) ?? 'application/octet-stream'
  return /^text\/|json$/.test(type) ? `${type}; charset=utf-8` : type
}

/** The open page, from the device: it asks for the key, or says what is wrong (src/entries/private/shell.ts). */
export async function withoutKey(fault?: 'damaged' | 'unfetched'): Promise<Response> {
  const page =
    (await caches.match(`${baseUrl}404.html`, { cacheName })) ?? (await fetch(`${baseUrl}404.html`))
  const html = await page.text()
  const marks = `data-kept${fault ? ` data-fault="${fault}"` : ''}`
  const said = html.replace('<html ', `<html ${marks} `)
  return new Response(said, {
    status: fault ? 503 : 200,
    headers: { ...HEADERS, 'Content-Type': 'text/html; charset=utf-8' },
  })
}

/** The talk's own page for what isn't on the device. It is written for the base. */
async function withoutNetwork(keys: TalkKeys): Promise<Response> {
  const page = await readTalkFile(keys, 'offline.html', fetchSealed).catch(() => undefined)
  if (!page) return withoutKey('unfetched')
  return answerWith(atAnyAddress(new TextDecoder().decode(page), baseUrl), 'offline.html', 503)
}
