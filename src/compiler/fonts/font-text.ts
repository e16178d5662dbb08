import type { Element, ElementContent } from 'hast'
import { toString } from 'hast-util-to-string'
import { DIRECTIVE_ELEMENTS } from '../parse/directives.ts'
import { CALLOUT_CLASS } from '../render/annotate.ts'
import { hasClass } from '../render/hast.ts'

/** The characters that a piece of a page needs of each font. */
export interface FontText {
  regular: Set<string>
  bold: Set<string>
  /** Of KaTeX's fonts, whichever of them. */
  formula: Set<string>
}

export function emptyFontText(): FontText {
  return { regular: new Set(), bold: new Set(), formula: new Set() }
}

/** With `BOLD_CLASSES` what the slide's stylesheets set in bold, as a test holds them. */
export const BOLD_TAGS = ['h1', 'h2', 'h3', 'h4', 'strong', 'th', 'b']
export const BOLD_CLASSES = [
  ...DIRECTIVE_ELEMENTS.flatMap(({ lead }) => lead?.className ?? []),
  CALLOUT_CLASS,
  'best',
  'article-number',
  'fig-bold',
  'figure-described-label',
  'quotation-label',
  'quotation-speaker',
  'quotation-title',
  'quotation-rhyme',
  'card-head',
  'code-title',
]

/** Characters that figures.css writes beside an element's own. */
const WRITTEN_BY_CSS: readonly { className: string; text: string; bold: boolean }[] = [
  { className: 'quotation-passage', text: '“”', bold: true },
  { className: 'quotation-source', text: '—', bold: false },
]

/** Read off the elements by the rules of slide.css and transcript.css for what is bold. */
export function collectFontText(nodes: readonly ElementContent[]): FontText {
  const found = emptyFontText()
  const walk = (node: ElementContent, bold: boolean): void => {
    if (node.type === 'text') addCharacters(bold ? found.bold : found.regular, node.value)
    if (node.type !== 'element' || node.tagName === 'math') return
    for (const written of WRITTEN_BY_CSS)
      if (hasClass(node, written.className))
        addCharacters(written.bold ? found.bold : found.regular, written.text)
    // The numbers of its items are the stylesheet's.
    if (node.tagName === 'ol')
      addCharacters(found.bold, `${[...node.children.keys()].map((at) => at + 1).join('')}.`)
    if (hasClass(node, 'fig-math')) addCharacters(found.formula, toString(node))
    if (hasClass(node, 'katex-html')) addCharacters(found.formula, toString(node))
    else for (const child of node.children) walk(child, !isLight(node) && (bold || isBold(node)))
  }
  for (const node of nodes) walk(node, false)
  return found
}

/** A citation in a title is in the regular weight. */
function isLight(node: Element): boolean {
  return hasClass(node, 'cite')
}

function isBold(node: Element): boolean {
  const weight = Number(node.properties['fontWeight'] ?? 0)
  return (
    weight >= 600 || BOLD_TAGS.includes(node.tagName) || BOLD_CLASSES.some((name) => hasClass(node, name))
  )
}

function addCharacters(set: Set<string>, value: string): void {
  for (const character of value) if (character > ' ') set.add(character)
}
