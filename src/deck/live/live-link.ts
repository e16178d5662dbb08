import { isLocale, type Locale } from '../locale.ts'
import { isRandomName } from './live-messages.ts'
import { isLiveName } from './live-topics.ts'

/**
 * What a link to a live talk brings: `/ja/?live=<session>` for listeners, with `#speaker=<token>` for the speaker and
 * `/ja/clicker/?live=<session>#clicker=<code>` for a clicker. Secrets stand in the fragment, which no server is sent.
 */
export interface LiveLink {
  session: string
  token?: string
  code?: string
}

/** `search` and `hash` as in `location`. Undefined where the link is to no live talk. */
export function parseLiveLink(search: string, hash: string): LiveLink | undefined {
  const session = new URLSearchParams(search).get('live')
  if (!isLiveName(session)) return undefined
  const secrets = new URLSearchParams(hash.replace(/^#/, ''))
  const token = secrets.get('speaker')
  const code = secrets.get('clicker')
  return {
    session,
    ...(token !== null && isSpeakerToken(token) && { token }),
    ...(isRandomName(code) && { code }),
  }
}

/** The inverse of `parseLiveLink`, below the base. Without a locale the page at the base chooses the reader's. */
export function formatLiveLink({ session, token, code }: LiveLink, locale?: Locale): string {
  const path = isLocale(locale) ? `${locale}/` : ''
  const page = code !== undefined && path !== '' ? 'clicker/' : ''
  const hash =
    token !== undefined
      ? `#speaker=${encodeURIComponent(token)}`
      : code !== undefined
        ? `#clicker=${code}`
        : ''
  return `${path}${page}?live=${session}${hash}`
}

/** Ours are 43 characters of base64url; a broker of one's own may have a password of another kind. */
function isSpeakerToken(value: string): boolean {
  return value.length > 0 && value.length <= 256
}
