import type { Locale } from '../../deck/locale.ts'
import type { GlossaryTerm } from '../read/schema.ts'

/** A term's place in a text. */
export interface TermPlace {
  id: string
  from: number
  to: number
}

/** Finds the terms of a glossary in texts of one language, the longest first: `Vision Transformer` before `Transformer`. */
export type FindTerms = (text: string) => TermPlace[]

function termFinder(terms: readonly GlossaryTerm[], locale: Locale): FindTerms {
  return finderOf(terms.flatMap((entry) => formsOf(entry, locale).map((form) => ({ id: entry.id, form }))))
}

/** The terms of a deck, as each of its slides says them. */
export class DeckTerms {
  private readonly finders = new Map<Locale, FindTerms>()

  constructor(private readonly terms: readonly GlossaryTerm[]) {}

  /** Finds no word that means something else on this slide. */
  finder(locale: Locale, slug: string): FindTerms {
    const find = this.finders.get(locale) ?? termFinder(this.terms, locale)
    this.finders.set(locale, find)
    const foreign = this.terms.filter(({ notOn }) => notOn?.includes(slug)).map(({ id }) => id)
    return (text) => find(text).filter(({ id }) => !foreign.includes(id))
  }
}

/** Finds the spellings that a glossary does not want. */
export function avoidedFinder(terms: readonly GlossaryTerm[], locale: Locale): FindTerms {
  return finderOf(terms.flatMap(({ id, avoid }) => (avoid?.[locale] ?? []).map((form) => ({ id, form }))))
}

function formsOf({ term, forms }: GlossaryTerm, locale: Locale): string[] {
  return forms?.[locale] ?? [term[locale] ?? []].flat()
}

function finderOf(spellings: readonly { id: string; form: string }[]): FindTerms {
  if (spellings.length === 0) return () => []
  const sorted = [...spellings].sort((a, b) => b.form.length - a.form.length)
  const pattern = new RegExp(sorted.map(({ form }) => `(${patternOf(form)})`).join('|'), 'gu')
  return (text) =>
    [...text.matchAll(pattern)].map((match) => {
      const which = match.slice(1).findIndex((group: string | undefined) => group !== undefined)
      return { id: sorted[which]?.id ?? '', from: match.index, to: match.index + match[0].length }
    })
}

/** Words in letters begin and end where a word does; a small letter at the start may be a capital. */
function patternOf(form: string): string {
  const first = [...form][0] ?? ''
  const rest = form.slice(first.length)
  const start = first === first.toUpperCase() ? escape(first) : `[${first}${first.toUpperCase()}]`
  const before = /^[\p{Script=Latin}\p{N}]/u.test(form) ? '(?<![\\p{Script=Latin}\\p{N}_-])' : ''
  const after = /[\p{Script=Latin}\p{N}]$/u.test(form) ? '(?![\\p{Script=Latin}\\p{N}_])' : ''
  return before + start + escape(rest) + after
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}
