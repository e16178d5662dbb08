import { isLocale, type Locale } from '../locale.ts'
import { isLiveName, isRandomName } from './live-topics.ts'

/**
 * What a link to a live talk brings: `/ja/?live=<session>` for listeners, with `#speaker=<token>` for the speaker and
 * `/ja/clicker/?live=<session>#clicker=<code>` for a clicker, `/ja/moderator/?live=<session>#moderator=<code>` for a
 * moderator. Secrets stand in the fragment, which no server is sent.
 */
export interface LiveLink {
  session: string
  token?: string
  code?: string
  /** A moderator's code. */
  moderator?: string
}

/** `search` and `hash` as in `location`. Undefined where the link is to no live talk. */
export function parseLiveLink(search: string, hash: string): LiveLink | undefined {
  const session = new URLSearchParams(search).get('live')
  if (!isLiveName(session)) return undefined
  const secrets = new URLSearchParams(hash.replace(/^#/, ''))
  const token = secrets.get('speaker')
  const code = secrets.get('clicker')
  const moderator = secrets.get('moderator')
  return {
    session,
    ...(token !== null && isSpeakerToken(token) && { token }),
    ...(isRandomName(code) && { code }),
    ...(isRandomName(moderator) && { moderator }),
  }
}

/** The inverse of `parseLiveLink`, below the base. Without a locale the page at the base chooses the reader's. */
export function formatLiveLink(link: LiveLink, locale?: Locale): string {
  const path = isLocale(locale) ? `${locale}/` : ''
  const { page, hash } = secretOf(link)
  return `${path}${path === '' ? '' : page}?live=${link.session}${hash}`
}

/** The page that a link's secret is for, and the secret itself. */
function secretOf({ token, code, moderator }: LiveLink): { page: string; hash: string } {
  if (token !== undefined) return { page: '', hash: `#speaker=${encodeURIComponent(token)}` }
  if (code !== undefined) return { page: 'clicker/', hash: `#clicker=${code}` }
  return moderator === undefined
    ? { page: '', hash: '' }
    : { page: 'moderator/', hash: `#moderator=${moderator}` }
}

/** Ours are 43 characters of base64url; a broker of one's own may have a password of another kind. */
function isSpeakerToken(value: string): boolean {
  return value.length > 0 && value.length <= 256
}
