import { LoadFailure, loadText, sendPlain } from '../../content/loader.ts'
import { parseLiveInfo, sessionOf, type LiveSession } from '../../deck/live/live-info.ts'
import { parseLiveLink, type LiveLink } from '../../deck/live/live-link.ts'
import { isLiveName, isRandomName } from '../../deck/live/live-topics.ts'
import { isRecord } from '../../deck/unknown-value.ts'
import { HAND_OVER, LIVE_STORAGE_KEY, tellKept } from '../../viewer/live-asked.ts'
import { readStored, removeStored, writeStored } from '../../ui/storage.ts'

/** What the page was opened with, as in `location`. */
export type LiveAddress = Pick<Location, 'search' | 'hash'>

/**
 * The live talk that this tab is in: by its address, or by one that it had before. Takes the secrets out of the address
 * at once, so that nobody reads them off the wall or copies them with the link.
 */
export function takeLiveLink({ search, hash }: LiveAddress = location): LiveLink | undefined {
  const asked = parseLiveLink(search, hash)
  if (!asked) return readLink()
  const kept = readLink()
  const link = kept?.session === asked.session ? { ...kept, ...asked } : asked
  writeStored(LIVE_STORAGE_KEY, link, 'sessionStorage')
  tellKept()
  // The reader may have moved on meanwhile.
  if (
    location.hash !== '' &&
    location.hash === hash &&
    (asked.token ?? asked.code ?? asked.moderator) !== undefined
  ) {
    history.replaceState(history.state, '', location.pathname + location.search)
  }
  return link
}

/** The tab leaves the talk. */
export function forgetLiveLink(): void {
  removeStored(LIVE_STORAGE_KEY, 'sessionStorage')
  tellKept()
}

/** What there is to connect to; `unknown` where this site has no such talk (any more), `unreachable` without network. */
export async function findLiveSession(
  baseUrl: string,
  link: LiveLink,
): Promise<LiveSession | 'unknown' | 'unreachable'> {
  try {
    const text = await loadText(`${baseUrl}live.json`, { init: { cache: 'no-store' }, send: sendPlain })
    const info = parseLiveInfo(JSON.parse(text))
    return (info && sessionOf(info, link.session, baseUrl)) ?? 'unknown'
  } catch (error) {
    return error instanceof LoadFailure && error.reason === 'status' ? 'unknown' : 'unreachable'
  }
}

function readLink(): LiveLink | undefined {
  const value = readStored(LIVE_STORAGE_KEY, 'sessionStorage')
  if (!isRecord(value)) return undefined
  const { session, token, code, moderator } = value
  if (!isLiveName(session)) return undefined
  return {
    session,
    ...(typeof token === 'string' && { token }),
    ...(isRandomName(code) && { code }),
    ...(isRandomName(moderator) && { moderator }),
  }
}

/** True where another of the speaker's pages sent the reader here: this page takes over at once. */
export function isHandedOver({ hash }: Pick<Location, 'hash'>): boolean {
  return hash === HAND_OVER
}
