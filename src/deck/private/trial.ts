/*
 * A link whose key is another than the one that a talk is open with is tried by the open page, in the address of which this
 * word stands: the service worker answers it with that page, whatever key it holds itself.
 */
const TRIAL = 'try-key'

/** The address at which a key is tried: `url` is the page's, its fragment perhaps behind it. */
export function asTrial(url: string): string {
  const [address, fragment] = parted(url)
  return `${address}${address.includes('?') ? '&' : '?'}${TRIAL}${fragment}`
}

/** The inverse. */
export function withoutTrial(url: string): string {
  const [address, fragment] = parted(url)
  return address.replace(new RegExp(`[?&]${TRIAL}$`), '') + fragment
}

export function isTrial(url: string): boolean {
  return withoutTrial(url) !== url
}

/** What stands before the fragment, and the fragment with its mark. */
function parted(url: string): [address: string, fragment: string] {
  const at = url.indexOf('#')
  return at < 0 ? [url, ''] : [url.slice(0, at), url.slice(at)]
}
