import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readEnvelope } from '../../src/deck/channel-messages.ts'
import { formatDeckLink, nearestSlide, parseDeckLink } from '../../src/deck/deck-link.ts'
import { parseHostMessage, parseHostOrigin } from '../../src/deck/embed-messages.ts'
import { parseLiveInfo } from '../../src/deck/live/live-info.ts'
import { parseLiveLink } from '../../src/deck/live/live-link.ts'
import {
  isRecordingFault,
  readRecording,
  recordingAt,
  recordingSpan,
} from '../../src/deck/live/live-recording.ts'
import { LOCALES } from '../../src/deck/locale.ts'
import { isFault, noteOf, parseNotes, readNoteLines } from '../../src/deck/speaker-notes.ts'
import { isInkOperation } from '../../src/features/ink/ink-store.ts'
import { strokePath } from '../../src/features/ink/stroke-path.ts'
import { readStrokes } from '../../src/features/ink/stroke.ts'
import { readRehearsals } from '../../src/talk/speaker-view/rehearsal.ts'
import { readStoredTalk } from '../../src/talk/speaker-view/stored-talk.ts'
import { loadPreferences, PANEL_WIDTH_PX } from '../../src/viewer/preferences.ts'
import { mutate, mutations } from './mutate.ts'
import { ALL, PATIENCE_MS, SEED } from './runs.ts'

const OPTIONS = { seed: SEED, numRuns: ALL ? 1000 : 200 }
const TITLE = { ja: '潮の話', en: 'On tides' }

/** A value that was sound, changed in its text: JSON still, or no more. */
const changed = (value: unknown) => mutations.map((changes) => mutate(JSON.stringify(value), changes))

/** A sound value with a field in any depth put for another of any kind. */
const replaced = (value: object) =>
  fc.tuple(fc.nat(), anything).map(([which, put]) => {
    let left = which % fieldCount(value)
    return JSON.parse(
      JSON.stringify(value, (key, inner: unknown) => (key !== '' && left-- === 0 ? put : inner)),
    ) as unknown
  })

function fieldCount(value: object): number {
  let count = 0
  JSON.stringify(value, (key, inner: unknown) => {
    if (key !== '') count++
    return inner
  })
  return Math.max(1, count)
}

const numbers = fc.constantFrom(1e30, 1e300, 1e308, -1e308, 1e15, -1, 0.5, 2 ** 53, NaN, Infinity)
const anything: fc.Arbitrary<unknown> = fc.oneof(
  numbers,
  fc.constantFrom(null, '', '__proto__', [], {}, true, '<script>', '\ud800'),
  fc.anything({ withNullPrototype: true, withObjectString: true }),
)

const check = (name: string, property: fc.IProperty<never> | fc.IRawProperty<unknown>) => {
  it(name, { timeout: PATIENCE_MS }, () => {
    fc.assert(property as fc.IProperty<unknown>, OPTIONS)
  })
}

describe('a link', () => {
  const part = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.webPath(),
    fc.constantFrom('%', '%ff', '%E0%A4%A'),
  )
  const real = fc.constantFrom(
    ['ja/41/', '?quote=a&transcript=en', '#b3'],
    ['en/embed/7/', '?origin=https://a.example', ''],
    ['ja/', '?live=x&replay=recording.json', '#token=a'],
    ['en/speaker/95/', '?present&autoplay=20', '#b0'],
  )
  const links = fc.oneof(
    fc.tuple(part, part, part),
    fc.tuple(real, mutations).map(([whole, changes]) => whole.map((each) => mutate(each, changes))),
  )
  check(
    'leads to a slide that can be, or nowhere',
    fc.property(links, ([path = '', search = '', hash = '']) => {
      const link = parseDeckLink(path, search, hash)
      parseHostOrigin(search)
      parseLiveLink(search, hash)
      if (!link) return
      expect(LOCALES).toContain(link.locale)
      const shown = nearestSlide(link.slideNumber ?? 1, 95)
      expect(Number.isInteger(shown) && shown >= 1 && shown <= 95).toBe(true)
      const written = formatDeckLink(link)
      expect(URL.canParse(written, 'https://deck.example/talk/')).toBe(true)
      expect(new URL(written, 'https://deck.example/talk/').origin).toBe('https://deck.example')
    }),
  )
})

describe('what is stored', () => {
  const stored = { text: 'null' }
  beforeEach(() => {
    vi.stubGlobal('window', { localStorage: { getItem: () => stored.text }, sessionStorage: {} })
  })
  afterEach(() => {
    vi.unstubAllGlobals()
  })
  const PREFERENCES = {
    ...{ theme: 'dark', presentTheme: 'page', transcriptOpen: true, transcriptLanguage: 'en' },
    ...{ textSize: 'large', panelWidthPx: 420, autoplaySeconds: 20, letterKeys: true, readingSpeed: 1 },
    voices: { ja: 'a' },
  }
  check(
    'gives preferences that make sense',
    fc.property(
      fc.oneof(
        changed(PREFERENCES),
        replaced(PREFERENCES).map((each) => JSON.stringify(each)),
      ),
      (text) => {
        stored.text = text
        const { theme, panelWidthPx, autoplaySeconds, voices } = loadPreferences()
        expect(['system', 'light', 'dark']).toContain(theme)
        expect(panelWidthPx).toBeGreaterThanOrEqual(PANEL_WIDTH_PX.min)
        expect(panelWidthPx).toBeLessThanOrEqual(PANEL_WIDTH_PX.max)
        expect(Number.isFinite(autoplaySeconds)).toBe(true)
        expect(Object.values(voices).every((voice) => typeof voice === 'string')).toBe(true)
      },
    ),
  )

  const STROKES = [
    {
      id: 'a',
      tool: 'pen',
      color: 'red',
      points: [
        [1, 2, 0.5],
        [3, 4, 0],
      ],
    },
  ]
  check(
    'gives strokes that can be drawn, or none',
    fc.property(fc.oneof(replaced(STROKES), anything), (value) => {
      for (const stroke of readStrokes(value) ?? []) expect(strokePath(stroke)).not.toMatch(/NaN|Infinity/)
    }),
  )

  check(
    'gives a talk and rehearsals, or none',
    fc.property(anything, (value) => {
      readStoredTalk(value)
      readRehearsals(value)
    }),
  )
})

describe('a recording', () => {
  const RECORDING = {
    ...{ v: 1, deck: 'slides', title: TITLE, build: 'b7', started: 1000 },
    entries: [
      { at: 0, phase: 'live', black: false },
      { at: 0, slideNumber: 1, fragment: -1 },
      { at: 5000, slideNumber: 2, fragment: 0, block: 'b3' },
    ],
  }
  check(
    'is played, or is none',
    fc.property(
      fc.oneof(
        changed(RECORDING),
        replaced(RECORDING).map((each) => JSON.stringify(each)),
      ),
      (text) => {
        const read = readRecording(text, TITLE)
        if (isRecordingFault(read)) return
        const { startMs, endMs } = recordingSpan(read)
        const { position } = recordingAt(read, endMs)
        expect(Number.isSafeInteger(position?.slideNumber)).toBe(true)
        expect(endMs).toBeGreaterThanOrEqual(startMs)
        expect(() => new Date(read.started + endMs).toISOString()).not.toThrow()
      },
    ),
  )
})

describe('a notes file', () => {
  const NOTES = {
    ...{ format: 'colloquium-notes', version: 1, deck: TITLE },
    notes: { ja: { 41: '- a\n- **b**' }, en: { 1: 'c' } },
  }
  check(
    'is read, or is told what is wrong',
    fc.property(
      fc.oneof(
        changed(NOTES),
        replaced(NOTES).map((each) => JSON.stringify(each)),
      ),
      (text) => {
        const read = parseNotes(text, TITLE)
        if (isFault(read)) {
          expect(typeof read.found).toBe('string')
          return
        }
        for (const locale of LOCALES) {
          const note = noteOf(read.notes, locale, 41)
          if (note) readNoteLines(note.markdown)
        }
      },
    ),
  )
})

describe('a message of another window', () => {
  const MESSAGES = [
    {
      ...{ colloquium: 1, kind: 'show', from: 'a', role: 'speaker', locked: false },
      body: { slideNumber: 3, fragment: 1, locale: 'ja', stamp: { count: 3, origin: 'a' } },
    },
    { colloquium: 1, type: 'goTo', slideNumber: 36 },
    {
      type: 'put',
      page: 'ja/41',
      isDone: true,
      stroke: { id: 'a', tool: 'pen', color: 'red', points: [[1, 2, 0]] },
    },
    { type: 'laser', page: 'ja/41', point: { x: 1, y: 2 } },
    { deck: 'slides', session: 'a', join: ['https://a.example/'], broker: 'wss://a.example/mqtt' },
  ]
  check(
    'is understood, or left alone',
    fc.property(fc.oneof(...MESSAGES.map(replaced), anything), (data) => {
      const envelope = readEnvelope(data)
      if (envelope?.kind === 'show') {
        const { slideNumber, fragment } = envelope.body as { slideNumber: number; fragment: number }
        expect(Number.isNaN(slideNumber) || Number.isNaN(fragment)).toBe(false)
      }
      parseHostMessage(data)
      parseLiveInfo(data)
      if (isInkOperation(data) && data.type === 'put')
        expect(strokePath(data.stroke)).not.toMatch(/NaN|Infinity/)
    }),
  )
})
