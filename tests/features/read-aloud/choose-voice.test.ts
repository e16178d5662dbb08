import { describe, expect, it } from 'vitest'
import { chooseVoice, type Voice } from '../../../src/features/read-aloud/choose-voice.ts'

const voice = (name: string, lang: string, more: Partial<Voice> = {}): Voice => ({
  ...{ voiceURI: `voice:${name}`, name, lang, localService: true, default: false },
  ...more,
})
const chosen = (voices: Voice[], locale: 'ja' | 'en' = 'en', languages: string[] = ['ja-JP', 'en-GB']) =>
  chooseVoice(voices, locale, languages)?.name

describe('the voice of a language', () => {
  it('speaks it, however its region is written', () => {
    expect(chosen([voice('A', 'en-US'), voice('B', 'ja_JP'), voice('C', 'jam-JM')], 'ja')).toBe('B')
  })

  it('is on the device where one is, even if the system would take a service', () => {
    const service = voice('Service', 'en-GB', { localService: false, default: true })
    expect(chosen([service, voice('Device', 'en-US')])).toBe('Device')
    expect(chosen([service])).toBe('Service')
  })

  it('is the system’s choice, then one of the reader’s region', () => {
    expect(chosen([voice('A', 'en-GB'), voice('B', 'en-US', { default: true })])).toBe('B')
    expect(chosen([voice('A', 'en-US'), voice('B', 'en_GB')])).toBe('B')
    expect(chosen([voice('A', 'en-US'), voice('B', 'en-AU')])).toBe('A')
  })

  it('is one made for fun only where there is no other', () => {
    expect(chosen([voice('Bad News', 'en-GB'), voice('Samantha', 'en-US')])).toBe('Samantha')
    expect(chosen([voice('Zarvox', 'en-US')])).toBe('Zarvox')
  })

  it('is the one that the reader chose, while it is there', () => {
    const voices = [voice('A', 'en-GB', { default: true }), voice('B', 'en-US', { localService: false })]
    expect(chooseVoice(voices, 'en', [], 'voice:B')?.name).toBe('B')
    expect(chooseVoice(voices, 'en', [], 'voice:C')?.name).toBe('A')
    expect(chooseVoice([...voices, voice('D', 'ja-JP')], 'ja', [], 'voice:B')?.name).toBe('D')
  })

  it('is missing where nobody speaks the language', () => {
    expect(chosen([voice('A', 'en-US')], 'ja')).toBeUndefined()
    expect(chosen([], 'ja')).toBeUndefined()
  })
})
