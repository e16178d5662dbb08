import { isLocale, type Locale } from '../../deck/locale.ts'

/** A text in the languages of a deck, somewhere in one of its JSON files. */
export interface LocalizedText {
  path: readonly PropertyKey[]
  texts: Partial<Record<Locale, string>>
}

/** Every text in a JSON value that is there in the language given: an object of nothing but languages, with words. */
export function localizedTexts(value: unknown, first: Locale): LocalizedText[] {
  const found: LocalizedText[] = []
  const walk = (node: unknown, path: readonly PropertyKey[]): void => {
    if (isLocalized(node, first)) {
      found.push({ path, texts: node })
      return
    }
    if (Array.isArray(node)) for (const [index, child] of node.entries()) walk(child, [...path, index])
    else if (typeof node === 'object' && node !== null)
      for (const [key, child] of Object.entries(node)) walk(child, [...path, key])
  }
  walk(value, [])
  return found
}

function isLocalized(node: unknown, first: Locale): node is Partial<Record<Locale, string>> {
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return false
  const entries = Object.entries(node)
  return (
    entries.every(([key, text]) => isLocale(key) && typeof text === 'string') &&
    entries.some(([key, text]) => key === first && text !== '')
  )
}

/**
 * Texts that a deck's JSON lacks in a language it is being translated into are those of its first language meanwhile.
 * Changes the value in place.
 */
export function fillLocales(
  value: unknown,
  [first]: readonly Locale[],
  translating: readonly Locale[],
): void {
  if (first === undefined || translating.length === 0) return
  for (const { texts } of localizedTexts(value, first))
    for (const locale of translating) texts[locale] ||= texts[first] ?? ''
}

/** The same for deck.json itself, which says which languages these are; what is wrong with that is told elsewhere. */
export function fillDeckFile(value: unknown): void {
  if (typeof value !== 'object' || value === null) return
  const { locales, translating } = value as Record<string, unknown>
  const known = (list: unknown): Locale[] => (Array.isArray(list) ? list.filter(isLocale) : [])
  fillLocales(value, known(locales), known(translating))
}
