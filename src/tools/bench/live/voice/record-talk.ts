import type { BrowserContext, Page } from '@playwright/test'
import { CODE_RATE, HeardVoice } from './time-code.ts'

/** What a speaker's page heard and showed, by its own clock (epoch ms). */
export interface SpokenTalk {
  /** From time to time: when the voice that was heard just then would have begun. */
  starts: { ms: number; startMs: number }[]
  turns: { ms: number; slide: number }[]
}

/** Has the pages of a speaker's browser say what their microphone hears, and when they show another slide. */
export async function watchSpeaker(context: BrowserContext, tones: readonly number[]): Promise<SpokenTalk> {
  const spoken: SpokenTalk = { starts: [], turns: [] }
  await context.exposeBinding('benchHeard', (_source, endMs: number, samples: number[]) => {
    const heard = new HeardVoice(Float32Array.from(samples))
    const lengthMs = (samples.length * 1000) / CODE_RATE
    const voiceMs = heard.spokenAt(tones, lengthMs / 2)
    if (voiceMs === undefined) return
    const ms = endMs - lengthMs / 2
    spoken.starts.push({ ms, startMs: ms - voiceMs })
  })
  await context.exposeBinding('benchTurned', (_source, ms: number, slide: number) => {
    spoken.turns.push({ ms, slide })
  })
  await context.addInitScript(listenIn, CODE_RATE)
  return spoken
}

/** Runs in the page. */
function listenIn(rate: number): void {
  const bench = window as unknown as {
    benchHeard: (ms: number, samples: number[]) => Promise<void>
  }
  const devices = navigator.mediaDevices as MediaDevices | undefined
  const open = devices?.getUserMedia.bind(devices)
  if (devices && open)
    devices.getUserMedia = async (constraints) => {
      const stream = await open(constraints)
      const context = new AudioContext({ sampleRate: rate })
      const analyser = new AnalyserNode(context, { fftSize: 8192 })
      context.createMediaStreamSource(stream).connect(analyser)
      setInterval(() => {
        const samples = new Float32Array(analyser.fftSize)
        analyser.getFloatTimeDomainData(samples)
        const ms = Date.now()
        if (stream.active) void bench.benchHeard(ms, [...samples])
      }, 3000)
      return stream
    }
}

/** Runs in the speaker view once it stands (a window that was opened begins with another document). */
function sayTurns(): void {
  const bench = window as unknown as { benchTurned: (ms: number, slide: number) => void }
  let last = ''
  new MutationObserver(() => {
    const shown = document.querySelector<HTMLElement>(
      '[data-pane="current"] .slide-pane-frame:not([hidden]) section.slide',
    )
    const slide = shown?.dataset['slide'] ?? last
    if (slide === last) return
    last = slide
    bench.benchTurned(Date.now(), Number(slide))
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['hidden'] })
}

const light = (page: Page) => page.getByRole('region', { name: '声の録音' })

/** Begins to record in the speaker view. */
export async function startRecording(view: Page): Promise<void> {
  await view.evaluate(sayTurns)
  await view.getByRole('button', { name: /^声を録音/ }).click()
  await view.getByRole('button', { name: 'マイクを使う…' }).click()
  await view.getByRole('button', { name: '録音を開始' }).click()
  await light(view).waitFor()
}

/** Goes on with what was cut off with the page before. */
export async function goOnRecording(view: Page): Promise<void> {
  await view.evaluate(sayTurns)
  await view.getByRole('button', { name: '録音を続ける' }).click()
  await light(view).waitFor()
}

/** Ends the recording, cuts a second off its beginning and two off its end, levels it, and saves it as a file. */
export async function saveRecording(
  view: Page,
  path: string,
  picture: (name: string) => Promise<void>,
): Promise<void> {
  await light(view).getByRole('button', { name: '停止' }).click()
  await light(view).waitFor({ state: 'hidden' })
  await view.getByRole('button', { name: /^声を録音/ }).click()
  await view.getByRole('button', { name: '編集…' }).click()
  const presses: [string, string, number][] = [
    ['始め', 'ArrowRight', 10],
    ['終わり', 'ArrowLeft', 20],
  ]
  for (const [name, key, count] of presses) {
    const slider = view.getByRole('slider', { name })
    for (let press = 0; press < count; press++) await slider.press(key)
  }
  await picture('trimming')
  await view.getByRole('button', { name: '両端を切り取る' }).click()
  await view.getByLabel(/^音量をそろえる/).check()
  const [download] = await Promise.all([
    view.waitForEvent('download'),
    view.getByRole('button', { name: 'ファイルに保存' }).click(),
  ])
  await download.saveAs(path)
}
