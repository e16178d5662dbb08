import { isLocale } from '../../deck/locale.ts'
import { formatQuote, type Passage } from '../../deck/passage.ts'
import { lineOf } from '../article-list.ts'
import { blockText } from '../search/block-text.ts'

/** Characters below which a selection is an accident. */
const LEAST_CHARACTERS = 2

/** Words that are selected, in one line, and the passage as a link names it. */
interface SelectedPassage {
  passage: Passage
  words: string
  range: Range
}

/** The words that are selected in the transcript, as far as they are one block's: the first that has any of them. */
export function selectedPassage(host: Element): SelectedPassage | undefined {
  const selection = document.getSelection()
  if (!selection || selection.isCollapsed || !host.contains(selection.anchorNode)) return undefined
  const range = selection.getRangeAt(0)
  for (const block of host.querySelectorAll<HTMLElement>('.block')) {
    if (!range.intersectsNode(block)) continue
    const words = wordsIn(block, range)
    const line = lineOf(block.closest('.row'))
    if (words.length < LEAST_CHARACTERS || !line || !isLocale(block.lang)) continue
    return { passage: { ...line, locale: block.lang, quote: formatQuote(words) }, words, range }
  }
  return undefined
}

/** The block's own words within a range: no provenance marks, no formulas, which are no text. */
function wordsIn(block: Element, range: Range): string {
  let words = ''
  let end = 0
  for (const { node, start } of blockText(block).nodes) {
    if (!range.intersectsNode(node)) continue
    const from = node === range.startContainer ? range.startOffset : 0
    const to = node === range.endContainer ? range.endOffset : node.length
    // Between paragraphs the text has a break, which is no node.
    words += (words && start > end ? ' ' : '') + node.data.slice(from, to)
    end = start + node.length
  }
  return words.replace(/\s+/g, ' ').trim()
}
