import type { Locale } from './locale.ts'
import { findOrdinaryForms } from '../repair/ordinary-forms.ts'
import type { BlockKind, SlideReference, TranscriptBlock, TranscriptSlide } from './types.ts'

/**
 * Text as search compares it. Two spellings of one word fold to the same: full and half width, capitals, hiragana and
 * katakana, accents, dashes and quotation marks, a radical and its character; spaces and line breaks are left out where
 * they don't part two words of letters.
 */
export interface FoldedText {
  text: string
  /** Where each unit of `text` begins in the original. */
  starts: readonly number[]
  /** Where each unit of `text` ends in the original: a unit can stand for several characters, or be one of several. */
  ends: readonly number[]
}

/** A stretch of the original text: from `start` to before `end`. */
export interface TextRange {
  start: number
  end: number
}

/** A character with what belongs to it, so that composing never looks across the border. */
const CLUSTER = /[^\p{M}\uff9e\uff9f][\p{M}\uff9e\uff9f]*|[\p{M}\uff9e\uff9f]+/gsu

export function foldText(original: string): FoldedText {
  const folder = new Folder()
  for (const match of original.matchAll(CLUSTER)) {
    const end = match.index + match[0].length
    for (const char of foldCluster(match[0])) folder.add(char, match.index, end)
  }
  return folder.finish()
}

/** Writes folded characters, and decides of spaces and dashes by what stands around them. */
class Folder {
  private readonly chars: string[] = []
  private readonly starts: number[] = []
  private readonly ends: number[] = []
  /** A space, dash or long vowel mark that the next character decides. */
  private pending: { char: string; start: number; end: number } | undefined

  add(char: string, start: number, end: number): void {
    const kind = isSpace(char) ? ' ' : char
    if (this.pending?.char === kind) {
      this.pending.end = end
      return
    }
    this.settle(char)
    if (kind === ' ' || kind === LONG_MARK || (kind === '-' && isKana(this.chars.at(-1)))) {
      this.pending = { char: kind, start, end }
    } else this.write(char, start, end)
  }

  finish(): FoldedText {
    this.settle(undefined)
    return { text: this.chars.join(''), starts: this.starts, ends: this.ends }
  }

  private settle(next: string | undefined): void {
    const { pending } = this
    this.pending = undefined
    if (pending) {
      const char = settled(pending.char, this.chars.at(-1), next)
      if (char) this.write(char, pending.start, pending.end)
    }
  }

  private write(char: string, start: number, end: number): void {
    for (let index = 0; index < char.length; index++) {
      this.chars.push(toHiragana(char.charAt(index)))
      this.starts.push(start)
      this.ends.push(end)
    }
  }
}

const LONG_MARK = 'ー'

/** A space stays between two words of letters; a dash inside a kana word is a long vowel mark typed or read wrongly. */
function settled(char: string, before: string | undefined, next: string | undefined): string {
  if (char === ' ') return isWordLetter(before) && isWordLetter(next) ? ' ' : ''
  return char === '-' && isKana(before) && isKana(next) ? LONG_MARK : char
}

function isKana(char: string | undefined): boolean {
  return char !== undefined && /^[\u3041-\u3096\u309d\u309e\u30a1-\u30fe]/.test(char)
}

function toHiragana(char: string): string {
  return /[\u30a1-\u30f6\u30fd\u30fe]/.test(char) ? String.fromCharCode(char.charCodeAt(0) - 0x60) : char
}

function isSpace(char: string): boolean {
  return /\s/.test(char)
}

/** Letters and digits of scripts that part their words by spaces. */
function isWordLetter(char: string | undefined): boolean {
  return (
    char !== undefined && /^[\p{L}\p{N}]/u.test(char) && !/^[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}ー]/u.test(char)
  )
}

const clusters = new Map<string, string>()

/** A cluster folded on its own; what was folded once is remembered, since a text repeats few characters. */
function foldCluster(cluster: string): string {
  const known = clusters.get(cluster)
  if (known !== undefined) return known
  const folded = stripAccents(ordinary(cluster).normalize('NFKC').toLowerCase())
    .replace(/[\p{Cf}\ufe00-\ufe0f]/gu, '')
    .replace(/[\u2010-\u2015\u2212\u2043]/g, '-')
    .replace(/[\u2018\u2019\u02bc\u2032]/g, "'")
    .replace(/[\u201c\u201d\u2033\u301d\u301f]/g, '"')
    .replace(/、/g, ',')
    .replace(/。/g, '.')
    .replace(/\u301c/g, '~')
    .replace(/ς/g, 'σ')
  clusters.set(cluster, folded)
  return folded
}

function ordinary(cluster: string): string {
  return findOrdinaryForms(cluster)[0]?.text ?? cluster
}

/** Accents of Latin and Greek letters; never the voicing marks of kana. */
function stripAccents(text: string): string {
  return /^[\p{sc=Latin}\p{sc=Greek}]/u.test(text) ? text.normalize('NFD').replace(/\p{Mn}/gu, '') : text
}

/**
 * What finds a query in folded text; undefined for a query of nothing but spaces. A longer kana word is found with and
 * without the long vowel mark at its end (`サーバー`, `サーバ`); a short one (`キー`) would then be found everywhere.
 */
export function compileQuery(query: string): RegExp | undefined {
  const folded = foldText(query).text.trim()
  if (!folded) return undefined
  const kana = '[\u3041-\u3096\u309d\u309eー]'
  const literal = folded.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
  const source = literal.replace(new RegExp(`(${kana}{2,}[\u3041-\u3096])ー?(?!${kana})`, 'g'), '$1ー?')
  return new RegExp(source, 'g')
}

/** All places where a compiled query stands in a folded text, in the original's coordinates. */
export function findRanges({ text, starts, ends }: FoldedText, query: RegExp): TextRange[] {
  return [...text.matchAll(query)].map(({ index, 0: found }) => ({
    start: starts[index] ?? 0,
    end: ends[index + found.length - 1] ?? 0,
  }))
}

/** Where on a slide something is found, what says most of the slide's subject first. */
const HIT_KINDS = ['title', 'text', 'figure', 'work'] as const
type HitKind = (typeof HIT_KINDS)[number]

/** A block or cited work as search knows it. */
interface SearchEntry {
  slideNumber: number
  locale: Locale
  kind: HitKind
  /** Place on the slide, for order and for telling that two entries are the same in two languages. */
  place: number
  /** Undefined for a cited work, which is no block. */
  block: string | undefined
  text: string
  folded: FoldedText
}

/** A block (or cited work) that holds what was searched for, in the language in which it was found. */
export type SearchHit = Omit<SearchEntry, 'place' | 'kind'> & {
  /** `note`: the text is the reader's own note on the block. */
  kind: HitKind | 'note'
}

export interface SearchResult {
  /** Each block once, those of a slide together: slides and their hits with what is most likely meant first. */
  hits: SearchHit[]
  /** What was looked for: the whole query, or each of its words where the whole stands nowhere. */
  queries: RegExp[]
}

export const NO_RESULT: SearchResult = { hits: [], queries: [] }

/** Comes after every block of a slide. */
const WORKS_PLACE = 10_000

/** A slide as search reads it. */
export interface SearchableSlide extends Pick<TranscriptSlide, 'slideNumber'> {
  blocks: readonly Pick<TranscriptBlock, 'id' | 'kind' | 'text'>[]
  references: readonly Pick<SlideReference, 'text'>[]
}

/** The text of a deck, folded once; filled pack by pack, as they arrive. */
export class SearchIndex {
  private readonly entries: SearchEntry[] = []
  private isSorted = true

  add(locale: Locale, slides: readonly SearchableSlide[]): void {
    for (const { slideNumber, blocks, references } of slides) {
      const texts = [
        ...blocks.map(({ id, text, kind }, place) => ({ block: id, text, place, kind: hitKindOf(kind) })),
        ...references.map(({ text }, index) => ({
          ...{ block: undefined, text, kind: 'work' as const },
          place: WORKS_PLACE + index,
        })),
      ]
      for (const entry of texts) {
        this.entries.push({ slideNumber, locale, ...entry, folded: foldText(entry.text) })
      }
    }
    this.isSorted = false
  }

  /**
   * Finds a query in all languages. Where a block holds it in a language that is shown, it isn't told of again in
   * another. Where the whole query stands nowhere, blocks that hold all of its words are found.
   */
  search(query: string, shown: readonly Locale[]): SearchResult {
    const whole = compileQuery(query)
    if (!whole) return NO_RESULT
    const hits = this.find([whole], shown)
    if (hits.length > 0) return { hits, queries: [whole] }
    const words = query.split(/\s+/).map(compileQuery)
    const queries = words.filter((word) => word !== undefined)
    return queries.length > 1 ? { hits: this.find(queries, shown), queries } : { hits, queries: [whole] }
  }

  private find(queries: readonly RegExp[], shown: readonly Locale[]): SearchHit[] {
    if (!this.isSorted) this.entries.sort((a, b) => a.slideNumber - b.slideNumber || a.place - b.place)
    this.isSorted = true
    const rank = ({ locale }: SearchEntry) => (shown.includes(locale) ? shown.indexOf(locale) : shown.length)
    const hits: SearchEntry[] = []
    for (const entry of this.entries) {
      if (!queries.every((query) => entry.folded.text.search(query) >= 0)) continue
      const last = hits.at(-1)
      if (!isSamePlace(entry, last)) hits.push(entry)
      else if (last && rank(entry) < rank(last)) hits[hits.length - 1] = entry
    }
    return inOrderOfMeaning(hits, queries)
  }
}

function hitKindOf(kind: BlockKind): HitKind {
  return kind === 'title' || kind === 'figure' ? kind : 'text'
}

/** Characters of a text that count as equally near to its beginning. */
const NEARNESS = 12

/** The hits of a slide, and how likely it is that it was meant: a smaller number is likelier. */
interface FoundSlide {
  hits: Record<HitKind, SearchEntry[]>
  rank: number
}

/**
 * Slides that say it in their title come first, then those that say it in their text, in a figure, in a reference. Of
 * those, the ones that begin with it are about it; the rest stand in order of the talk.
 */
function inOrderOfMeaning(hits: readonly SearchEntry[], queries: readonly RegExp[]): SearchEntry[] {
  const slides = new Map<number, FoundSlide>()
  for (const hit of hits) {
    const known = slides.get(hit.slideNumber)
    const slide = known ?? { hits: { title: [], text: [], figure: [], work: [] }, rank: Infinity }
    if (!known) slides.set(hit.slideNumber, slide)
    slide.hits[hit.kind].push(hit)
    slide.rank = Math.min(slide.rank, rankOf(hit, queries))
  }
  // What is equal stays in order of the talk.
  const ordered = [...slides.values()].sort((a, b) => a.rank - b.rank)
  return ordered.flatMap((slide) => HIT_KINDS.flatMap((kind) => slide.hits[kind]))
}

function rankOf({ kind, folded: { text } }: SearchEntry, queries: readonly RegExp[]): number {
  const start = Math.min(...queries.map((query) => text.search(query)))
  const nearness = Math.ceil(start / NEARNESS)
  return HIT_KINDS.indexOf(kind) + nearness / (nearness + 1)
}

function isSamePlace(a: SearchEntry, b: SearchEntry | undefined): boolean {
  return a.slideNumber === b?.slideNumber && a.place === b.place
}

/** Where the queries stand in a hit's text, in order. */
export function rangesOf({ folded }: Pick<SearchHit, 'folded'>, queries: readonly RegExp[]): TextRange[] {
  return mergeRanges(queries.flatMap((query) => findRanges(folded, query)))
}

/** In order, those that touch made one. */
export function mergeRanges(ranges: readonly TextRange[]): TextRange[] {
  const merged: TextRange[] = []
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else merged.push({ start, end })
  }
  return merged
}
