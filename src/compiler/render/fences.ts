import type { Element, ElementContent, Root } from 'hast'
import { visit } from 'unist-util-visit'
import type { CodeToken } from '../../figures/forms/code-data.ts'
import { element, hasClass, text } from './hast.ts'
import { highlightCode, isKnownLanguage } from './highlight.ts'

/** Colours the code of a slide's fences, and marks the lines that `{2,4-6}` behind the language names. */
export async function fillFences(tree: Root): Promise<void> {
  const found: { pre: Element; code: Element }[] = []
  visit(tree, 'element', (pre) => {
    const [code] = pre.children
    if (
      pre.tagName === 'pre' &&
      code?.type === 'element' &&
      code.tagName === 'code' &&
      !hasClass(code, 'math-display')
    )
      found.push({ pre, code })
  })
  for (const { pre, code } of found) {
    const { dataBlock, dataMarked, ...rest } = code.properties
    const marked = linesOf(typeof dataMarked === 'string' ? dataMarked : '')
    const lines = await highlightCode(wordsOf(code).replace(/\n$/, ''), languageOf(code))
    // The block is the whole of it, not the element inside.
    pre.properties = {
      ...pre.properties,
      className: ['fence'],
      ...(dataBlock !== undefined && { dataBlock }),
    }
    code.properties = rest
    code.children = lines.map((tokens, index) => drawLine(tokens, marked.has(index + 1)))
  }
}

function wordsOf(code: Element): string {
  return code.children.map((child) => (child.type === 'text' ? child.value : '')).join('')
}

/** Plain where nobody names a language, or one that is not known. */
function languageOf({ properties }: Element): string {
  const names: unknown[] = Array.isArray(properties.className) ? properties.className : []
  const name = names
    .flatMap((className) => /^language-(.+)$/.exec(String(className))?.[1] ?? [])[0]
    ?.toLowerCase()
  return name !== undefined && isKnownLanguage(name) ? name : 'text'
}

/** A line ends inside of its element, so that copied code has its lines. */
function drawLine(tokens: readonly CodeToken[], isMarked: boolean): ElementContent {
  return element('span', { className: ['code-line', ...(isMarked ? ['code-line-marked'] : [])] }, [
    ...tokens.map((token) =>
      token.class === undefined
        ? text(token.text)
        : element('span', { className: [token.class] }, [text(token.text)]),
    ),
    text('\n'),
  ])
}

/** Numbers of `2,4-6`. */
function linesOf(ranges: string): Set<number> {
  const numbers = ranges.split(',').flatMap((range) => {
    const [from = 0, to = from] = range.split('-').map(Number)
    return Array.from({ length: Math.min(1000, Math.max(0, to - from + 1)) }, (_, index) => from + index)
  })
  return new Set(numbers)
}
