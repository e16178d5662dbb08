import { LOCALES, type Locale } from './locale.ts'

/** True where one of the titles that a file brings is the deck's in one of its languages. */
export function sharesTitle(brought: object, title: Partial<Record<Locale, string>>): boolean {
  const titles: unknown[] = Object.values(brought)
  return LOCALES.some((locale) => title[locale] !== undefined && titles.includes(title[locale]))
}

/** Characters of a title: what is longer is none, and would hold up who draws it. */
const LONGEST_TITLE = 300
/** A deck has one in each of its languages. */
const MOST_TITLES = 5

/** The titles that a file brings, to be told to the reader: what is none is left out. */
export function titlesIn(brought: object): string {
  return Object.values(brought)
    .filter((title): title is string => typeof title === 'string' && title.length <= LONGEST_TITLE)
    .slice(0, MOST_TITLES)
    .join(' / ')
}
