import { isLiveName, type LiveScope } from './live-topics.ts'
import { LIVE_VERSION } from './live-messages.ts'
import { isRecord } from '../unknown-value.ts'

/** What `live.json` at the site's base says: written by `npm start -- --live`, or by a build with `BROKER`. */
export interface LiveInfo {
  /** Name of the deck in topics. */
  deck: string
  /** The session that is on; a host of files alone leaves it out, and takes the link's word. */
  session?: string
  /** Address of the broker (`wss://…`, `ws://…`); left out: `live` below the site's base. */
  broker?: string
  /** User names for a broker of one's own; left out: those of the embedded one. */
  users?: LiveUsers
  /** Addresses of the site's base that listeners can reach, best first: where the speaker's own is the loopback. */
  join?: string[]
  /** The talk has ended, and its recording stands beside this file: see `ENDED_RECORDING_PATH`. */
  recording?: true
}

/** The user names by which the roles connect; empty: without one. */
export interface LiveUsers {
  listener: string
  speaker: string
  clicker: string
  moderator: string
}

/** Of the embedded broker, which asks the speaker for the token, clickers and moderators for their codes. */
export const EMBEDDED_USERS: LiveUsers = {
  ...{ listener: 'listener', speaker: 'speaker' },
  ...{ clicker: 'clicker', moderator: 'moderator' },
}

/**
 * Of a broker of one's own: listeners, clickers and moderators have no name there, which is how brokers know the
 * anonymous. A clicker's code is then checked by the speaker's page alone, and a moderator's by the keeper.
 */
export function brokerUsers(speaker = 'speaker'): LiveUsers {
  return { listener: '', speaker, clicker: '', moderator: '' }
}

/** How a password begins that is good for one session alone: the broker knows a user with the session's name by it. */
export const SESSION_PASSWORD = 'session.'

/** The user that a page of the speaker's connects as. */
export function speakerUser(
  { session, users }: Pick<LiveSession, 'session' | 'users'>,
  token: string,
): string {
  return token.startsWith(SESSION_PASSWORD) ? session : users.speaker
}

/** A live talk that a page can connect to. */
export interface LiveSession extends LiveScope {
  /** Absolute address of the broker. */
  broker: string
  users: LiveUsers
  /** Absolute addresses of the site's base for listeners; at least one. */
  join: string[]
}

/** Undefined where the file is of another version or shape. */
export function parseLiveInfo(value: unknown): LiveInfo | undefined {
  if (!isRecord(value)) return undefined
  const { v, deck, session, broker, users, join, recording } = value
  if (v !== LIVE_VERSION || !isLiveName(deck)) return undefined
  if (session !== undefined && !isLiveName(session)) return undefined
  if (broker !== undefined && (typeof broker !== 'string' || !isBrokerUrl(broker))) return undefined
  return {
    deck,
    ...(session !== undefined && { session }),
    ...(broker !== undefined && { broker }),
    ...(isUsers(users) && { users }),
    ...(Array.isArray(join) && { join: join.filter((url): url is string => typeof url === 'string') }),
    ...(recording === true && { recording }),
  }
}

export function formatLiveInfo(info: LiveInfo): string {
  return JSON.stringify({ v: LIVE_VERSION, ...info })
}

/** True for the address of a broker that a page may speak to: MQTT over WebSocket. */
export function isBrokerUrl(value: string): boolean {
  return /^wss?:\/\/[^\s/'";,]+(\/[^\s'";,]*)?$/.test(value)
}

/** The session that a link names; undefined where another session is on at this site. `baseUrl` ends with a slash. */
export function sessionOf(info: LiveInfo, session: string, baseUrl: string): LiveSession | undefined {
  if (info.session !== undefined && info.session !== session) return undefined
  return {
    deck: info.deck,
    session,
    broker: info.broker ?? `${baseUrl.replace(/^http/, 'ws')}live`,
    users: info.users ?? EMBEDDED_USERS,
    join: info.join && info.join.length > 0 ? info.join : [baseUrl],
  }
}

function isUsers(value: unknown): value is LiveUsers {
  if (!isRecord(value)) return false
  const { listener, speaker, clicker, moderator } = value
  return [listener, speaker, clicker, moderator].every((user) => typeof user === 'string')
}
