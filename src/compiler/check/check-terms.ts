import type { ContainerDirective } from 'mdast-util-directive'
import { SKIP, visit } from 'unist-util-visit'
import type { Locale } from '../../deck/locale.ts'
import { lineOf } from '../parse/positions.ts'
import type { Report } from '../read/problem.ts'
import type { DeckSource } from '../read/read.ts'
import { avoidedFinder, type FindTerms } from '../parse/find-terms.ts'

/** What finds the spellings that the deck's glossary does not want, by language; empty where it wants all. */
export function avoidedTerms({ deck, glossary }: DeckSource): ReadonlyMap<Locale, FindTerms> {
  const strict = glossary.filter(({ avoid }) => avoid !== undefined)
  if (strict.length === 0) return new Map()
  return new Map(deck.locales.map((locale) => [locale, avoidedFinder(strict, locale)]))
}

/** Words that somebody else wrote stay as they are. */
const OTHERS_WORDS = ['quoted', 'lang', 'cite']

/** A term is written in one way. */
export function checkTerms(body: ContainerDirective, find: FindTerms | undefined, report: Report): void {
  if (!find) return
  visit(body, (node) => {
    if (node.type === 'textDirective' && OTHERS_WORDS.includes(node.name)) return SKIP
    if (node.type !== 'text') return undefined
    for (const { id, from, to } of find(node.value)) {
      report(
        lineOf(node),
        `"${node.value.slice(from, to)}" is written otherwise here: the term "${id}" of glossary.json`,
      )
    }
    return undefined
  })
}
