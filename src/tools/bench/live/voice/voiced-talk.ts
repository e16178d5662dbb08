import { mkdir, readFile, writeFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import { join } from 'node:path'
import { chromium, type Browser, type LaunchOptions, type Page } from '@playwright/test'
import { isTalkFileFault, readTalkFile, type OpenedTalk } from '../../../../deck/voice/talk-file.ts'
import { buildSite } from '../../../build/build-site.ts'
import { launchOptions } from '../../../build/browser.ts'
import { serveSite } from '../../../host/serve.ts'
import { decodeVoice, hearAll, LISTENERS, openListening, picture, tryListening } from './hear-talk.ts'
import { compareTurns, lossOf, type InStep } from './in-step.ts'
import { goOnRecording, saveRecording, startRecording, watchSpeaker, type SpokenTalk } from './record-talk.ts'
import { HeardVoice, spokenTones, voiceWav } from './time-code.ts'

/** Seconds until the voice begins anew: longer than the talk. */
const VOICE_SECONDS = 400

interface VoiceOptions {
  /** Where the deck, the voice and what comes of them lie. */
  folder: string
  deck: string
  /** Where pictures are kept, to look at. */
  pictures: string | undefined
}

/** A talk of the bench that is recorded with a voice, and listened to. */
export class VoicedTalk {
  readonly #options: VoiceOptions
  readonly #tones = spokenTones(VOICE_SECONDS)
  #spoken: SpokenTalk = { starts: [], turns: [] }
  #view: Page | undefined
  #lostAtMs = NaN

  constructor(options: VoiceOptions) {
    this.#options = options
  }

  /** A browser whose microphone hears the voice. */
  async launch(): Promise<Browser> {
    const wav = join(this.#options.folder, 'voice.wav')
    await writeFile(wav, voiceWav(this.#tones))
    const options: LaunchOptions = launchOptions()
    return chromium.launch({
      ...options,
      args: [
        ...(options.args ?? []),
        '--use-fake-device-for-media-stream',
        '--use-fake-ui-for-media-stream',
        `--use-file-for-fake-audio-capture=${wav}`,
        '--autoplay-policy=no-user-gesture-required',
      ],
    })
  }

  /** Before the speaker view is opened. */
  async watch(wall: Page): Promise<void> {
    this.#spoken = await watchSpeaker(wall.context(), this.#tones)
  }

  async start(view: Page): Promise<void> {
    this.#view = view
    await startRecording(view)
    await this.#picture('recording')
  }

  /** The page that records is about to be lost. */
  lose(): void {
    this.#lostAtMs = Date.now()
  }

  async goOn(view: Page): Promise<void> {
    this.#view = view
    await view.getByRole('button', { name: '録音を続ける' }).waitFor()
    await this.#picture('cut-off')
    await goOnRecording(view)
  }

  /** Ends it, puts it beside the pages, listens to it on a desk and a phone, and says how that went. */
  async finish(browser: Browser): Promise<string> {
    const { folder, deck, pictures } = this.#options
    if (!this.#view) throw new Error('nothing was recorded')
    await mkdir(join(deck, 'recordings'), { recursive: true })
    const path = join(deck, 'recordings', 'talk.colloquium')
    await saveRecording(this.#view, path, (name) => this.#picture(name))
    const talk = await openFile(path)
    const site = join(folder, 'site')
    const problems = await buildSite(deck, site)
    if (problems.length > 0) throw new Error(problems.join('\n'))
    const { server, url } = await serveSite({ folder: site, port: 0 })
    try {
      return await this.#listen(browser, { talk, server, url, pictures })
    } finally {
      server.close()
    }
  }

  async #listen(
    browser: Browser,
    { talk, url, pictures }: { talk: OpenedTalk; server: Server; url: string; pictures: string | undefined },
  ): Promise<string> {
    const desk = await openListening(browser, url, 'desk')
    const voice = new HeardVoice(await decodeVoice(desk, talk.audio))
    const rows: string[] = []
    for (const [name, speed] of [
      ['desk', '1'],
      ['phone', '1.5'],
    ] as const) {
      const page = name === 'desk' ? desk : await openListening(browser, url, name)
      const hearing = hearAll(page, speed)
      await page.locator('.slides > section:not([hidden])[data-slide="5"]').waitFor({ timeout: 120_000 })
      await picture(page, pictures, `listening-${name}`)
      const inStep = compareTurns(this.#spoken, this.#tones, voice, await hearing)
      rows.push(inStepRow(name, speed, inStep))
      const did = await tryListening(page, url)
      await picture(page, pictures, `offline-${name}`)
      const failed = Object.entries(did).filter(([, isDone]) => !isDone)
      rows.push(
        failed.length === 0
          ? `| | all of: ${Object.keys(did).join(', ')} |`
          : `| | NOT: ${failed.map(([what]) => what).join(', ')} |`,
      )
    }
    const loss = lossOf(this.#spoken, this.#tones, voice, this.#lostAtMs)
    const seconds = (ms: number | undefined) => (ms === undefined ? '?' : (ms / 1000).toFixed(1))
    return [
      `Recorded with voice: ${seconds(talk.talk.durationMs)} s, ${(talk.audio.size / 1e6).toFixed(2)} MB, ${String(talk.flaws.length)} flaws. The page that was lost took ${seconds(loss?.lostMs)} s of the voice with it; ${seconds(loss?.awayMs)} s after it was lost the recording went on.`,
      '',
      '| Listened to on | Slide later than the voice: median, largest |',
      '| --- | --- |',
      ...rows,
    ].join('\n')
  }

  async #picture(name: string): Promise<void> {
    if (!this.#view) return
    for (const [device, { viewport }] of Object.entries(LISTENERS)) {
      const before = this.#view.viewportSize()
      await this.#view.setViewportSize(viewport)
      await picture(this.#view, this.#options.pictures, `${name}-${device}`)
      if (before) await this.#view.setViewportSize(before)
    }
  }
}

function inStepRow(name: string, speed: string, { count, medianMs, largestMs, worstSlide }: InStep): string {
  if (count === 0) return `| ${name}, ${speed}× | NOTHING COMPARED |`
  const [median, largest] = [medianMs, largestMs].map((ms) => `${ms.toFixed(0)} ms`)
  return `| ${name}, ${speed}× | ${String(median)}, ${String(largest)} (slide ${String(worstSlide)}), of ${String(count)} turns |`
}

async function openFile(path: string): Promise<OpenedTalk> {
  const read = await readTalkFile(new Blob([Uint8Array.from(await readFile(path))]))
  if (isTalkFileFault(read)) throw new Error(`the saved recording: ${read.fault}`)
  return read
}
