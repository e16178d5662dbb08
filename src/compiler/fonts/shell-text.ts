import type { Locale } from '../../deck/locale.ts'
import { AROUND_MESSAGES } from '../../i18n/around-messages.ts'
import { DOCUMENT_MESSAGES } from '../../i18n/document-messages.ts'
import { createI18n } from '../../i18n/i18n.ts'
import { HELP_MESSAGES } from '../../i18n/help-messages.ts'
import { READER_MESSAGES } from '../../i18n/reader-messages.ts'
import { SPEAKER_MESSAGES } from '../../i18n/speaker-messages.ts'

/** What of the interface's words a page shows when it is opened; the others come with a dialog. */
const SHOWN_FIRST = ['header', 'controls', 'transcript', 'search', 'particulars']

/**
 * The shell is in the talk's face as soon as the deck's fonts are there: until then nothing of it is fetched. Its three dots
 * are Japanese ones, halfway up: other languages have low ones.
 */
export const SHELL_FACE =
  "@font-face{font-family:'Low Dots';src:local(Arial),local('Liberation Sans');unicode-range:U+2026}:root{--font-controls:var(--font-talk)}:root:not(:lang(ja)){--font-controls:'Low Dots',var(--font-talk)}"

/** The characters of the interface's words: those that are seen at first, and all. */
export function shellText(locales: readonly Locale[]): ReadonlySet<string>[] {
  const first = new Set<string>()
  const all = new Set<string>()
  for (const locale of locales) {
    const words = createI18n(locale).getResourceBundle(locale, 'translation') as unknown
    for (const [key, value] of Object.entries(words ?? {}))
      addCharacters(SHOWN_FIRST.includes(key) ? first : all, value)
    for (const later of [
      AROUND_MESSAGES,
      DOCUMENT_MESSAGES,
      HELP_MESSAGES,
      READER_MESSAGES,
      SPEAKER_MESSAGES,
    ] as Partial<Record<Locale, unknown>>[])
      addCharacters(all, later[locale])
  }
  return [first, all]
}

function addCharacters(set: Set<string>, words: unknown): void {
  if (typeof words === 'string') for (const character of words) if (character > ' ') set.add(character)
  if (typeof words === 'object' && words) for (const value of Object.values(words)) addCharacters(set, value)
}
