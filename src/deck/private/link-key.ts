import { parseBase64url, type Bytes } from './bytes.ts'
import { LINK_KEY_BYTES } from './talk-keys.ts'

/** The key of a private talk in an address's fragment, which no server is sent: `#k=…`, or `#b3&k=…` at a block. */
const KEY_PART = /^k=/

/** Takes the key out of an address. `key` is undefined where there is none. */
export function takeLinkKey(url: string): { url: string; key: string | undefined } {
  const [address = '', fragment = ''] = splitAt(url, '#')
  const parts = fragment.split('&')
  const rest = parts.filter((part) => !KEY_PART.test(part)).join('&')
  return {
    url: rest === '' ? address : `${address}#${rest}`,
    key: parts.find((part) => KEY_PART.test(part))?.slice(2),
  }
}

/** The inverse. */
export function addLinkKey(url: string, key: string): string {
  return `${url}${url.includes('#') ? '&' : '#'}k=${key}`
}

/** The bytes of a link's key; undefined where it was cut short or mistyped. */
export function parseLinkKey(key: string): Bytes | undefined {
  return parseBase64url(key, LINK_KEY_BYTES)
}

function splitAt(text: string, mark: string): string[] {
  const at = text.indexOf(mark)
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}
