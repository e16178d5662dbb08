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
              const own = 'example' in data ? withCorpus(data, source) : data
              return JSON.stringify({ form, about: about[locale], data: localizeData(own, locale) })
            },
          },
        ]
      : [],
  )
}

/** A toy that writes reads the deck's glossary, unless its figure brings a text. */
function withCorpus<T extends { corpus?: string[] | undefined }>(
  data: T,
  { glossary }: Pick<DeckSource, 'glossary'>,
): T & { corpus: string[] } {
  return { ...data, corpus: data.corpus ?? glossary.flatMap(({ line }) => line.en ?? []) }
}

/** Whether a deck has any. */
export function hasExplorables(source: Pick<DeckSource, 'figures'>): boolean {
  return [...source.figures.values()].some(
    ({ json }) => typeof json === 'object' && json !== null && 'explore' in json,
  )
}
