import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from '@playwright/test'
import { writeGeneratedDeck } from '../../authoring/generated-deck.ts'
import { shellOptions } from '../../build/browser.ts'
import { pause } from './figures.ts'
import { freePort, hasMosquitto, startBroker, type BenchBroker } from './brokers.ts'
import {
  openClicker,
  openModerator,
  openSpeakerView,
  openWall,
  openWatched,
  type SeenByPage,
} from './talk-pages.ts'
import { takeQuestion } from './talk-question.ts'
import { startTalkServer, type TalkServer } from './talk-server.ts'
import { VoicedTalk } from './voice/voiced-talk.ts'
import { followedBy, wrongSlidesTable, type Turn } from './wrong-slides.ts'

const SLIDES = 40
const TURN_PAUSE_MS = 2000
/** What goes wrong, by the turn after which it does. */
const FAULTS = { server: 9, broker: 19, lostView: 29, lostListener: 34 } as const
/** ms that a turn has to be seen on the page that leads, and on a clicker that was pressed. */
const LEAD_MS = 5000
const SETTLE_MS = 8000
const QUESTION_AT = 14

interface TalkOptions {
  /** The broker of the only talk; undefined: one with the server's own, one with Mosquitto where that is installed. */
  broker?: string | undefined
  /** The talk is recorded with a voice, and listened to. */
  voice: boolean
  /** Where pictures of that are kept. */
  pictures?: string | undefined
}

/** Forty slides with eight pages and faults made on purpose, with the server's own broker and with Mosquitto. */
export async function benchTalk(
  { broker, voice, pictures }: TalkOptions,
  tell: (line: string) => void,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'colloquium-talk-'))
  const deck = join(folder, 'bench-talk')
  await writeGeneratedDeck(deck, SLIDES)
  const voiced = voice ? new VoicedTalk({ folder, deck, pictures }) : undefined
  const browser = voiced ? await voiced.launch() : await chromium.launch(shellOptions())
  const kinds = broker === undefined ? ['ours', ...(hasMosquitto() ? ['mosquitto'] : [])] : [broker]
  try {
    const tables: string[] = []
    for (const kind of kinds) {
      const beside = kind === 'mosquitto' ? await startBroker(kind, 0) : undefined
      tables.push(await giveTalk(browser, { deck, broker: beside, voiced }, tell))
    }
    return tables.join('\n\n')
  } finally {
    await browser.close()
    await rm(folder, { recursive: true })
  }
}

interface Hall {
  wall: Page
  /** The page that leads. */
  leader: Page
  clicker: Page
  moderator: Page
  secondHall: Page
  listeners: Page[]
}

async function giveTalk(
  browser: Browser,
  { deck, broker, voiced }: { deck: string; broker: BenchBroker | undefined; voiced: VoicedTalk | undefined },
  tell: (line: string) => void,
): Promise<string> {
  const name = broker ? 'Mosquitto' : 'the server’s own broker'
  tell(`a talk of ${String(SLIDES)} slides with ${name} …`)
  const options = { deck, port: await freePort(), broker: broker?.url }
  const talk = new FaultyTalk(browser, { server: options, broker, voiced }, tell)
  try {
    return `With ${name}:\n\n${await talk.give()}`
  } finally {
    await talk.end()
  }
}

/** One talk with its pages, its faults, and what every page showed. */
class FaultyTalk {
  readonly #browser: Browser
  readonly #options: Parameters<typeof startTalkServer>[0]
  readonly #voiced: VoicedTalk | undefined
  readonly #tell: (line: string) => void
  readonly #seen: SeenByPage = {}
  readonly #turns: Turn[] = []
  #broker: BenchBroker | undefined
  #server: TalkServer | undefined
  #coming: Promise<unknown> = Promise.resolve()
  #restartsMs: number[] = []

  constructor(
    browser: Browser,
    parts: {
      server: Parameters<typeof startTalkServer>[0]
      broker: BenchBroker | undefined
      voiced: VoicedTalk | undefined
    },
    tell: (line: string) => void,
  ) {
    this.#browser = browser
    this.#options = parts.server
    this.#broker = parts.broker
    this.#voiced = parts.voiced
    this.#tell = tell
  }

  async give(): Promise<string> {
    const hall = await this.#fillHall()
    this.#turns.push({ ms: Date.now(), slide: 1 })
    let question = ''
    for (let slide = 2; slide <= SLIDES; slide++) {
      await pause(TURN_PAUSE_MS)
      await this.#turnTo(slide, hall)
      await this.#goWrong(slide - 1, hall)
      if (slide === QUESTION_AT) question = await askIn(hall)
    }
    await this.#coming
    await pause(SETTLE_MS)
    const endMs = Date.now()
    const followed = Object.fromEntries(
      Object.entries(this.#seen).map(([name, seen]) => [name, followedBy(this.#turns, seen, endMs)]),
    )
    const restarts = this.#restartsMs.map((ms) => (ms / 1000).toFixed(1)).join(' and ')
    const table = wrongSlidesTable(followed, this.#turns.length)
    const heard = await this.#voiced?.finish(this.#browser)
    return [table, `Server back after ${restarts} s. ${question}`, ...(heard ? ['', heard] : [])].join('\n')
  }

  async end(): Promise<void> {
    await Promise.all(this.#browser.contexts().map((context) => context.close()))
    await this.#coming.catch(() => undefined)
    await this.#server?.end()
    await this.#broker?.kill()
  }

  async #fillHall(): Promise<Hall> {
    this.#server = await startTalkServer(this.#options)
    const { listenerLink, speakerLink } = this.#server
    const link = (locale: string) => listenerLink.replace('/?', `/${locale}/?`)
    const wall = await openWall(this.#browser, speakerLink, this.#seen)
    const clicker = await openClicker(this.#browser, wall, this.#seen)
    const moderator = await openModerator(this.#browser, wall)
    const open = (name: string, address: string) => openWatched(this.#browser, address, name, this.#seen)
    const secondHall = await open('second hall', `${link('ja')}&present`)
    const listeners = [
      await open('listener 1', link('ja')),
      await open('listener 2', link('en')),
      await open('listener 3', link('en')),
    ]
    await this.#voiced?.watch(wall)
    const leader = await openSpeakerView(wall, this.#seen)
    await this.#voiced?.start(leader)
    // It goes along to the end: a moderator whose page died would be told so.
    moderator.on('crash', () => {
      this.#tell('the moderator’s page crashed')
    })
    return { wall, leader, clicker, moderator, secondHall, listeners }
  }

  /** By the clicker at each fourth turn, where it is there; else at the page that leads. */
  async #turnTo(slide: number, { leader, clicker }: Hall): Promise<void> {
    const next = clicker.getByRole('button', { name: '次へ' })
    const isReady = slide % 4 === 0 && (await next.getAttribute('aria-disabled')) !== 'true'
    if (isReady) {
      const ms = Date.now()
      await next.tap()
      if (await this.#isAt(leader, slide)) {
        this.#turns.push({ ms, slide })
        return
      }
      this.#tell(`slide ${String(slide)}: the clicker’s press was lost`)
    }
    this.#turns.push({ ms: Date.now(), slide })
    await leader.keyboard.press('PageDown')
    if (!(await this.#isAt(leader, slide)))
      this.#tell(
        `slide ${String(slide)}: the page that leads did not show it within ${String(LEAD_MS / 1000)} s`,
      )
  }

  async #isAt(page: Page, slide: number): Promise<boolean> {
    const shown = page.locator(
      '.slides > section:not([hidden])[data-slide], [data-pane="current"] .slide-pane-frame:not([hidden]) section.slide',
    )
    const untilMs = Date.now() + LEAD_MS
    while (Date.now() < untilMs) {
      // A page whose server is away may show none.
      const [first] = await shown.all()
      if ((await first?.getAttribute('data-slide', { timeout: 1000 }).catch(() => null)) === String(slide))
        return true
      await pause(50)
    }
    return false
  }

  async #goWrong(turn: number, hall: Hall): Promise<void> {
    if (turn === FAULTS.server) await this.#killServer()
    else if (turn === FAULTS.broker) await this.#killBroker()
    else if (turn === FAULTS.lostView) {
      this.#tell('the speaker view is lost')
      this.#voiced?.lose()
      await hall.leader.close()
      hall.leader = hall.wall
      // The speaker goes on at the wall, and opens the view again as soon as that leads.
      this.#coming = hall.wall
        .locator('.live-bar')
        .getByRole('link', { name: '発表者ビュー' })
        .waitFor()
        .then(async () => {
          hall.leader = await openSpeakerView(hall.wall, this.#seen)
          await this.#voiced?.goOn(hall.leader)
        })
    } else if (turn === FAULTS.lostListener) {
      this.#tell('a listener’s page is lost, and opened again')
      const [lost] = hall.listeners
      const address = lost?.url() ?? ''
      await lost?.close()
      hall.listeners[0] = await openWatched(this.#browser, address, 'listener 1', this.#seen)
    }
  }

  async #killServer(): Promise<void> {
    this.#tell('the server is killed, and started again')
    await this.#server?.kill()
    this.#coming = startTalkServer(this.#options).then((server) => {
      this.#server = server
      this.#restartsMs.push(server.startedInMs)
    })
  }

  /** With the server's own broker that is the server, once more. */
  async #killBroker(): Promise<void> {
    await this.#coming
    const broker = this.#broker
    if (!broker) {
      await this.#killServer()
      return
    }
    this.#tell('the broker is killed without having kept anything, and started again')
    await broker.kill()
    this.#broker = await startBroker('mosquitto', 0, broker.port)
  }
}

/** By the third listener, while the talk goes on. */
async function askIn({ listeners, moderator, leader, secondHall }: Hall): Promise<string> {
  const [listener] = listeners.slice(-1)
  return listener ? takeQuestion({ listener, moderator, leader, hall: secondHall }) : ''
}
