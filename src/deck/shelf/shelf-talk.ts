import type { Locale } from '../locale.ts'

/** Where a deck stands on a shelf of several: what its pages know of the shelf, which lies a folder above its base. */
export interface ShelfPlace {
  /** The talk's name there: its folder. */
  talk: string
  /** Languages of the shelf. */
  locales: Locale[]
  title: Partial<Record<Locale, string>>
}

/** A text in those languages that it has. */
export type LocalText = Partial<Record<Locale, string>>

/** What a shelf knows of a talk. */
export interface ShelfTalk {
  /** Its folder, and its address below the shelf's base. */
  name: string
  title: LocalText
  speaker: LocalText
  event: LocalText
  description: LocalText
  tags: LocalText[]
  /** Day on which it was given, as 2023-03-24. */
  given: string
  /** Day on which its slides were published. */
  published?: string
  /** Languages of the talk, the one that it was given in first. */
  locales: Locale[]
  slideCount: number
  /** By language, the `picture` of its first slide (picture-path.ts); empty where no pictures were made. */
  covers: LocalText
  works: ShelfWork[]
}

/** A work that a talk cites. */
export interface ShelfWork {
  /** The same for the same work in any talk: by its DOI, its number on arXiv, its address or its title. */
  id: string
  /** Its key in the talk's references.json: the talk's own list has it at `#key`. */
  key: string
  /** In APA's form, as the talk's list of references shows it. */
  html: string
  links: { label: string; url: string }[]
  /** The slides that cite it. */
  slides: { slideNumber: number; title: LocalText }[]
}

/** Each text in the reader's language where there is one, else in the talk's first. */
export function textIn(
  text: LocalText,
  locale: Locale,
  locales: readonly Locale[],
): { text: string; locale: Locale } {
  const shown = [locale, ...locales].find((candidate) => text[candidate]) ?? locale
  return { text: text[shown] ?? '', locale: shown }
}

/** The language that a talk is opened in from a page in a language. */
export function talkLocale({ locales }: Pick<ShelfTalk, 'locales'>, locale: Locale): Locale {
  return locales.includes(locale) ? locale : (locales[0] ?? locale)
}

/** The shelf's page in a talk's language, or in its own first: from the talk's base. */
export function shelfAddress({ locales }: Pick<ShelfPlace, 'locales'>, locale: Locale): string {
  return `../${locales.includes(locale) ? locale : (locales[0] ?? locale)}/`
}
