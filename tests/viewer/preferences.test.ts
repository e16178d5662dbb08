import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  DEFAULT_PREFERENCES,
  loadPreferences,
  PREFERENCES_KEY,
  READING_SPEEDS,
  savePreferences,
  TEXT_SIZES,
  PRESENT_THEMES,
  THEMES,
  type Preferences,
} from '../../src/viewer/preferences.ts'

/** A browser's storage. */
function stubStorage(stored: Record<string, string> = {}): Map<string, string> {
  const items = new Map(Object.entries(stored))
  vi.stubGlobal('window', {
    localStorage: {
      getItem: (key: string) => items.get(key) ?? null,
      setItem: (key: string, value: string) => items.set(key, value),
    },
  })
  return items
}

/** A browser that refuses to store: even naming its storage throws. */
function stubRefusingBrowser(): void {
  vi.stubGlobal('window', {
    get localStorage(): Storage {
      throw new DOMException('refused', 'SecurityError')
    },
  })
}

afterEach(() => {
  vi.unstubAllGlobals()
})

const stored = (value: unknown) => {
  stubStorage({ [PREFERENCES_KEY]: JSON.stringify(value) })
  return loadPreferences()
}

const preferences: fc.Arbitrary<Preferences> = fc.record({
  theme: fc.constantFrom(...THEMES),
  presentTheme: fc.constantFrom(...PRESENT_THEMES),
  transcriptOpen: fc.boolean(),
  transcriptLanguage: fc.constantFrom('ja', 'en', 'both', undefined),
  textSize: fc.constantFrom(...TEXT_SIZES),
  panelWidthPx: fc.integer({ min: 320, max: 640 }),
  autoplaySeconds: fc.integer({ min: 2, max: 3600 }),
  letterKeys: fc.boolean(),
  readingSpeed: fc.constantFrom(...READING_SPEEDS),
  voices: fc.record({ ja: fc.string(), en: fc.string() }, { requiredKeys: [] }),
})

describe('preferences', () => {
  it('are the defaults where nothing is stored', () => {
    stubStorage()
    expect(loadPreferences()).toEqual(DEFAULT_PREFERENCES)
  })

  it('survive a reload', () => {
    stubStorage()
    fc.assert(
      fc.property(preferences, (chosen) => {
        expect(savePreferences(chosen)).toBe(true)
        expect(loadPreferences()).toEqual(chosen)
      }),
    )
  })

  it('are kept where one of them makes no sense', () => {
    expect(stored({ theme: 'dark', textSize: 'huge', panelWidthPx: 5000, letterKeys: 'no' })).toEqual({
      ...DEFAULT_PREFERENCES,
      theme: 'dark',
    })
  })

  it.each([
    ['transcriptOpen', 'yes'],
    ['transcriptLanguage', 'fr'],
    ['panelWidthPx', 319],
    ['panelWidthPx', '420'],
    ['theme', null],
  ])('give way to the default where %s is %j', (key, value) => {
    expect(stored({ [key]: value })).toEqual(DEFAULT_PREFERENCES)
  })

  it('make sense whatever is stored', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const loaded = stored(value)
        expect(Object.keys(loaded).sort()).toEqual(Object.keys(DEFAULT_PREFERENCES).sort())
        expect(loaded.panelWidthPx).toBeGreaterThanOrEqual(320)
      }),
    )
  })

  it('are the defaults where what is stored is no JSON', () => {
    stubStorage({ [PREFERENCES_KEY]: '{"theme":' })
    expect(loadPreferences()).toEqual(DEFAULT_PREFERENCES)
  })

  it('are the defaults where the browser refuses to store, which it says', () => {
    stubRefusingBrowser()
    expect(loadPreferences()).toEqual(DEFAULT_PREFERENCES)
    expect(savePreferences(DEFAULT_PREFERENCES)).toBe(false)
  })
})
