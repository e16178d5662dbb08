import { PRIVATE_FOLDER, privateAddress } from '../../deck/shelf/private-place.ts'
import type { DeckSummary } from '../../deck/types.ts'
import { policyOf, type PagePolicy } from '../pages/policy.ts'

/** Files whose names change with their content: kept for a year, the most that is customary. */
const HASHED = ['assets', 'pictures']
const FOREVER = 'public, max-age=31536000, immutable'
/** Kept, too, but asked for again each time: a page can change, its address can't. */
const REVALIDATED = 'no-cache'

/**
 * A file that pages are made of does nothing where it is opened by itself: a picture's script, if one had got there.
 */
export const ASSET_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

export const EVERYWHERE = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
}

/** What the pages of a site do that no other site's do. */
export interface AllowedInPages extends PagePolicy {
  /** The script that every page has in itself, as policies name it (hashSource). */
  scriptHash?: string | undefined
}

/**
 * The policy as a header, which can forbid framing, as the pages' own can't. It allows inline styles, since each page has
 * font rules of its own: the page names them by their hash, and both policies hold.
 */
export function headerPolicy(framed: boolean, { scriptHash = '', ...page }: AllowedInPages = {}): string {
  const policy = policyOf({}, page)
    .replace("script-src 'self'", `script-src 'self' ${scriptHash}`.trimEnd())
    .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
  return `${policy}; frame-ancestors ${framed ? '*' : "'none'"}`
}

/** Of files whose names change with their content. */
export const HASHED_HEADERS = { 'Cache-Control': FOREVER, 'Content-Security-Policy': ASSET_POLICY }
/** Of what is asked for at each visit. */
export const UNCACHED = { 'Cache-Control': REVALIDATED }

const HASHED_PATH = new RegExp(`^([\\w-]+/)?(${HASHED.join('|')})/`)

/**
 * What a host sends with a file, whose path is below the base and starts without a slash. A deck of a shelf lies in a folder
 * of its own.
 */
export function headersFor(path: string, allowed: AllowedInPages = {}): Record<string, string> {
  const inPrivate = privateAddress(path)
  if (inPrivate) return privateHeadersFor(inPrivate.path, allowed)
  if (HASHED_PATH.test(path)) return { ...EVERYWHERE, ...HASHED_HEADERS }
  const framed = /^([\w-]+\/)?[a-z]{2}\/embed\//.test(path)
  return { ...EVERYWHERE, ...UNCACHED, 'Content-Security-Policy': headerPolicy(framed, allowed) }
}

/**
 * The same for hosts that read `_headers` (Netlify, Cloudflare Pages). Rules that match together add up there, and two
 * policies would both hold: so each page's path matches one rule with a policy.
 */
export function headersFile(
  base: string,
  { embed, download }: Pick<DeckSummary, 'embed' | 'download'> = {},
  allowed: AllowedInPages = {},
): string {
  const policy = (framed: boolean) => ({ 'Content-Security-Policy': headerPolicy(framed, allowed) })
  const framable = embed === false ? [] : ['/:locale/embed/:slide/']
  const pages = [
    '/',
    '/404.html',
    '/:locale/',
    '/:locale/:page/',
    '/:locale/transcript/both/',
    '/:locale/speaker/:slide/',
  ]
  return hostRules(base, [
    ['/*', EVERYWHERE],
    ...pages.map((path): HostRule => [path, policy(false)]),
    ...framable.map((path): HostRule => [path, policy(true)]),
    // Asked for at each visit: it is what brings a new version.
    ['/sw.js', UNCACHED],
    ...HASHED.map((folder): HostRule => [`/${folder}/*`, HASHED_HEADERS]),
    ...(download === false
      ? []
      : ([
          ['/:locale/transcript.md', { 'Content-Type': 'text/markdown; charset=utf-8' }],
          ['/:locale/transcript.txt', { 'Content-Type': 'text/plain; charset=utf-8' }],
        ] satisfies HostRule[])),
  ])
}

/** A path below the base, with placeholders, and what is sent with it. */
export type HostRule = [path: string, headers: Record<string, string>]

/** The text of a `_headers` file. */
export function hostRules(base: string, rules: readonly HostRule[]): string {
  const at = base.replace(/\/$/, '')
  return `${rules.map(([path, headers]) => [at + path, ...linesOf(headers)].join('\n')).join('\n\n')}\n`
}

/** What a host sends with a file of a private talk: nothing of it is listed or framed. */
export function privateHeadersFor(path: string, allowed: AllowedInPages = {}): Record<string, string> {
  const isForEver = PRIVATE_HASHED.some((folder) => path.startsWith(`${folder}/`))
  return { ...EVERYWHERE, ...privateOwn(allowed), 'Cache-Control': isForEver ? FOREVER : REVALIDATED }
}

/** A sealed file's name is of one build, and so of one content. */
const PRIVATE_HASHED = ['assets', 'sealed']

function privateOwn({ scriptHash }: AllowedInPages): Record<string, string> {
  return {
    'Referrer-Policy': 'no-referrer',
    'X-Robots-Tag': 'noindex, nofollow',
    'Content-Security-Policy': headerPolicy(false, { scriptHash, opensFiles: true }),
  }
}

/** The same for hosts that read `_headers`. */
export function privateHeadersFile(base: string, allowed: AllowedInPages = {}): string {
  return hostRules(base, privateRules('/', { ...EVERYWHERE, ...privateOwn(allowed) }))
}

/** Of a shelf's private talks, whichever they are: they name none, and are there where there is none. */
export function shelvedPrivateRules(allowed: AllowedInPages = {}): HostRule[] {
  return privateRules(`/${PRIVATE_FOLDER}:talk/`, privateOwn(allowed))
}

function privateRules(at: string, everywhere: Record<string, string>): HostRule[] {
  return [
    [`${at}*`, everywhere],
    ...['sw.js', 'private.json'].map((path): HostRule => [at + path, UNCACHED]),
    ...PRIVATE_HASHED.map((folder): HostRule => [`${at}${folder}/*`, { 'Cache-Control': FOREVER }]),
  ]
}

function linesOf(headers: Record<string, string>): string[] {
  return Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)
}
