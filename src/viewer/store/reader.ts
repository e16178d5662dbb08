import type { Locale } from '../../deck/locale.ts'
import type { Preferences } from '../preferences.ts'
import type { SetState } from './set-state.ts'

/** Who reads: in which language, with what preferences, and what was read. */
export interface Reader {
  /** Language of the slides and of the interface. */
  locale: Locale
  preferences: Preferences
  /** Slides that were read on this device; none until that is known. */
  visited: ReadonlySet<number>

  setLocale: (locale: Locale) => void
  setPreferences: (changes: Partial<Preferences>) => void
  setVisited: (visited: ReadonlySet<number>) => void
}

const NONE_VISITED: ReadonlySet<number> = new Set()

export type ReaderStart = Pick<Reader, 'locale' | 'preferences'>

export function createReader(set: SetState<Reader>, start: ReaderStart): Reader {
  return {
    locale: start.locale,
    preferences: start.preferences,
    visited: NONE_VISITED,

    setLocale: (locale) => {
      set({ locale })
    },
    setPreferences: (changes) => {
      set(({ preferences }) => ({ preferences: { ...preferences, ...changes } }))
    },
    setVisited: (visited) => {
      set({ visited })
    },
  }
}
