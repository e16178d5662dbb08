import type { Element, ElementContent, Text } from 'hast'
import { element } from './hast.ts'
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
const NAME = /[\p{Script=Latin}\d]+(?:-[\p{Script=Latin}\d]+)*-[\p{Lu}\d][\p{Script=Latin}\d]*(?:\.\d+)?/u

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

/** Keeps each name on one line, and sets the wide colon one way in titles and text. Changes the element in place. */
export function wrapNamesAndColons(element: Element): void {
  for (const { node, parent } of collectTexts(element)) {
    if (!node) continue
    const pieces = piecesOf(node.value)
    if (pieces.length > 1 || pieces[0]?.type === 'element')
      parent.children.splice(parent.children.indexOf(node), 1, ...pieces)
  }
}

function piecesOf(text: string): ElementContent[] {
  const pieces: ElementContent[] = []
  let from = 0
  for (const match of text.matchAll(
    new RegExp(`${OPENED.source}|${NAME.source}|${COMPOUND.source}|${BOUND.source}|：`, 'gu'),
  )) {
    if (match.index > from) pieces.push({ type: 'text', value: text.slice(from, match.index) })
    const className = match[0] === '：' ? 'colon' : 'unbroken'
    pieces.push(element('span', { className: [className] }, [{ type: 'text', value: match[0] }]))
    from = match.index + match[0].length
  }
  if (from < text.length) pieces.push({ type: 'text', value: text.slice(from) })
  return pieces
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
    if (isSpaced) parts.push(element('span', { className: ['autospace'] }))
    parts.push(element('wbr', {}))
    from = at
  }
  parts.push({ type: 'text', value: node.value.slice(from) })
  parent.children.splice(parent.children.indexOf(node), 1, ...parts)
}
