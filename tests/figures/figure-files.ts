import { readdirSync, readFileSync } from 'node:fs'
import { LOCALES, type Locale } from '../../src/deck/locale.ts'

/** The deck's folder; tests run in the project's. */
export const SLIDES = 'slides'

// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller knows what the file holds
export function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8')) as T
}

export function figureNames(): string[] {
  return readdirSync(`${SLIDES}/figures`)
    .filter((entry) => entry.endsWith('.json'))
    .map((entry) => entry.slice(0, -'.json'.length))
}

/** As the compiler hands data over: texts in one language. */
export function localizeForTest(data: unknown, locale: Locale): unknown {
  if (Array.isArray(data)) return data.map((item) => localizeForTest(item, locale))
  if (typeof data !== 'object' || data === null) return data
  const keys = Object.keys(data)
  if (keys.length > 0 && keys.every((key) => (LOCALES as readonly string[]).includes(key))) {
    return (data as Record<Locale, string>)[locale]
  }
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, localizeForTest(value, locale)]))
}
