import { expect, type Page } from '@playwright/test'

export interface FakeVoice {
  name: string
  lang: string
  localService: boolean
}

/** What the fake engine was asked to say, and its handle: the test ends each utterance by hand. */
interface FakeSpeech {
  said: { text: string; lang: string; voice: string; rate: number }[]
  end: () => void
  fail: (error: string) => void
  isSpeaking: () => boolean
}

/** Stands in for the browser's voices, which no two machines have alike. */
export async function giveVoices(page: Page, voices: readonly FakeVoice[]): Promise<void> {
  await page.addInitScript((list) => {
    const fake = window as unknown as { fakeSpeech: FakeSpeech }
    let current: SpeechSynthesisUtterance | undefined
    const settle = (tell: (utterance: SpeechSynthesisUtterance) => void) => {
      const utterance = current
      current = undefined
      if (utterance) tell(utterance)
    }
    const fail = (error: string) => {
      settle((utterance) => {
        utterance.onerror?.({ error } as SpeechSynthesisErrorEvent)
      })
    }
    const named = list.map((voice) => ({ ...voice, default: false, voiceURI: `fake:${voice.name}` }))
    const said: FakeSpeech['said'] = []
    fake.fakeSpeech = {
      said,
      end: () => {
        settle((utterance) => {
          utterance.onend?.({} as SpeechSynthesisEvent)
        })
      },
      fail,
      isSpeaking: () => current !== undefined,
    }
    class FakeUtterance {
      voice: FakeVoice | null = null
      lang = ''
      rate = 1
      onstart: (() => void) | null = null
      constructor(readonly text: string) {}
    }
    const synthesis = {
      getVoices: () => named,
      addEventListener: () => undefined,
      speak: (utterance: FakeUtterance) => {
        current = utterance as unknown as SpeechSynthesisUtterance
        const { text, lang, voice, rate } = utterance
        said.push({ text, lang, voice: voice?.name ?? '', rate })
        utterance.onstart?.()
      },
      cancel: () => {
        fail('canceled')
      },
      pause: () => undefined,
      resume: () => undefined,
      get speaking() {
        return current !== undefined
      },
      pending: false,
    }
    Object.defineProperty(window, 'speechSynthesis', { value: synthesis, configurable: true })
    Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: FakeUtterance, configurable: true })
  }, voices)
}

/** All that the voice was asked to say so far. */
export const said = (page: Page) =>
  page.evaluate(() => (window as unknown as { fakeSpeech: FakeSpeech }).fakeSpeech.said)
/** The utterance comes to its end. */
export const end = (page: Page) =>
  page.evaluate(() => {
    ;(window as unknown as { fakeSpeech: FakeSpeech }).fakeSpeech.end()
  })
export const fail = (page: Page, error: string) =>
  page.evaluate((code) => {
    ;(window as unknown as { fakeSpeech: FakeSpeech }).fakeSpeech.fail(code)
  }, error)
export const isSpeaking = (page: Page) =>
  page.evaluate(() => (window as unknown as { fakeSpeech: FakeSpeech }).fakeSpeech.isSpeaking())

/** Waits until the voice says it. */
export async function hears(page: Page, text: string): Promise<void> {
  await expect.poll(async () => (await said(page)).at(-1)?.text).toBe(text)
  await expect.poll(() => isSpeaking(page)).toBe(true)
}
