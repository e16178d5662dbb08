import type { Locale } from '../locale.ts'
import { foldText } from '../search.ts'

/*
 * Which talks of a shelf can hold a query at all: each talk's text is broken into pairs of characters, and a list says of
 * each pair which talks have it. The lists lie in a fixed number of files, of which a query fetches the few that it needs;
 * only talks that have all of its pairs are then looked through.
 */

/** Files that the lists of a language are spread over. */
export const GRAM_FILES = 64

/** The list of one file: by pair, the places of talks in the shelf's list of talks. */
export type GramFile = Record<string, number[]>

/**
 * Pairs of neighbouring characters, and the characters by themselves, folded as search folds. Long vowel marks are left
 * out, since a kana word is found with and without one; no pair spans a space.
 */
export function gramsOf(text: string): Set<string> {
  const grams = new Set<string>()
  addGrams(text, grams)
  return grams
}

export function addGrams(text: string, grams: Set<string>): void {
  for (const word of foldText(text).text.replaceAll('ー', '').split(' ')) {
    for (let at = 0; at < word.length; at++) {
      grams.add(word.charAt(at))
      if (at > 0) grams.add(word.slice(at - 1, at + 1))
    }
  }
}

/** What a text has to have for a query, or all of its words, to be found in it: pairs, and a word of one character itself. */
export function gramsOfQuery(query: string): string[] {
  const needed = query.split(/\s+/).flatMap((word) => {
    const grams = [...gramsOf(word)]
    const pairs = grams.filter(({ length }) => length > 1)
    return pairs.length > 0 ? pairs : grams
  })
  return [...new Set(needed)]
}

/** The file that a pair's list is in. */
export function gramFileOf(gram: string): number {
  let hash = 0
  for (let at = 0; at < gram.length; at++) hash = (hash * 31 + gram.charCodeAt(at)) % 65521
  return hash % GRAM_FILES
}

/** Path of a file of lists below the shelf's base. */
export function gramFilePath(locale: Locale, file: number): string {
  return `find/${locale}/${String(file)}.json`
}
