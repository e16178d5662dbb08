import { describe, expect, it } from 'vitest'
import { LOCALES, type Locale } from '../../src/deck/locale.ts'
import { AROUND_MESSAGES } from '../../src/i18n/around-messages.ts'
import { COMPARE_MESSAGES } from '../../src/i18n/compare-messages.ts'
import { DOCUMENT_MESSAGES } from '../../src/i18n/document-messages.ts'
import { createI18n, loadWords, MESSAGES } from '../../src/i18n/i18n.ts'
import { EXPLORE_MESSAGES } from '../../src/i18n/explore-messages.ts'
import { HELP_MESSAGES } from '../../src/i18n/help-messages.ts'
import { addLiveMessages, LIVE_MESSAGES } from '../../src/i18n/live-messages.ts'
import { PRIVATE_MESSAGES } from '../../src/i18n/private-messages.ts'
import { READ_ALOUD_MESSAGES } from '../../src/i18n/read-aloud-messages.ts'
import { READER_MESSAGES } from '../../src/i18n/reader-messages.ts'
import { REPAIR_MESSAGES } from '../../src/i18n/repair/repair-messages.ts'
import { SHELF_MESSAGES } from '../../src/i18n/shelf-messages.ts'
import { SPEAKER_MESSAGES } from '../../src/i18n/speaker-messages.ts'
import { VOICE_MESSAGES } from '../../src/i18n/voice-messages.ts'

/** Messages by their full key. */
function flatten(value: object, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(value).flatMap(([key, message]: [string, unknown]): [string, string][] =>
      typeof message === 'string'
        ? [[prefix + key, message]]
        : [...flatten(message as object, `${prefix}${key}.`)],
    ),
  )
}

const messages = {
  ja: flatten({
    ...MESSAGES.ja.translation,
    around: AROUND_MESSAGES.ja,
    compare: COMPARE_MESSAGES.ja,
    document: DOCUMENT_MESSAGES.ja,
    help: HELP_MESSAGES.ja,
    live: LIVE_MESSAGES.ja,
    private: PRIVATE_MESSAGES.ja,
    readAloud: READ_ALOUD_MESSAGES.ja,
    reader: READER_MESSAGES.ja,
    explore: EXPLORE_MESSAGES.ja,
    repair: REPAIR_MESSAGES.ja,
    shelf: SHELF_MESSAGES.ja,
    speaker: { ...MESSAGES.ja.translation.speaker, ...SPEAKER_MESSAGES.ja },
    voice: VOICE_MESSAGES.ja,
  }),
  en: flatten({
    ...MESSAGES.en.translation,
    around: AROUND_MESSAGES.en,
    compare: COMPARE_MESSAGES.en,
    document: DOCUMENT_MESSAGES.en,
    help: HELP_MESSAGES.en,
    live: LIVE_MESSAGES.en,
    private: PRIVATE_MESSAGES.en,
    readAloud: READ_ALOUD_MESSAGES.en,
    reader: READER_MESSAGES.en,
    explore: EXPLORE_MESSAGES.en,
    repair: REPAIR_MESSAGES.en,
    shelf: SHELF_MESSAGES.en,
    speaker: { ...MESSAGES.en.translation.speaker, ...SPEAKER_MESSAGES.en },
    voice: VOICE_MESSAGES.en,
  }),
}
/** Languages whose words are all there; the others are shown in English where they lack one. */
const WHOLE = ['ja', 'en'] as const
const PARTIAL = LOCALES.filter((locale) => !WHOLE.some((whole) => whole === locale))

async function wordsOf(locale: Locale): Promise<Map<string, string>> {
  const { default: words } = (await import(`../../src/i18n/words-${locale}.json`, {
    with: { type: 'json' },
  })) as { default: Record<string, object> }
  const { translation, ...others } = words
  return flatten({ ...translation, ...others })
}

const valuesIn = (message: string) => [...message.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()

describe('the messages', () => {
  it('are the same in each language', () => {
    expect([...messages.en.keys()]).toEqual([...messages.ja.keys()])
  })

  it.each(WHOLE)('are none of them empty in %s', (locale) => {
    const empty = [...messages[locale]].filter(([, message]) => message.trim() === '').map(([key]) => key)
    expect(empty).toEqual([])
  })

  it('are given the same values in each language', () => {
    for (const [key, message] of messages.ja) {
      expect(valuesIn(messages.en.get(key) ?? ''), key).toEqual(valuesIn(message))
    }
  })

  it.each(PARTIAL)('are in %s such as the others have, with the same values', async (locale) => {
    const words = await wordsOf(locale)
    expect(words.size).toBeGreaterThan(0)
    for (const [key, message] of words) {
      expect(message.trim(), key).not.toBe('')
      expect(valuesIn(message), key).toEqual(valuesIn(messages.en.get(key) ?? 'no such key {{none}}'))
    }
  })

  it('have no brace that is no value', () => {
    for (const locale of WHOLE) {
      for (const [key, message] of messages[locale]) {
        expect(message.replace(/\{\{\w+\}\}/g, ''), key).not.toMatch(/[{}]/)
      }
    }
  })

  it('are in their own language: Japanese has no full English sentence, English no Japanese', () => {
    for (const [key, message] of messages.en) expect(message, key).not.toMatch(/[\u3040-\u30ff\u3400-\u9fff]/)
    for (const [key, message] of messages.ja) {
      const words = message.replace(/`[^`]*`/g, '')
      expect(words, key).not.toMatch(/[a-z]+ [a-z]+ [a-z]+/i)
    }
  })

  it('speak plainly in Japanese, with the talk’s own marks', () => {
    for (const [key, message] of messages.ja)
      expect(message, key).not.toMatch(/です|ます|ません|ました|ください|[、。]/)
  })

  it('say what others say by one word', () => {
    const strangers = {
      ja: /文字起こし|ブラウザー|窓|私たち|読み直|もう一度$/,
      en: /\b(we|our|ours|us)\b|\bbeside\b|\banew\b|thrown? out|by itself/i,
    }
    for (const locale of WHOLE) {
      for (const [key, message] of messages[locale]) expect(message, key).not.toMatch(strangers[locale])
    }
  })

  it('call a break one, and no other pause', () => {
    const breaks = [...messages.ja].filter(([, message]) => message.includes('休憩')).map(([key]) => key)
    expect(breaks).not.toEqual([])
    for (const key of breaks) expect(key).toMatch(/\.(break|breakTitle|pausedUntil)$/)
  })

  it('have Japanese punctuation in Japanese', () => {
    for (const [key, message] of messages.ja) {
      expect(message, key).not.toMatch(/[\u3040-\u30ff\u3400-\u9fff][,.!?:;]/)
    }
  })
})

describe('a translator', () => {
  it('is ready at once, in its own language', () => {
    expect(createI18n('ja').t('header.language')).toBe('言語')
    expect(createI18n('en').t('header.language')).toBe('Language')
  })

  it('learns the words of live talks when they are needed', () => {
    const i18n = createI18n('ja')
    addLiveMessages(i18n)
    expect(i18n.t('live:bar.following')).toBe('発表を追っている')
  })

  it('puts values in as they are, since what shows them escapes', () => {
    expect(createI18n('en').t('provenanceNote.form', { form: '<a & b>' })).toBe('“<a & b>”')
  })

  it('shows keys in cimode, which finds text that was written into the code', () => {
    expect(createI18n('cimode').t('header.language')).toBe('header.language')
  })

  it('has its own language, whatever another one’s is', () => {
    const [first, second] = [createI18n('ja'), createI18n('en')]
    expect([first.language, second.language]).toEqual(['ja', 'en'])
  })

  it('says in English what its language has no word for', async () => {
    await loadWords('es')
    const i18n = createI18n('es')
    expect(i18n.t('header.language')).toBe('Idioma')
    expect(i18n.t('offline.title')).toBe(MESSAGES.en.translation.offline.title)
    addLiveMessages(i18n)
    expect(i18n.t('live:bar.following')).toBe(LIVE_MESSAGES.en.bar.following)
  })
})
