import type { Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
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
/** Elements in elements. Pages of Speaker Deck have some 20. */
const DEEPEST_ELEMENT = 256

export function checkPageCount(name: string, count: number, what = 'slides'): void {
  if (count <= MOST_PAGES) return
  throw new ImportError(
    name,
    `${String(count)} ${what} are more than a deck has (${String(MOST_PAGES)}): import a part of it`,
  )
}

/** `texts` holds the words of each slide. */
export function checkWords(name: string, texts: readonly string[]): void {
  const long = texts.findIndex(({ length }) => length > MOST_ON_A_PAGE)
  const total = texts.reduce((sum, { length }) => sum + length, 0)
  if (long >= 0)
    throw new ImportError(
      name,
      `${String(texts[long]?.length)} characters are more than a slide has (${String(MOST_ON_A_PAGE)}): is it a text of slides?`,
      `slide ${String(long + 1)}`,
    )
  if (total > MOST_CHARACTERS)
    throw new ImportError(
      name,
      `${String(total)} characters are more than the slides of a talk have (${String(MOST_CHARACTERS)}): import a part of it`,
    )
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

/** An HTML page as a tree; refused where its elements are nested deeper than any page's. */
export function parsePage(html: string, name: string): Root {
  // What opens and never closes, counted before a parser works on it: its time grows with the square of the depth.
  const opened = deepestTag(html)
  if (opened <= DEEPEST_ELEMENT) return fromHtml(html)
  throw new ImportError(
    name,
    `elements are nested ${String(opened)} deep, which no page of slides is (${String(DEEPEST_ELEMENT)})`,
  )
}

/** Elements that end without a tag of their own. */
const OPEN_ENDED =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr|param|p|li|dt|dd|td|th|tr|thead|tbody|tfoot|colgroup|option|optgroup|rp|rt|html|head|body)$/

function deepestTag(html: string): number {
  const open = new Map<string, number>()
  let depth = 0
  let deepest = 0
  for (const [, close, name = ''] of withoutRawText(html).matchAll(/<(\/?)([a-z][a-z0-9-]*)(?=[\s/>])/gi)) {
    const tag = name.toLowerCase()
    if (OPEN_ENDED.test(tag)) continue
    const count = open.get(tag) ?? 0
    if (!close) {
      open.set(tag, count + 1)
      deepest = Math.max(deepest, ++depth)
    } else if (count > 0) {
      open.set(tag, count - 1)
      depth--
    }
  }
  return deepest
}

/** Scripts, styles and comments hold no elements; SVG's are closed in themselves (`<path/>`). */
function withoutRawText(html: string): string {
  return html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<(script|style|textarea|title)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<[a-z][a-z0-9-]*(?:\s[^<>]*)?\/>/gi, '')
}
