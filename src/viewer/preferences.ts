import { LOCALES, type Locale } from '../deck/locale.ts'
import { isAutoplaySeconds, isTranscriptLanguage, type TranscriptLanguage } from '../deck/deck-link.ts'
import { isRecord } from '../deck/unknown-value.ts'
import { readStored, writeStored } from '../ui/storage.ts'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

export const PRESENT_THEMES = ['page', 'light', 'dark'] as const
export type PresentTheme = (typeof PRESENT_THEMES)[number]

export const TEXT_SIZES = ['small', 'medium', 'large'] as const
export type TextSize = (typeof TEXT_SIZES)[number]

/** Speeds of reading aloud, as multiples of the voice's own. */
export const READING_SPEEDS = [0.6, 0.8, 1, 1.2, 1.5, 2] as const
export type ReadingSpeed = (typeof READING_SPEEDS)[number]

/** What the reader chose, kept on this machine alone. */
export interface Preferences {
  theme: Theme
  /** Theme of present mode: a hall can be darker or lighter than a desk. `page`: as outside of it. */
  presentTheme: PresentTheme
  transcriptOpen: boolean
  /** Undefined: the language of the slides. */
  transcriptLanguage: TranscriptLanguage | undefined
  textSize: TextSize
  /** Width of the transcript panel in CSS px, 320–640. */
  panelWidthPx: number
  /** Seconds that each slide stands when slides go on by themselves. */
  autoplaySeconds: number
  /** False switches single-letter keys off, for who steers by voice. */
  letterKeys: boolean
  readingSpeed: ReadingSpeed
  /** The voice that reads a language aloud, by its `voiceURI`; without one the best that is there. */
  voices: Partial<Record<Locale, string>>
}

export const DEFAULT_PREFERENCES: Preferences = {
  theme: 'system',
  presentTheme: 'page',
  transcriptOpen: true,
  transcriptLanguage: undefined,
  textSize: 'medium',
  panelWidthPx: 420,
  autoplaySeconds: 20,
  letterKeys: true,
  readingSpeed: 1,
  voices: {},
}

export const PANEL_WIDTH_PX = { min: 320, max: 640 } as const

/** `early.ts` reads theme and transcriptOpen under this name too, before the page is painted. */
export const PREFERENCES_KEY = 'colloquium'

/** Each stored value that makes no sense gives way to its default, and the rest is kept. */
export function loadPreferences(): Preferences {
  const value = readStored(PREFERENCES_KEY)
  if (!isRecord(value)) return DEFAULT_PREFERENCES
  const oneOf = <T>(list: readonly T[], candidate: unknown, fallback: T): T =>
    list.find((item) => item === candidate) ?? fallback
  const { min, max } = PANEL_WIDTH_PX
  const width = value['panelWidthPx']
  return {
    theme: oneOf(THEMES, value['theme'], DEFAULT_PREFERENCES.theme),
    presentTheme: oneOf(PRESENT_THEMES, value['presentTheme'], DEFAULT_PREFERENCES.presentTheme),
    transcriptOpen: oneOf([true, false], value['transcriptOpen'], DEFAULT_PREFERENCES.transcriptOpen),
    transcriptLanguage: isTranscriptLanguage(value['transcriptLanguage'])
      ? value['transcriptLanguage']
      : undefined,
    textSize: oneOf(TEXT_SIZES, value['textSize'], DEFAULT_PREFERENCES.textSize),
    panelWidthPx:
      typeof width === 'number' && width >= min && width <= max ? width : DEFAULT_PREFERENCES.panelWidthPx,
    autoplaySeconds: isAutoplaySeconds(value['autoplaySeconds'])
      ? value['autoplaySeconds']
      : DEFAULT_PREFERENCES.autoplaySeconds,
    letterKeys: oneOf([true, false], value['letterKeys'], DEFAULT_PREFERENCES.letterKeys),
    readingSpeed: oneOf(READING_SPEEDS, value['readingSpeed'], DEFAULT_PREFERENCES.readingSpeed),
    voices: voicesIn(value['voices']),
  }
}

function voicesIn(stored: unknown): Preferences['voices'] {
  if (typeof stored !== 'object' || stored === null) return {}
  const value = stored as Partial<Record<Locale, unknown>>
  return Object.fromEntries(
    LOCALES.flatMap((locale) => (typeof value[locale] === 'string' ? [[locale, value[locale]]] : [])),
  )
}

/** False where the browser refuses to store: the choice then lasts as long as the page. */
export function savePreferences(preferences: Preferences): boolean {
  return writeStored(PREFERENCES_KEY, preferences)
}
