/*
 * Where a shelf's private talks stand: below an address of chance, which nothing of the shelf names. Only who has a talk's
 * link has it.
 */

/** Folder of private talks, below the shelf's base. */
export const PRIVATE_FOLDER = 'private/'

/** An address below a private talk of a shelf. */
interface PrivateAddress {
  /** The talk's base below the shelf's, as `private/0f3a…/`. */
  place: string
  /** What is asked for below it; empty for the base itself. */
  path: string
}

/** Undefined for what is below no private talk; `path` is below the shelf's base. */
export function privateAddress(path: string): PrivateAddress | undefined {
  const [, place, rest] = /^(private\/[\w-]+\/)(.*)$/s.exec(path) ?? []
  return place === undefined || rest === undefined ? undefined : { place, path: rest }
}

/** Names the page that is wanted in the fragment of the talk's own address: not every host has a page for unknown ones. */
const WANTED = /^at=/

/** The address of a talk's base, for a page below it: `fragment` is the page's own, with its `#` or empty. */
export function addWantedPage(baseUrl: string, path: string, fragment: string): string {
  const own = fragment.replace(/^#/, '')
  // A slash stands as it is in a fragment, and is easier to read.
  const named = encodeURIComponent(path).replaceAll('%2F', '/')
  return `${baseUrl}#at=${named}${own === '' ? '' : `&${own}`}`
}

/** The inverse: the page's address, where one below the base is named; else the address as it is. */
export function takeWantedPage(url: string, baseUrl: string): string {
  const at = url.indexOf('#')
  const parts = at < 0 ? [] : url.slice(at + 1).split('&')
  const wanted = parts.find((part) => WANTED.test(part))
  if (wanted === undefined) return url
  const page = pageBelow(baseUrl, wanted.slice(3))
  const rest = parts.filter((part) => !WANTED.test(part)).join('&')
  return (page ?? url.slice(0, at)) + (rest === '' ? '' : `#${rest}`)
}

/** Undefined for anything that isn't below the base. */
function pageBelow(baseUrl: string, encoded: string): string | undefined {
  try {
    const page = new URL(decodeURIComponent(encoded), baseUrl)
    page.hash = ''
    return page.href.startsWith(baseUrl) ? page.href : undefined
  } catch {
    return undefined
  }
}
