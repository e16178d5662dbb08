import { LOCALES, type Locale } from '../deck/locale.ts'
import { inLocale } from './drawing.ts'

/** Where data hold a text in each locale, a reader gets the one of its own; throws where there is none. */
export function localizeData(data: unknown, locale: Locale): unknown {
  if (Array.isArray(data)) return data.map((item) => localizeData(item, locale))
  if (typeof data !== 'object' || data === null) return data
  const entries = Object.entries(data)
  if (entries.length > 0 && entries.every(([key]) => (LOCALES as readonly string[]).includes(key))) {
    return inLocale(data, locale)
  }
  return Object.fromEntries(entries.map(([key, value]) => [key, localizeData(value, locale)]))
}
