import type { Element, RootContent as HastContent } from 'hast'
import { toString } from 'hast-util-to-string'
import { toMdast, type Handle, type State } from 'hast-util-to-mdast'
import type { PhrasingContent, RootContent } from 'mdast'
import { visit } from 'unist-util-visit'
import { formulaFault } from '../../../compiler/check/katex.ts'
import { noteOf } from '../../../i18n/import-notes.ts'
import { attributeOf, classesOf, isElement } from './elements.ts'
import type { ContentContext } from './content-context.ts'

/** HTML as the tree of a slide: what a deck has no mark for keeps its words. */
export function toSlideTree(nodes: readonly HastContent[], context: ContentContext): RootContent[] {
  if (nodes.length === 0) return []
  const tree = toMdast(
    { type: 'root', children: structuredClone([...nodes]) },
    { handlers: handlersFor(context), document: true, newlines: true },
  )
  visit(tree, (node) => {
    // A list's items stand as close as the deck sets them.
    if (node.type === 'list' || node.type === 'listItem') node.spread = false
    // A line that was only broken to be written is none; between Japanese there is no space either.
    if (node.type === 'text') node.value = node.value.replace(BROKEN_JAPANESE, '')
  })
  return tree.type === 'root' ? tree.children : [tree]
}

const BROKEN_JAPANESE =
  /(?<=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\u3000-\u30ff\uff00-\uffef])(?<!\s)[^\S\n]*\n\s*(?=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\u3000-\u30ff\uff00-\uffef])/gu

function handlersFor({ tell, lineOf }: ContentContext): Record<string, Handle> {
  const formula = (node: Element, display: boolean) => {
    const value = toString(node).trim()
    const fault = formulaFault(value, display)
    if (fault === undefined)
      return display ? ({ type: 'math', value } as const) : ({ type: 'inlineMath', value } as const)
    const line = lineOf(node)
    tell({ kind: 'doubtful', note: noteOf('formulaFault', { fault }), ...(line !== undefined && { line }) })
    return display
      ? ({ type: 'code', lang: 'latex', value } as const)
      : ({ type: 'inlineCode', value } as const)
  }
  return {
    code: (state, node) =>
      classesOf(node).includes('math-inline') ? formula(node, false) : inlineCode(state, node),
    kbd: inlineCode,
    samp: inlineCode,
    pre: (state, node) => {
      const inner = node.children.find((child) => isElement(child, 'code'))
      return inner && isElement(inner) && classesOf(inner).includes('math-display')
        ? formula(inner, true)
        : codeBlock(state, node)
    },
    'x-fragment': (state, node) => fragment(state, node),
    mark: (state, node) => ({
      type: 'textDirective',
      name: 'mark',
      attributes: {},
      children: phrasing(state, node),
    }),
    // How a word is read stands after it, in marks of our own.
    rt: (_state, node) => {
      const reading = toString(node).trim()
      return reading === '' ? undefined : ({ type: 'text', value: `（${reading}）` } as const)
    },
    rp: () => undefined,
    u: (state, node) => phrasing(state, node),
    ins: (state, node) => phrasing(state, node),
    sup: (state, node) => raised(state, node, SUPERSCRIPTS, '^'),
    sub: (state, node) => raised(state, node, SUBSCRIPTS, '_'),
    a: (state, node) => {
      const href = attributeOf(node, 'href') ?? ''
      const children = phrasing(state, node)
      if (!/^(https?:|mailto:)/i.test(href)) return children
      return children.length === 0 ? undefined : { type: 'link', url: href, children }
    },
    figcaption: (state, node) => ({ type: 'paragraph', children: phrasing(state, node) }),
    summary: (state, node) => ({ type: 'paragraph', children: phrasing(state, node) }),
  }
}

function phrasing(state: State, node: Element): PhrasingContent[] {
  return state.all(node) as PhrasingContent[]
}

function inlineCode(_state: State, node: Element) {
  const value = toString(node).replace(/\s+/g, ' ')
  return value.trim() === '' ? undefined : ({ type: 'inlineCode', value } as const)
}

function codeBlock(_state: State, node: Element) {
  const code = node.children.find((child) => isElement(child, 'code'))
  const inner = code && isElement(code) ? code : node
  const language = [...classesOf(inner), ...classesOf(node)]
    .flatMap((name) => /^(?:language|lang)-(.+)$/.exec(name)?.[1] ?? [])
    .concat(
      classesOf(inner).filter(
        (name) => /^(\w+)$/.test(name) && !/^(hljs|code|stretch|r-stretch|fragment)$/.test(name),
      ),
    )[0]
  const value = withoutIndent(toString(inner).replace(/^\n/, '').trimEnd())
  const marked = attributeOf(inner, 'data-line-numbers') ?? attributeOf(inner, 'data-meta')
  const lines = linesMarked(marked ?? '')
  return {
    type: 'code',
    value,
    ...(language !== undefined && { lang: language }),
    ...(language !== undefined && lines !== '' && { meta: `{${lines}}` }),
  } as const
}

/** HTML's code is indented as its element is. */
function withoutIndent(value: string): string {
  const lines = value.split('\n')
  const indents = lines.filter((line) => line.trim() !== '').map((line) => /^\s*/.exec(line)?.[0].length ?? 0)
  const least = Math.min(...indents)
  return indents.length === 0 || least === 0 ? value : lines.map((line) => line.slice(least)).join('\n')
}

/** `{2,4-6}`, `{all|2|4-6}`, `[1-2|3]`, `1|2-3`: the lines that a tool marks at any step. */
export function linesMarked(meta: string): string {
  const inner = /[{[]([\d\s,|all*-]+)[}\]]/.exec(meta)?.[1] ?? (/^[\d\s,|-]+$/.test(meta.trim()) ? meta : '')
  const ranges = inner
    .split(/[|,]/)
    .map((part) => part.trim())
    .filter((part) => /^\d+(-\d+)?$/.test(part))
  return [...new Set(ranges)].join(',')
}

function fragment(state: State, node: Element) {
  if (node.properties['inline'] === true) {
    return {
      type: 'textDirective',
      name: 'fragment',
      attributes: {},
      children: phrasing(state, node),
    } as const
  }
  return {
    type: 'containerDirective',
    name: 'fragment',
    attributes: {},
    children: state.toFlow(state.all(node)),
  } as const
}

const SUPERSCRIPTS: Record<string, string> = {
  ...digits('⁰¹²³⁴⁵⁶⁷⁸⁹'),
  '+': '⁺',
  '-': '⁻',
  '−': '⁻',
  n: 'ⁿ',
  i: 'ⁱ',
  '(': '⁽',
  ')': '⁾',
}
const SUBSCRIPTS: Record<string, string> = { ...digits('₀₁₂₃₄₅₆₇₈₉'), '+': '₊', '-': '₋', '(': '₍', ')': '₎' }

function digits(marks: string): Record<string, string> {
  return Object.fromEntries([...marks].map((mark, index) => [String(index), mark]))
}

/** Small raised letters where there are such; else the words, with the sign that plain text has for it. */
function raised(state: State, node: Element, marks: Record<string, string>, sign: string) {
  const words = toString(node).trim()
  if (words === '') return undefined
  if ([...words].every((char) => char in marks)) {
    return { type: 'text', value: [...words].map((char) => marks[char] ?? char).join('') } as const
  }
  // Notes' marks and ordinals stand as they are.
  if (!/^[\w()+−-]{1,3}$/.test(words)) return phrasing(state, node)
  return { type: 'text', value: /^(st|nd|rd|th|TM|\*)$/i.test(words) ? words : `${sign}${words}` } as const
}
