import { loadDefaultJapaneseParser } from 'budoux'
import type { Element, ElementContent, Text } from 'hast'

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
    const inside = boundaries.filter((at) => at >= start && at < start + text.length).map((at) => at - start)
    if (node) splitText(node, parent, inside)
    start += text.length
  }
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

function splitText(node: Text, parent: Element, offsets: readonly number[]): void {
  if (offsets.length === 0) return
  const parts: ElementContent[] = []
  let from = 0
  for (const at of offsets) {
    if (at > from) parts.push({ type: 'text', value: node.value.slice(from, at) })
    parts.push({ type: 'element', tagName: 'wbr', properties: {}, children: [] })
    from = at
  }
  parts.push({ type: 'text', value: node.value.slice(from) })
  parent.children.splice(parent.children.indexOf(node), 1, ...parts)
}
