import { isRecord } from '../../../deck/unknown-value.ts'
import type { Dialect } from './dialect.ts'
import { readYaml } from './front-matter.ts'
import { placesOf, type SourceLine } from './source-lines.ts'

/** A slide's own lines before anything is understood of them. */
export interface RawSlide {
  lines: SourceLine[]
  /** Front matter of the slide itself (Slidev). */
  values: Readonly<Record<string, unknown>>
  /** 0 where a chapter may begin, 1 below it; undefined where the source has no such order. */
  depth?: 0 | 1
  /** What braces after the rule that it begins with say of it (Quarto). */
  attributes?: string
}

/** A line of three and more of one mark. */
const RULE = /^ {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$/

/** The slides of a Markdown deck, as its own tool parts them; `lines` are those after the deck's front matter. */
export function splitSlides(
  lines: readonly SourceLine[],
  dialect: Dialect,
  values: Readonly<Record<string, unknown>>,
): RawSlide[] {
  switch (dialect) {
    case 'slidev':
      return splitSlidev(lines, values)
    case 'reveal-markdown':
      return splitReveal(lines, ...separatorsOf(values))
    case 'quarto':
      return splitAtHeadings(lines, slideLevel(values, 2))
    case 'pandoc':
      return splitAtHeadings(lines, slideLevel(values, pandocLevel(lines)))
    case 'marp':
      return splitAtRules(lines, dividerOf(values))
    case 'markdown':
      return splitPlain(lines)
  }
}

/** Those that reveal-md's front matter names; else `---`, and `--` (as reveal.js's own pages have it) or reveal-md's `----`. */
function separatorsOf(values: Readonly<Record<string, unknown>>): [RegExp, RegExp] {
  const { separator, verticalSeparator } = values
  return [
    separatorOf(typeof separator === 'string' ? separator : undefined, /^---\s*$/),
    separatorOf(typeof verticalSeparator === 'string' ? verticalSeparator : undefined, /^(--|----)\s*$/),
  ]
}

/**
 * A separator is a regular expression of the deck's author, of which only a line's own marks are understood: `^\n---\n`,
 * `^--$`, `\n\n\n`, `<!--v-->`.
 */
export function separatorOf<Fallback>(pattern: string | undefined, fallback: Fallback): RegExp | Fallback {
  if (pattern === undefined) return fallback
  const marks = pattern.replace(/\\r\??|\\n|\[\\r\\n\]|\^|\$|\?|\s|\(|\)|\|.*/g, '')
  if (!/^[-=*_<>!a-z: ]{1,40}$/i.test(marks)) return fallback
  // A comment may be written with spaces.
  const signs = [...marks].map((mark) => (mark === '*' ? '\\*' : mark))
  return new RegExp(`^${signs.join(marks.startsWith('<') ? '\\s*' : '')}\\s*$`)
}

/** By two separators: stacks from left to right, and slides down a stack. */
export function splitReveal(
  lines: readonly SourceLine[],
  horizontal: RegExp,
  vertical: RegExp | undefined,
): RawSlide[] {
  const slides: RawSlide[] = []
  const places = placesOf(lines)
  let current: RawSlide = { lines: [], values: {}, depth: 0 }
  for (const [index, line] of lines.entries()) {
    const isHorizontal = places[index] === 'text' && horizontal.test(line.text)
    const isVertical = places[index] === 'text' && vertical?.test(line.text) === true
    if (!isHorizontal && !isVertical) {
      current.lines.push(line)
      continue
    }
    slides.push(current)
    current = { lines: [], values: {}, depth: isHorizontal ? 0 : 1 }
  }
  return withoutEmpty([...slides, current])
}

/** At the document's rules, but no line of --- that makes a heading of the text before it, and at headings of some depths. */
function splitAtRules(lines: readonly SourceLine[], divider: readonly number[] = []): RawSlide[] {
  const places = placesOf(lines)
  const slides: RawSlide[] = []
  let current: RawSlide = { lines: [], values: {} }
  const begin = () => {
    slides.push(current)
    current = { lines: [], values: {} }
  }
  for (const [index, line] of lines.entries()) {
    const isText = places[index] === 'text'
    const isUnderline = /^ {0,3}-+\s*$/.test(line.text) && isParagraph(current.lines.at(-1)?.text ?? '')
    if (isText && RULE.test(line.text) && !isUnderline) {
      begin()
      continue
    }
    if (isText && divider.includes(headingDepth(line.text)) && holdsWords(current)) begin()
    current.lines.push(line)
  }
  return withoutEmpty([...slides, current])
}

function headingDepth(text: string): number {
  return /^(#{1,6})(\s|$)/.exec(text)?.[1]?.length ?? 7
}

function holdsWords({ lines }: RawSlide): boolean {
  return lines.some(({ text }) => text.trim() !== '')
}

function isParagraph(text: string): boolean {
  const isBlock = /^\s*(#{1,6}\s|[-*+]\s|\d+[.)]\s|>|<|\||```|~~~|!\[)/.test(text)
  return text.trim() !== '' && !isBlock && !text.includes('-->')
}

/** Marp's `headingDivider`: a depth and all above it, or those that are listed. */
function dividerOf({ headingDivider }: Readonly<Record<string, unknown>>): number[] {
  if (typeof headingDivider === 'number') return [1, 2, 3, 4, 5, 6].filter((depth) => depth <= headingDivider)
  return Array.isArray(headingDivider) ? headingDivider.filter((depth) => typeof depth === 'number') : []
}

/** Each slide may begin with front matter of its own, between its --- and another. */
function splitSlidev(
  lines: readonly SourceLine[],
  deckValues: Readonly<Record<string, unknown>>,
): RawSlide[] {
  const places = placesOf(lines)
  const slides: RawSlide[] = []
  // The deck's front matter is that of its first slide.
  let current: RawSlide = { lines: [], values: deckValues }
  let headEnd = -1
  for (const [index, line] of lines.entries()) {
    if (index <= headEnd) continue
    if (places[index] !== 'text' || !/^---+\s*$/.test(line.text)) {
      current.lines.push(line)
      continue
    }
    slides.push(current)
    const head = slideFrontMatter(lines, index)
    current = { lines: [], values: head?.values ?? {} }
    headEnd = head?.end ?? headEnd
  }
  return withoutEmpty([...slides, current])
}

function slideFrontMatter(
  lines: readonly SourceLine[],
  start: number,
): { values: Record<string, unknown>; end: number } | undefined {
  if ((lines[start + 1]?.text ?? '').trim() === '') return undefined
  const end = lines.findIndex(({ text }, index) => index > start && /^---+\s*$/.test(text))
  if (end < 0) return undefined
  const source = lines.slice(start + 1, end).map(({ text }) => text)
  if (source.some((text) => /^#{1,6}\s+\S/.test(text) && !/^#\s*[\w-]+:/.test(text))) return undefined
  const read = readYaml(source.join('\n'))
  return read && read.fault === undefined ? { values: read.values, end } : undefined
}

/** At headings down to a level, and at rules. Headings above the level are slides of their own: chapters. */
function splitAtHeadings(lines: readonly SourceLine[], level: number): RawSlide[] {
  const places = placesOf(lines)
  const slides: RawSlide[] = []
  let current: RawSlide = { lines: [], values: {}, depth: 1 }
  const begin = (depth: 0 | 1, attributes?: string) => {
    slides.push(current)
    current = { lines: [], values: {}, depth, ...(attributes !== undefined && { attributes }) }
  }
  for (const [index, line] of lines.entries()) {
    if (places[index] === 'text') {
      const depth = headingDepth(line.text)
      const braces = /^ {0,3}-{3,}\s*(\{[^{}]*\})\s*$/.exec(line.text)?.[1]
      if (braces !== undefined) {
        begin(1, braces)
        continue
      }
      if (RULE.test(line.text) && !isParagraph(lines[index - 1]?.text ?? '')) {
        begin(1)
        continue
      }
      if (depth <= level) begin(depth < level ? 0 : 1)
    }
    current.lines.push(line)
  }
  return withoutEmpty([...slides, current])
}

function slideLevel(values: Readonly<Record<string, unknown>>, fallback: number): number {
  const { format } = values
  const own = isRecord(format) && isRecord(format['revealjs']) ? format['revealjs']['slide-level'] : undefined
  const level = own ?? values['slide-level'] ?? values['slide_level']
  return typeof level === 'number' ? level : fallback
}

/** Pandoc's own rule: the highest level of heading that is followed by something other than a heading. */
function pandocLevel(lines: readonly SourceLine[]): number {
  const places = placesOf(lines)
  let level = 7
  let heading = 7
  for (const [index, { text }] of lines.entries()) {
    if (text.trim() === '') continue
    const depth = places[index] === 'text' ? headingDepth(text) : 7
    if (depth === 7) level = Math.min(level, heading)
    heading = depth
  }
  return level === 7 ? 1 : level
}

/** Markdown of no tool: rules part it if there are any, else its highest headings do. */
function splitPlain(lines: readonly SourceLine[]): RawSlide[] {
  const byRules = splitAtRules(lines)
  if (byRules.length > 1) return byRules
  const places = placesOf(lines)
  const count = (depth: number) =>
    lines.filter(({ text }, index) => places[index] === 'text' && headingDepth(text) === depth).length
  return splitAtHeadings(lines, count(1) > 1 || count(2) === 0 ? 1 : 2)
}

function withoutEmpty(slides: readonly RawSlide[]): RawSlide[] {
  const isShown = ({ values }: RawSlide) => ['src', 'image', 'url', 'background'].some((key) => key in values)
  return slides.filter((slide) => holdsWords(slide) || slide.attributes !== undefined || isShown(slide))
}
