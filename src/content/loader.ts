import { BUILD_HEADER, slidesOfText } from '../deck/offline.ts'
import { isRecord, readJson } from '../deck/unknown-value.ts'
import { compareSlides } from './other-slides.ts'

/*
 * How everything that is fetched while somebody reads comes in: its answer is checked here, what was asked for once is
 * kept here, and what failed is asked for again. What is fetched, and what form it has, its callers say: slides' pages,
 * packs of text and index, the glossary, citations.
 */

/** Why something isn't there: no answer at all, the server's answer (its status), or an answer of another form. */
export type FailureReason = 'network' | 'status' | 'content'

/** Something that was fetched in vain. */
export class LoadFailure extends Error {
  constructor(
    readonly reason: FailureReason,
    readonly status?: number,
    url = '',
  ) {
    super([url, reason, status].filter((part) => part !== undefined && part !== '').join(' '))
  }
}

/** Asks for an address: the network, or what stands in for it in tests. */
export type Send = (url: string, init?: RequestInit) => Promise<Response>

/** Asks for a page or pack of the deck, of the document's own build where the device keeps it. */
export const sendOfBuild: Send = (url, init = {}) => {
  const headers = new Headers(init.headers)
  headers.set(BUILD_HEADER, document.documentElement.dataset['build'] ?? '')
  return fetch(url, { ...init, headers })
}

/** Asks for what belongs to no build: notes, a live talk, a recording, a picture. */
export const sendPlain: Send = (url, init) => fetch(url, init)

/** How an answer is asked for. */
export interface Asking {
  init?: RequestInit
  /** `sendOfBuild` unless said otherwise. */
  send?: Send
}

/** The answer of a server that has what was asked for. Rejects with a `LoadFailure`, like all below. */
export async function loadAnswer(url: string, { init, send = sendOfBuild }: Asking = {}): Promise<Response> {
  const response = await send(url, init).catch((): never => {
    throw new LoadFailure('network', undefined, url)
  })
  if (!response.ok) throw new LoadFailure('status', response.status, url)
  return response
}

/** The same as text. */
export async function loadText(url: string, asking?: Asking): Promise<string> {
  const response = await loadAnswer(url, asking)
  const text = await response.text().catch((): never => {
    throw new LoadFailure('network', undefined, url)
  })
  compareSlides(slidesOfText(text))
  return text
}

/**
 * The same as data. They are the compiler's own; `isForm` tells them from a host's page that says 200 for anything, and
 * from those of another version.
 */
export async function loadData<T>(
  url: string,
  isForm: (value: unknown) => value is T,
  asking?: Asking,
): Promise<T> {
  const value = readJson(await loadText(url, asking))
  if (!isForm(value)) throw new LoadFailure('content', undefined, url)
  return value
}

/** A list of records that all have the fields: the form of every pack. */
export function isListWith<T>(...fields: (keyof T & string)[]): (value: unknown) => value is T[] {
  return (value): value is T[] =>
    Array.isArray(value) &&
    value.every((entry: unknown) => isRecord(entry) && fields.every((field) => field in entry))
}

/**
 * A loader that asks for each address once, however often and at once it is wanted; a failure is forgotten, so that the
 * next call tries again. Beyond `most`, what was wanted longest ago is forgotten.
 */
export function keepLoaded<T>(
  load: (url: string) => Promise<T>,
  most = Infinity,
): (url: string) => Promise<T> {
  const kept = new Map<string, Promise<T>>()
  return (url) => {
    const known = kept.get(url)
    const wanted = known ?? load(url)
    // Last in the map is what was wanted last.
    kept.delete(url)
    kept.set(url, wanted)
    const [oldest] = kept.keys()
    if (kept.size > most && oldest !== undefined) kept.delete(oldest)
    if (!known) {
      wanted.catch(() => {
        if (kept.get(url) === wanted) kept.delete(url)
      })
    }
    return wanted
  }
}
