import type { Locale } from '../../deck/locale.ts'
import { PACK_SIZE } from '../../deck/types.ts'
import type { CitedWork } from '../../deck/works.ts'
import type { CompiledSlide } from '../compiled-deck.ts'
import { formatBibtex, type CslItem } from '../pages/bibliography.ts'
import { allAuthors, linksOf } from '../pages/references-page.ts'
import { placeOf } from '../read/references.ts'
import type { CslWork } from '../read/schema.ts'
import { translatorOf } from '../pages/translator.ts'

/** Authors that a card names; of more, the first and how many others there are. */
const NAMED = 6

/** The works that slides of a pack cite, in the order in which they do. */
export function worksPack(
  references: ReadonlyMap<string, CslWork>,
  slides: readonly CompiledSlide[],
  pack: number,
  locale: Locale,
): CitedWork[] {
  const keys = slides.slice(pack * PACK_SIZE, (pack + 1) * PACK_SIZE).flatMap(({ cited }) => cited)
  return [...new Set(keys)].flatMap((key) => {
    const work = references.get(key)
    return work ? [toCitedWork(work, slides, locale)] : []
  })
}

function toCitedWork(work: CslWork, slides: readonly CompiledSlide[], locale: Locale): CitedWork {
  const authors = authorLine(work, locale)
  const venue = placeOf(work).join(', ')
  return {
    key: work.id,
    title: work.title ?? work.id,
    ...(authors && { authors }),
    ...(venue && { venue }),
    links: linksOf(work),
    // Not `map`, which would keep the places of slides that are missing.
    slides: slides.flatMap(({ cited, slideNumber }) => (cited.includes(work.id) ? slideNumber : [])),
    bibtex: formatBibtex(bibtexItem(work)),
  }
}

function authorLine(work: CslWork, locale: Locale): string {
  const names = (work.author ?? []).map(({ given, family, literal }) =>
    family === undefined ? (literal ?? '') : [given, family].filter(Boolean).join(' '),
  )
  const isCut = names.length > NAMED || allAuthors(work).length > names.length
  const named = names.slice(0, NAMED).join(', ')
  return isCut && named ? translatorOf(locale)('document.authorsAndOthers', { names: named }) : named
}

/** What is noted for this deck alone stays out of it. */
function bibtexItem(work: CslWork): CslItem {
  const { custom: _custom, ...rest } = work
  const author = allAuthors(work)
  return { ...rest, ...(author.length > 0 && { author }) }
}
