import { loadDefaultJapaneseParser } from 'budoux'
import type { Element, ElementContent, Text } from 'hast'
import { element } from './hast.ts'

const parser = loadDefaultJapaneseParser()

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

/**
 * Names with a hyphen before a number or a capital: GPT-4, mT5-XXL, text-davinci-003. A word as few-shot may be broken
 * at its hyphen.
 */
const NAME = /[\p{Script=Latin}\d]+(?:-[\p{Script=Latin}\d]+)*-[\p{Lu}\d][\p{Script=Latin}\d]*(?:\.\d+)?/u

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
  for (const match of text.matchAll(new RegExp(`${NAME.source}|：`, 'gu'))) {
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

/** Offsets in the text where a phrase starts, the first one aside. */
function phraseBoundaries(text: string): number[] {
  const boundaries: number[] = []
  let offset = 0
  for (const phrase of parser.parse(text)) {
    if (offset > 0 && mayBreak(text[offset - 1] ?? '', text[offset] ?? '')) boundaries.push(offset)
    offset += phrase.length
  }
  return boundaries
}

/** The model is for prose: it may not separate a bracket from what it holds, nor a Latin word from its parts. */
function mayBreak(before: string, after: string): boolean {
  // A space is a place to break already.
  if (/\s/.test(before + after)) return false
  if (/[（「『［〈《“(\[]/.test(before) || /[）」』］〉》”、。，．：？！)\],.:;?!ー]/.test(after))
    return false
  return !(/[\x21-\x7e]/.test(before) && /[\x21-\x7e]/.test(after))
}

/** A place where a line may break; `isSpaced` where Japanese and Latin meet. */
interface Boundary {
  at: number
  isSpaced: boolean
}

const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々]/u
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
