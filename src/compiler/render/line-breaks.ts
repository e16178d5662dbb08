import type { Element, ElementContent, Text } from 'hast'
import { element as createElement, hasClass, plainText, text as textNode } from './hast.ts'
import { JAPANESE, phraseBoundaries } from './japanese-phrases.ts'

/**
 * Puts `<wbr>` at the phrase boundaries of Japanese text, so that with `word-break: keep-all` a line never tears a
 * word. Never zero-width spaces, which would be copied and searched. Changes the element in place.
 */
export function breakAtPhrases(element: Element): void {
  const texts = collectTexts(element)
  const whole = texts.map(({ text }) => text).join('')
  if (!/[\u3040-\u30ff\u3400-\u9fff]/.test(whole)) return
  const boundaries = phraseBoundaries(whole)
  let start = 0
  for (const { node, parent, text } of texts) {
    const inside = boundaries
      .filter((at) => at >= start && at < start + text.length)
      .map((at) => ({ at: at - start, isSpaced: isSpaced(whole[at - 1] ?? '', whole[at] ?? '') }))
    if (node) splitText(node, parent, inside)
    start += text.length
  }
}

/** Names with a hyphen before a number or a capital: GPT-4, mT5-XXL, text-davinci-003. */
const NAME =
  /(?<![\p{Script=Latin}\d-])[\p{Script=Latin}\d]+(?:-[\p{Script=Latin}\d]+)*-[\p{Lu}\d][\p{Script=Latin}\d]*(?:\.\d+)?/u

/** Short words with a hyphen (pre-trained, few-shot), aside from addresses: a longer one may be broken at its hyphens. */
const COMPOUND =
  /(?<![\p{L}\d/._@-])(?=[\p{Script=Latin}\d-]{3,15}(?![\p{Script=Latin}\d/_@-]))[\p{Script=Latin}\d]+(?:-\p{Script=Latin}+)+/u

/** What a line may not part: sign and particle (80%の, 「画像」と), which no phrase parts either, and など after a space. */
const BOUND =
  /[）」』］〉》”’)\]%％℃=＝](?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[^）」』］〉》]|\S\s(?=など)な/u

/** An opening bracket and what it begins with: WebKit breaks there in place of the `<wbr>` before. */
const OPENED = new RegExp(
  `[（「『［〈《](?:${NAME.source}|[\\p{Script=Latin}\\d]{1,15}(?![\\p{Script=Latin}\\d])|(?=${JAPANESE.source}).)`,
  'u',
)

/** A name with its size or year, and the particle after it: Chinchilla（70B）や. */
const REMARK =
  /[\p{Script=Latin}\d-]{2,14}（[\p{Script=Latin}\d.]{1,6}）[\p{Script=Han}\p{Script=Hiragana}]?/u

/** What ends no line: an equals sign, a bracket with but one of the words that it holds. */
const START =
  /[=＝]\s(?:[\p{Script=Latin}\d]+(?!\S)|\S)|\((?![^\s)]{0,64}\))[\p{Script=Latin}\d-]{1,12}\s[\p{Script=Latin}\d-]{1,14}(?![\p{L}\d])(?:\s\p{Lu}{2,6}\))?/u

/** A name of two words in quotation marks: “Lightning Cable”. */
const QUOTED = /“\p{Lu}[\p{Script=Latin}\d-]{1,12} \p{Lu}[\p{Script=Latin}\d-]{1,12}”/u

/** A name of two words in a Japanese sentence: Transformer Encoder/Decoder. */
const TWO_WORDS =
  /(?<![\p{Script=Latin}\d/（(-])\p{Lu}\p{Script=Latin}{1,12} \p{Lu}[\p{Script=Latin}/]{1,16}(?![\p{Script=Latin}\d/-])/u

/** The same where an element, as of a term that the glossary has, ends between the two. */
const FIRST_WORD = /(?<![\p{L}\d])\p{Lu}\p{Script=Latin}{1,12}$/u
const SECOND_WORD = /^ \p{Lu}[\p{Script=Latin}/]{1,16}(?![\p{Script=Latin}\d/-])/u

/** Works in brackets, with the word before them: V&L [ECCV’20, ECCV’22]. */
const WORKS = /(?<=^|\s)\S+ \[[^\]\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{1,36}\](?=\s|$)/u

/**
 * Keeps on one line what belongs together (names, a sign and its word, the last words of an English paragraph), and sets
 * the wide colon one way in titles and text. Changes the element in place.
 */
export function wrapNamesAndColons(element: Element): void {
  if (element.tagName === 'p' || element.tagName === 'li') keepLastWords(element)
  const texts = collectTexts(element)
  const isJapanese = texts.some(({ text }) => JAPANESE.test(text))
  for (const [index, { node, parent }] of texts.entries()) {
    if (!node) continue
    const follows = isJapanese && FIRST_WORD.test(texts[index - 1]?.text ?? '')
    wrapPieces(node, parent, [
      ...(isJapanese ? [TWO_WORDS] : []),
      ...(follows ? [SECOND_WORD] : []),
      ...[WORKS, REMARK, QUOTED, START, OPENED, NAME, COMPOUND, BOUND, /：/],
    ])
  }
}

/** Keeps names on one line (GPT-4), and nothing else: for text that flows. Changes the element in place. */
export function wrapNames(element: Element): void {
  for (const { node, parent } of collectTexts(element)) if (node) wrapPieces(node, parent, [NAME])
}

function wrapPieces(node: Text, parent: Element, rules: readonly RegExp[]): void {
  const pieces = piecesOf(node.value, rules)
  if (pieces.length > 1 || pieces[0]?.type === 'element')
    parent.children.splice(parent.children.indexOf(node), 1, ...pieces)
}

function piecesOf(text: string, rules: readonly RegExp[]): ElementContent[] {
  const pattern = new RegExp(rules.map(({ source }) => source).join('|'), 'gu')
  const pieces: ElementContent[] = []
  let from = 0
  for (const match of text.matchAll(pattern)) {
    if (match.index > from) pieces.push({ type: 'text', value: text.slice(from, match.index) })
    pieces.push(span(classFor(match[0]), match[0]))
    from = match.index + match[0].length
  }
  if (from < text.length) pieces.push({ type: 'text', value: text.slice(from) })
  return pieces
}

/** What may be wider than a narrow line is broken within, and only then; after an opening bracket only WebKit breaks. */
function classFor(piece: string): 'colon' | 'opened' | 'together' | 'unbroken' {
  if (piece === '：') return 'colon'
  if (/^[（「『［〈《][^\s-]+$/.test(piece)) return 'opened'
  return piece.includes(' [') ? 'together' : 'unbroken'
}

function span(className: string, value: string): Element {
  return createElement('span', { className: [className] }, [textNode(value)])
}

/** Characters of the last words at the most, which are three, or two longer ones. */
const LONGEST_TAIL = 24
/** The share of a paragraph that they are at most: of a call-out of two lines they would leave the first one empty. */
const LARGEST_TAIL = 0.75
/** A small word may stay behind: with it two long ones leave half of a narrow card's line empty. */
const SMALL_WORD = /^(?:(?:an?|the) .{16}|(?:and|its|that) .{13})/i

/** An English paragraph ends in more than a word or two on a line. */
function keepLastWords(element: Element): void {
  if (keepLastTerm(element)) return
  const { node, parent } = collectTexts(element).at(-1) ?? {}
  if (!node || !parent || JAPANESE.test(node.value) || hasClass(parent, 'cite')) return
  const tail = lastWords(node.value.trimEnd())
  if (tail === undefined) return
  const at = node.value.lastIndexOf(tail)
  const head = textNode(node.value.slice(0, at))
  parent.children.splice(parent.children.indexOf(node), 1, head, span('together', node.value.slice(at)))
}

/** Whether the last of them is a term that the glossary has, and has been kept with those before it. */
function keepLastTerm(element: Element): boolean {
  const [before, term] = element.children.slice(-2)
  if (before?.type !== 'text' || term?.type !== 'element' || !hasClass(term, 'term')) return false
  const tail = lastWords(before.value + plainText(term))
  const room = (tail?.length ?? 0) - plainText(term).length
  if (room <= 0 || JAPANESE.test(before.value + plainText(term))) return false
  const kept = createElement('span', { className: ['together'] }, [textNode(before.value.slice(-room)), term])
  element.children.splice(-2, 2, textNode(before.value.slice(0, -room)), kept)
  return true
}

function lastWords(text: string): string | undefined {
  const words = text.split(' ')
  if (words.length < 4 || text.length < LONGEST_TAIL + 6) return undefined
  const tailOf = (count: number) => words.slice(-count).join(' ')
  const longest = Math.min(LONGEST_TAIL, LARGEST_TAIL * text.length)
  const fits = (tail: string) => tail.length <= longest && !SMALL_WORD.test(tail)
  // A word alone before them would stand so on its line.
  const count = [3, 2].find((each) => words.length - each > 1 && fits(tailOf(each)))
  if (count === undefined) return undefined
  return words.slice(words.at(-count - 1) === '=' ? -count - 1 : -count).join(' ')
}

interface TextPlace {
  /** Undefined for what is no text (a formula), which counts as one character that is never cut. */
  node: Text | undefined
  parent: Element
  text: string
}

function collectTexts(parent: Element): TextPlace[] {
  return parent.children.flatMap((child): TextPlace[] => {
    if (child.type === 'text') return child.value.trim() ? [{ node: child, parent, text: child.value }] : []
    if (child.type !== 'element' || child.tagName === 'ul' || child.tagName === 'ol') return []
    if (isAtom(child)) return [{ node: undefined, parent, text: 'x' }]
    return collectTexts(child)
  })
}

function isAtom(element: Element): boolean {
  const { className } = element.properties
  return Array.isArray(className) && className.some((name) => name === 'katex' || name === 'math-inline')
}

/** A place where a line may break; `isSpaced` where Japanese and Latin meet. */
interface Boundary {
  at: number
  isSpaced: boolean
}

const LATIN = /[\p{Script=Latin}\p{Script=Greek}\d]/u

/** Whether `text-autospace` parts these two: a `<wbr>` between them keeps it from doing so. */
function isSpaced(before: string, after: string): boolean {
  return (JAPANESE.test(before) && LATIN.test(after)) || (LATIN.test(before) && JAPANESE.test(after))
}

function splitText(node: Text, parent: Element, boundaries: readonly Boundary[]): void {
  if (boundaries.length === 0) return
  const parts: ElementContent[] = []
  let from = 0
  for (const { at, isSpaced } of boundaries) {
    if (at > from) parts.push({ type: 'text', value: node.value.slice(from, at) })
    // Before the place to break, so that the gap stays on the line that ends.
    if (isSpaced) parts.push(createElement('span', { className: ['autospace'] }))
    parts.push(createElement('wbr', {}))
    from = at
  }
  parts.push({ type: 'text', value: node.value.slice(from) })
  parent.children.splice(parent.children.indexOf(node), 1, ...parts)
}
