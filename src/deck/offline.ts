import { isLocale, type Locale } from './locale.ts'

/*
 * What is kept on the reader's device, in caches that name the build which their content is of: pages of one build are
 * shown with the scripts, packs and fonts of the same. The service worker keeps the shell and what was seen; the page
 * keeps a whole language when the reader asks for it (src/offline/).
 */

/** A file of a language, as `<locale>/offline.json` lists it. */
export interface OfflineFile {
  /** Below the base, as it is asked for: `ja/41/`. */
  path: string
  /** Size in bytes, before any compression on the way: what it takes on the device. */
  bytes: number
}

/** Everything that a language needs without network. */
export interface OfflineList {
  buildId: string
  files: OfflineFile[]
}

/** Path below the base. */
export function offlineListPath(locale: Locale): string {
  return `${locale}/offline.json`
}

/** Header of a request that says which build the asking page is of. */
export const BUILD_HEADER = 'Colloquium-Build'
/** Header of a request that the service worker leaves to the network. */
export const PASS_HEADER = 'Colloquium-Pass'

/** Files whose names change with their content: the same in all builds that have them. Those of a shelf lie above the deck's base. */
export function isHashed(path: string): boolean {
  return /^((\.\.\/)?assets|pictures)\//.test(path)
}

/** The caches of one deck: several can share an origin, so that their names begin with where the deck stands. */
export interface CacheNames {
  /** Scripts, styles and the rest of the shell. */
  shell: (buildId: string) => string
  /** Pages and packs that were seen. */
  seen: (buildId: string) => string
  /** A language that the reader keeps; incomplete while it is being fetched. */
  kept: (locale: Locale, buildId: string) => string
  /** Hashed files that were fetched beside the shell's: fonts, drawings' styles, pictures. */
  files: string
  pictures: string
}

/** `baseUrl` ends with a slash. */
export function cacheNames(baseUrl: string): CacheNames {
  const name = (...parts: string[]) => ['colloquium', ...parts, baseUrl].join(' ')
  return {
    shell: (buildId) => name('shell', buildId),
    seen: (buildId) => name('seen', buildId),
    kept: (locale, buildId) => name('kept', locale, buildId),
    files: name('files'),
    pictures: name('pictures'),
  }
}

/** What a cache of the deck holds; undefined for a cache of something else. */
export type CacheUse =
  | { kind: 'shell' | 'seen'; buildId: string }
  | { kind: 'kept'; locale: Locale; buildId: string }
  | { kind: 'files' | 'pictures' }

/** The inverse of `cacheNames`. */
export function parseCacheName(name: string, baseUrl: string): CacheUse | undefined {
  const [owner, kind, ...rest] = name.split(' ')
  if (owner !== 'colloquium' || rest.pop() !== baseUrl) return undefined
  const [first, second] = rest
  if (kind === 'files' || kind === 'pictures') return { kind }
  if ((kind === 'shell' || kind === 'seen') && first !== undefined) return { kind, buildId: first }
  if (kind === 'kept' && isLocale(first) && second !== undefined)
    return { kind, locale: first, buildId: second }
  return undefined
}

/**
 * The one address that a page, pack or file is kept under: without query, fragment and `index.html`. The speaker's page is
 * the same for all slides.
 */
export function keptUrl(url: string): string {
  return url
    .replace(/[?#].*$/, '')
    .replace(/\/index\.html$/, '/')
    .replace(/\/speaker\/\d+\/$/, '/speaker/1/')
}

/** The build that a page of the deck is of; undefined for any other HTML. */
export function buildOfPage(html: string): string | undefined {
  return /^<!doctype html>\s*<html [^>]*data-build="([\w-]+)"/i.exec(html)?.[1]
}

/**
 * The part of a build's id, before its underscore, that names the deck's slides in their order: it stays the same where
 * only what they say has changed.
 */
export function slidesOfBuild(buildId: string): string {
  return buildId.replace(/_.*$/, '')
}

/** The slides that a page of the deck is of, or a pack, whose first entry says so; undefined for anything else. */
export function slidesOfText(text: string): string | undefined {
  const build = buildOfPage(text)
  return build === undefined ? /^\[\{"slides":"([\w-]+)"/.exec(text)?.[1] : slidesOfBuild(build)
}

/** What pages tell the service worker. */
export type WorkerMessage =
  /** Asks which build the worker is of, to be answered on the port that came with it. */
  | { type: 'build' }
  /** What the page had fetched before the worker was there. */
  | { type: 'seen'; buildId: string; urls: string[] }
  /** The reader asked for the new version. */
  | { type: 'takeOver' }
  /** The page is of the waiting worker's build already: it may take over where no other page is open. */
  | { type: 'takeOverAlone'; buildId: string }

/** A page that was written for the base, and can stand anywhere: `./` at the start of what is quoted is the base. */
export function atAnyAddress(html: string, baseUrl: string): string {
  return html.replaceAll('"./', `"${baseUrl}`)
}
