import type { Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { defaultTreeAdapter, parse } from 'parse5'
import { TOO_DEEP, tooDeepAt } from '../../compiler/parse/depth.ts'
import { ImportError } from './import-error.ts'

/*
 * What an import takes at the most. A file of a stranger may be made to keep a machine busy for hours or to fill its memory:
 * it is refused before that, by what no talk has.
 */

/** Pages or slides of a deck. */
const MOST_PAGES = 2000
/** Characters on all slides together: a talk of 95 slides has some 20,000. */
const MOST_CHARACTERS = 1_000_000
/** Characters on one slide: more can't be shown, let alone read. */
const MOST_ON_A_PAGE = 50_000
/** Lines on one slide: the smallest print of a page has some hundred. */
const MOST_LINES_ON_A_PAGE = 1000
/** Lines on all slides together: a talk of 95 slides has some 1,000. */
const MOST_LINES = 40_000
/** Words on all slides together, Japanese ones counting as one to the next ASCII: a talk of 95 slides has some 4,000. */
const MOST_WORDS = 200_000
/** Elements in elements. Pages of Speaker Deck have some 20. */
const DEEPEST_ELEMENT = 256
/** Elements of a page: one of reveal.js with 95 slides has some 20,000. */
const MOST_ELEMENTS = 300_000
/** A page is at the most so many times as high as it is wide. */
export const HIGHEST_PAGE = 4

export function checkPageCount(name: string, count: number, what = 'slides'): void {
  if (count <= MOST_PAGES) return
  throw new ImportError(
    name,
    `${String(count)} ${what} are more than a deck has (${String(MOST_PAGES)}): import a part of it`,
  )
}

/** `texts` holds the words of each slide; `place` is where they stand, where that is another than a slide's number. */
export function checkWords(name: string, texts: readonly string[], place?: string): void {
  const long = texts.findIndex(({ length }) => length > MOST_ON_A_PAGE)
  const total = texts.reduce((sum, { length }) => sum + length, 0)
  if (long >= 0)
    throw new ImportError(
      name,
      `${String(texts[long]?.length)} characters are more than a slide has (${String(MOST_ON_A_PAGE)}): is it a text of slides?`,
      place ?? `slide ${String(long + 1)}`,
    )
  if (total > MOST_CHARACTERS) throw tooManyWords(name, total)
  checkLineCount(name, texts, place)
  const words = texts.reduce((sum, text) => sum + (text.match(WORD)?.length ?? 0), 0)
  if (words > MOST_WORDS)
    throw new ImportError(
      name,
      `${String(words)} words are more than the slides of a talk have (${String(MOST_WORDS)}): import a part of it`,
    )
}

/** What a repair judges by itself. */
const WORD = /[!-~]+|[^!-~\s]+/g

/** Each line becomes a block, which costs more than its words do. */
function checkLineCount(name: string, texts: readonly string[], place?: string): void {
  const counts = texts.map((text) => text.split('\n').length)
  const long = counts.findIndex((count) => count > MOST_LINES_ON_A_PAGE)
  if (long >= 0)
    throw new ImportError(
      name,
      `${String(counts[long])} lines are more than a slide has (${String(MOST_LINES_ON_A_PAGE)}): is it a text of slides?`,
      place ?? `slide ${String(long + 1)}`,
    )
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (total > MOST_LINES)
    throw new ImportError(
      name,
      `${String(total)} lines are more than the slides of a talk have (${String(MOST_LINES)}): import a part of it`,
    )
}

/** Of all slides together, before any is read. Pictures that are written into the text are no words. */
export function checkTotal(name: string, texts: readonly string[]): void {
  const total = texts.reduce((sum, text) => sum + text.replace(/data:[^\s"'<>)]*/g, '').length, 0)
  if (total > MOST_CHARACTERS) throw tooManyWords(name, total)
}

function tooManyWords(name: string, total: number): ImportError {
  return new ImportError(
    name,
    `${String(total)} characters are more than the slides of a talk have (${String(MOST_CHARACTERS)}): import a part of it`,
  )
}

/** False for a page that is so high that its picture would fill any disk. */
export function isSlideShaped({ width, height }: { width: number; height: number }): boolean {
  return height <= HIGHEST_PAGE * width
}

/** A page's shape: its picture is drawn by its width, and one of a thousand times that height fills any memory. */
export function checkPageShape(name: string, page: number, width: number, height: number): void {
  if (isSlideShaped({ width, height })) return
  throw new ImportError(
    name,
    `the page is more than ${String(HIGHEST_PAGE)} times as high as it is wide: no slide is; --text takes its words alone`,
    `page ${String(page)}`,
  )
}

/** Lines of a text, before any pattern looks through them. Pictures that are written into them are no words. */
export function checkLines(name: string, lines: readonly { text: string; line: number }[]): void {
  for (const { text, line } of lines) {
    const { length } = text.length > MOST_ON_A_PAGE ? text.replace(/data:[^\s"'<>)]*/g, '') : text
    if (length > MOST_ON_A_PAGE)
      throw new ImportError(
        name,
        `${String(length)} characters are more than a slide has (${String(MOST_ON_A_PAGE)})`,
        `line ${String(line)}`,
      )
  }
}

/** Markdown of a slide, which begins at a line of its file. */
export function checkMarkdown(name: string, markdown: string, firstLine: number): void {
  const at = tooDeepAt(markdown)
  if (at !== undefined) throw new ImportError(name, TOO_DEEP, `line ${String(firstLine + at - 1)}`)
  if (markdown.length <= MOST_ON_A_PAGE) return
  throw new ImportError(
    name,
    `${String(markdown.length)} characters are more than a slide has (${String(MOST_ON_A_PAGE)})`,
    `line ${String(firstLine)}`,
  )
}

/** An HTML page as a tree; refused where its elements are nested deeper, or are more, than any page's. */
export function parsePage(html: string, name: string): Root {
  checkElements(html, name)
  return fromHtml(html)
}

/** Reads HTML as far as its bounds go, by the rules by which it is read then: what opens where is for no pattern to say. */
export function checkElements(html: string, name: string, place?: string): void {
  let [depth, count] = [0, 0]
  const treeAdapter: typeof defaultTreeAdapter = {
    ...defaultTreeAdapter,
    onItemPush: () => {
      depth++
      count++
      if (depth > DEEPEST_ELEMENT)
        throw new ImportError(
          name,
          `elements are nested more than ${String(DEEPEST_ELEMENT)} deep, which no page of slides is`,
          place,
        )
      if (count > MOST_ELEMENTS)
        throw new ImportError(
          name,
          `more than ${String(MOST_ELEMENTS)} elements, which no page of slides has`,
          place,
        )
    },
    onItemPop: () => {
      depth--
    },
  }
  parse(html, { treeAdapter })
}
