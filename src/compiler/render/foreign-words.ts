import type { Element, Root } from 'hast'
import type { Locale } from '../../deck/locale.ts'
import type { SourceBlock } from '../parse/blocks.ts'
import { element, findBlock, ownContent, plainText } from './hast.ts'

/** Kinds of block whose words are the slide's own; code, tables and figures say themselves what they are. */
const KINDS: readonly string[] = ['title', 'heading', 'paragraph', 'item', 'turn']

/** Words of English, not names in capitals: one alone (`Transformer`) is read in the sentence’s own voice. */
const WORDS = /(?<![A-Za-z])[A-Za-z][a-z]{2,}(?![A-Za-z])/g
const ADDRESSES = /https?:\/\/\S+/g
/** Works as the slides cite them: names, a venue, a year. */
const CITATIONS = /\[[^\][]*(?:’\d{2}|\d{4}|arXiv:[\d.]+)\]/g
const LEAST_WORDS = 2

/**
 * Marks blocks of a Japanese slide that are English throughout, so that a screen reader reads them in an English voice
 * (WCAG 3.1.2). What the author has marked stays. Changes the tree in place.
 */
export function markForeignBlocks(tree: Root, blocks: readonly SourceBlock[], locale: Locale): void {
  if (locale !== 'ja') return
  for (const { id, kind } of blocks) {
    const node = findBlock(tree, id)
    if (!node || !KINDS.includes(kind) || !isEnglish(plainText(ownContent(node)))) continue
    markLanguage(node, 'en')
  }
}

/** Says of blocks that nobody has translated which language they are in. Changes the tree in place. */
export function markUntranslated(tree: Root, ids: ReadonlySet<string>, language: Locale): void {
  for (const id of ids) {
    const node = findBlock(tree, id)
    if (!node) continue
    node.properties['dataUntranslated'] = ''
    markLanguage(node, language)
  }
}

function markLanguage(node: Element, language: Locale): void {
  if (node.tagName === 'li') wrapOwn(node, language)
  else node.properties['lang'] = language
}

export function isEnglish(words: string): boolean {
  return (
    !/[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}]/u.test(words) &&
    (words.replace(ADDRESSES, '').replace(CITATIONS, '').match(WORDS)?.length ?? 0) >= LEAST_WORDS
  )
}

/** An item's own words, without the items nested in it. */
function wrapOwn(item: Element, lang: Locale): void {
  const own = ownContent(item).children
  const rest = item.children.filter((child) => !own.includes(child))
  item.children = [element('span', { lang }, own), ...rest]
}
