import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { test as base, type Browser, type Page } from '@playwright/test'
import type { LiveInfo } from '../../../src/deck/live/live-info.ts'
import { formatLiveLink } from '../../../src/deck/live/live-link.ts'
import type { LiveRecording } from '../../../src/deck/live/live-recording.ts'
import type { Locale } from '../../../src/deck/locale.ts'
import { createLiveBroker, type LiveBroker } from '../../../src/tools/live/live-broker.ts'
import { parseSavedRoom, type SavedRoom } from '../../../src/tools/live/saved-room.ts'
import { Recorder } from '../../../src/tools/live/recorder.ts'
import { serveSite } from '../../../src/tools/host/serve.ts'
import { BUILT_SITE } from './built-site.ts'

const SCOPE = { deck: 'slides', session: 'e2e-talk' }

/** A talk with its own broker, on a port of its own. */
export interface LiveSite {
  /** Of the site's base, with a slash at its end. */
  url: string
  broker: LiveBroker
  /** What the speaker's link brings. */
  token: string
  speakerLink: (locale?: Locale) => string
  listenerLink: (locale?: Locale) => string
  /** Nothing answers any more, and nobody is told: the server died. */
  crash: () => Promise<void>
  /** The same session at the same address, in which nobody has said a word yet. */
  restart: () => Promise<void>
  /** The talk ends for everybody, and nothing answers any more. */
  close: () => Promise<void>
}

interface LiveSiteOptions {
  /** Path of the talk's recording. */
  record?: string
  /** Of a site. Default: the journeys' own. */
  folder?: string
}

/** Serves a built talk live, as `npm start -- --live` does: what the room has said outlives a crash. */
export async function startLiveSite({
  record,
  folder = BUILT_SITE,
}: LiveSiteOptions = {}): Promise<LiveSite> {
  const token = randomBytes(32).toString('base64url')
  const started = Date.now()
  const { session } = SCOPE
  const room: OpenOptions['room'] = { saved: undefined }
  const open = (port: number) => openSite({ token, started, port, record, folder, room })
  let at = await open(0)
  const { url } = at
  return {
    url,
    token,
    get broker() {
      return at.broker
    },
    speakerLink: (locale = 'ja') => url + formatLiveLink({ session, token }, locale),
    listenerLink: (locale = 'ja') => url + formatLiveLink({ session }, locale),
    crash: () => at.crash(),
    restart: async () => {
      at = await open(Number(new URL(url).port))
    },
    close: async () => {
      await at.broker.close()
      await at.crash()
    },
  }
}

interface OpenOptions {
  token: string
  started: number
  /** 0 takes any free one. */
  port: number
  record: string | undefined
  folder: string
  /** As it was written down last. */
  room: { saved: SavedRoom | undefined }
}

async function openSite({ token, started, port, record, folder, room }: OpenOptions) {
  const onFault = (error: unknown) => {
    throw error
  }
  const { title } = JSON.parse(await readFile('slides/deck.json', 'utf8')) as Pick<LiveRecording, 'title'>
  const recorder =
    record === undefined
      ? undefined
      : new Recorder({ path: record, deck: SCOPE.deck, title, started, onFault })
  const broker = await createLiveBroker({
    ...{ scope: SCOPE, token, started, recorder },
    kept: {
      saved: parseSavedRoom(JSON.stringify(room.saved ?? {})),
      save: (saved) => {
        room.saved = saved
      },
    },
  })
  const info: LiveInfo = { ...SCOPE }
  const { upgrade, isClicker } = broker
  const live = { info: () => info, upgrade, isClicker, recording: () => broker.keeper.endedRecording() }
  const { server, url } = await serveSite({ folder, port, base: '/talk/', live })
  info.join = [url]
  return { broker, url, crash: crasherOf(server) }
}

/** A server that is closed waits for the WebSockets that it handed over: a crash doesn't. */
function crasherOf(server: Server): () => Promise<void> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => sockets.add(socket))
  return () => {
    const closed = new Promise<void>((resolve) => {
      server.close(() => {
        resolve()
      })
    })
    for (const socket of sockets) socket.destroy()
    return closed
  }
}

/** The deck's own page at the podium, once it leads the talk and has started it. */
export async function leadFromDeck(page: Page, site: LiveSite, locale: Locale = 'ja'): Promise<void> {
  await page.goto(site.speakerLink(locale))
  await page.getByRole('button', { name: locale === 'ja' ? '開始' : 'Start', exact: true }).click()
  await page.locator('.live-bar[data-tone="live"]').waitFor()
}

/** A test with a talk of its own to give. */
export const liveTest = base.extend<{ site: LiveSite }>({
  site: async ({ browserName: _ }, use) => {
    const site = await startLiveSite()
    await use(site)
    await site.close()
  },
})

/** A listener with a browser of their own, who follows the talk. */
export async function joinTalk(browser: Browser, site: LiveSite, locale: Locale): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await page.goto(site.listenerLink(locale))
  return page
}

export const liveBar = (page: Page) => page.getByRole('region', { name: /発表の中継|Live talk/ })
export const questionsOf = (page: Page) => page.getByRole('dialog', { name: /^質問$|^Questions$/ })
