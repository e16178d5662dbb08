import { explorePath } from '../../deck/explore/explore-file.ts'
import type { Locale } from '../../deck/locale.ts'
import { localizeData } from '../../figures/localize-data.ts'
import { checkFigures } from '../read/figure-file.ts'
import type { DeckSource } from '../read/read.ts'

/** A figure's file is made when it is asked for. */
interface ExploreFileMaker {
  path: string
  make: () => string
}

/** What the living twins of a deck's figures are made of, in one language. */
export function exploreFiles(source: DeckSource, locale: Locale): ExploreFileMaker[] {
  return [...checkFigures(source).figures.values()].flatMap(({ name, explore }) =>
    explore
      ? [
          {
            path: explorePath(locale, name),
            make: () => {
              const { form, about, data } = explore
              return JSON.stringify({ form, about: about[locale], data: localizeData(data, locale) })
            },
          },
        ]
      : [],
  )
}

/** Whether a deck has any. */
export function hasExplorables(source: Pick<DeckSource, 'figures'>): boolean {
  return [...source.figures.values()].some(
    ({ json }) => typeof json === 'object' && json !== null && 'explore' in json,
  )
}
