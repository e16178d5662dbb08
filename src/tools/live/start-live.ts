import { readFile, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { renderUnicodeCompact } from 'uqr'
import { brokerUsers, SESSION_PASSWORD, type LiveInfo } from '../../deck/live/live-info.ts'
import { formatLiveLink } from '../../deck/live/live-link.ts'
import { liveName } from '../../deck/live/live-topics.ts'
import type { Locale } from '../../deck/locale.ts'
import { siteUrl, type ServedTalk } from '../host/serve.ts'
import { changeBrokerUser } from './broker-users.ts'
import { createLiveBroker } from './live-broker.ts'
import { reachableAddresses } from './reachable-addresses.ts'
import { keepRoom } from './keep-room.ts'
import type { KeeperOptions } from './keeper.ts'
import { freeRecordingPath, recordedBefore, Recorder, type RecorderOptions } from './recorder.ts'
import { keepRemotely } from './remote-keeper.ts'
import {
  forgetSession,
  lockSession,
  openSession,
  roomPath,
  sessionPath,
  type SavedSession,
} from './session-file.ts'
import type { LiveStartOptions } from './start-options.ts'

/** Puts the key of a private talk into a link. */
type CompleteLink = (url: string) => string

export interface LiveTalk {
  served: ServedTalk
  /** Lines for the person who starts the talk, once it is known where the site stands. The speaker's link is in them. */
  describe: (host: string, port: number, base: string, complete?: CompleteLink) => string[]
  /** Tells everybody that the talk is over, writes the recording, and forgets the session. */
  end: () => Promise<void>
}

/** Opens the session of a deck's folder, or goes on with the one that a crash left. Throws a sentence where it can't. */
export async function startLive(
  folder: string,
  options: LiveStartOptions,
  tell: (line: string) => void,
): Promise<LiveTalk> {
  const deck = liveName(basename(folder))
  const path = await sessionPath(folder)
  const unlock = await lockSession(path)
  const saved = await openSession(path)
  if (saved.resumed) tell('The last session did not end: this one goes on with it, links and all.')
  const { title, locale } = await readDeckHead(folder)
  const recorder = await recordTo(options.record, { deck, title, started: saved.started }, tell).catch(
    async (error: unknown) => {
      if (!saved.resumed) await forgetSession(path)
      await unlock()
      throw error
    },
  )
  const room = await keepRoom(roomPath(path), tell)
  const kept = await keep(deck, saved, options, { recorder, kept: room }, tell)
  const info: LiveInfo = { deck, session: saved.session, ...kept.info }
  return {
    served: { info: () => info, ...kept.served },
    describe: (host, port, base, complete = (url) => url) => {
      const own = siteUrl('localhost', port, base)
      info.join = options.site
        ? [options.site]
        : reachableAddresses(host).map((address) => siteUrl(address, port, base))
      const speaker =
        (options.site ?? own) + formatLiveLink({ session: saved.session, token: kept.token }, locale)
      return describeLinks([info.join[0] ?? own, ...info.join.slice(1)], saved.session, speaker, complete)
    },
    end: async () => {
      await kept.close()
      await forgetSession(path)
      await unlock()
    },
  }
}

interface Kept {
  /** What the speaker's link brings. */
  token: string
  info: Pick<LiveInfo, 'broker' | 'users'>
  served: Omit<ServedTalk, 'info'>
  close: () => Promise<void>
}

/** At the server's own broker, or at one elsewhere whose speaker's password the environment brings. */
async function keep(
  deck: string,
  { session, token, started }: SavedSession,
  { broker, site }: LiveStartOptions,
  { recorder, kept }: Pick<KeeperOptions, 'recorder' | 'kept'>,
  tell: (line: string) => void,
): Promise<Kept> {
  const scope = { deck, session }
  if (broker === undefined) {
    const origins = site === undefined ? [] : [new URL(site).origin]
    const onFault = ({ message }: Error) => {
      tell(`Broker: ${message}`)
    }
    const own = await createLiveBroker({ scope, token, started, recorder, kept, origins, onFault })
    const recording = () => own.keeper.endedRecording()
    const served = { upgrade: own.upgrade, isClicker: own.isClicker, recording }
    return { token, info: {}, served, close: own.close }
  }
  const users = brokerUsers(process.env['BROKER_USER'])
  // The options were refused without it.
  const password = process.env['BROKER_PASSWORD'] ?? ''
  const own = await ownUser(session, token)
  const keeper = keepRemotely({
    scope,
    broker,
    username: users.speaker,
    password,
    started,
    recorder,
    kept,
    onConnection: (connected, fault) => {
      const state = connected ? 'connected' : 'not connected, trying again'
      tell(`Broker: ${state}${fault === undefined ? '' : ` (${fault})`}`)
    },
  })
  return {
    ...{ token: own?.password ?? password, info: { broker, users }, served: { broker } },
    close: async () => {
      await keeper.close()
      await own?.remove()
    },
  }
}

/** A user of the broker's for this session alone, so that the speaker's link opens no other talk; undefined without. */
async function ownUser(
  session: string,
  token: string,
): Promise<{ password: string; remove: () => Promise<void> } | undefined> {
  const command = process.env['BROKER_USERS']
  if (command === undefined) return undefined
  const user = { user: session, password: SESSION_PASSWORD + token }
  await changeBrokerUser(command, 'add', user)
  return { password: user.password, remove: () => changeBrokerUser(command, 'remove', user) }
}

async function recordTo(
  path: string | undefined,
  talk: Pick<RecorderOptions, 'deck' | 'title' | 'started'>,
  tell: (line: string) => void,
): Promise<Recorder | undefined> {
  if (path === undefined) return undefined
  const free = await freeRecordingPath(path, talk.deck, talk.started)
  if (free !== path) tell(`${path} holds another talk: this one is recorded in ${free}`)
  const before = await recordedBefore(free, talk.deck, talk.started)
  await refuseUnwritable(free)
  let told = ''
  const onFault = (error: unknown) => {
    const line = `The recording can't be written: ${error instanceof Error ? error.message : String(error)}`
    // It is tried again with each turn.
    if (line !== told) tell(line)
    told = line
  }
  return new Recorder({ path: free, ...talk, before, onFault })
}

/** A talk is not to be given before it turns out that nothing recorded it. Throws a sentence. */
async function refuseUnwritable(path: string): Promise<void> {
  const part = `${path}.part`
  try {
    await writeFile(part, '')
    await rm(part)
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''
    throw new Error(`--record ${path}: no file can be written there${why}; name another place`)
  }
}

/** The talk's title, and the language that it is given in. The build has checked the file. */
async function readDeckHead(
  folder: string,
): Promise<{ title: Partial<Record<Locale, string>>; locale: Locale }> {
  const { title, locales } = JSON.parse(await readFile(join(folder, 'deck.json'), 'utf8')) as {
    title: Partial<Record<Locale, string>>
    locales: [Locale, ...Locale[]]
  }
  return { title, locale: locales[0] }
}

function describeLinks(
  sites: readonly string[],
  session: string,
  speaker: string,
  complete: CompleteLink,
): string[] {
  const [listen = '', ...others] = sites.map((site) => complete(site + formatLiveLink({ session })))
  return [
    '',
    'Listeners:',
    renderUnicodeCompact(listen, { border: 2 }),
    listen,
    ...others.map((other) => `or ${other}`),
    '',
    'Speaker (who has this link leads the talk; show it to nobody):',
    complete(speaker),
    '',
  ]
}
