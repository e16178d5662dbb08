import type { Parent, Root, RootContent } from 'mdast'
import type { ContainerDirective, LeafDirective, TextDirective } from 'mdast-util-directive'
import { visit } from 'unist-util-visit'
import { isLocale } from '../../deck/locale.ts'
import { CONTAINER_NAMES, isTextName, TEXT_NAMES } from './directives.ts'
import { lineOf, positionOf, sourceOf } from './positions.ts'
import { suggestion, type Report } from '../read/problem.ts'

/*
 * Markdown must not eat the talk: what reads as syntax but was meant as text is put back, and what would vanish or
 * change places unseen is a fault.
 */

/**
 * `PaLI:事前学習` and `arXiv:2209.06794` parse as text directives and would lose their text. A text directive counts only
 * with a [label]; any other is put back as it was written.
 */
export function restoreColons(tree: Root, source: string, report: Report): void {
  visit(tree, (node, index, parent) => {
    if (!parent || index === undefined) return
    if (node.type === 'textDirective') {
      const written = sourceOf(node, source)
      const after = source.slice(node.position?.end.offset ?? source.length)
      const hasLabel = written.startsWith(`:${node.name}[`)
      if (!hasLabel || after.startsWith('{')) {
        if (hasLabel) report(lineOf(node), unreadAttributes(written, after))
        else if (after.startsWith('[') && isTextName(node.name)) {
          report(lineOf(node), `"${written}[" has no "]" that closes it`)
        }
        parent.children.splice(index, 1, { type: 'text', value: written, ...positionOf(node) })
        mergeTexts(parent)
        return Math.max(0, index - 1)
      }
      checkName(node, TEXT_NAMES, report)
    } else if (node.type === 'containerDirective') {
      checkName(node, CONTAINER_NAMES, report)
    } else if (node.type === 'leafDirective') {
      report(lineOf(node), `"::${node.name}" is no directive; a block directive has three colons and an end`)
    }
    return undefined
  })
}

function unreadAttributes(written: string, after: string): string {
  const attributes = after.split('\n')[0]?.split('}')[0] ?? ''
  return `the attributes of "${written}" cannot be read: ${attributes}}; a quote inside an attribute is written &quot;`
}

function checkName(
  node: TextDirective | ContainerDirective | LeafDirective,
  names: readonly string[],
  report: Report,
): void {
  if (names.includes(node.name)) return
  report(lineOf(node), `unknown directive "${node.name}"${suggestion(node.name, names)}`)
}

/** Texts that were cut apart by a directive become one again, so that phrases and spans are seen whole. */
function mergeTexts(parent: Parent): void {
  const merged: RootContent[] = []
  for (const child of parent.children) {
    const last = merged.at(-1)
    if (child.type === 'text' && last?.type === 'text') {
      last.value += child.value
      if (last.position && child.position)
        last.position = { start: last.position.start, end: child.position.end }
    } else {
      merged.push(child)
    }
  }
  parent.children = merged
}

/**
 * A bare URL swallows the Japanese after it: it ends at the first character that is not ASCII, and as in GFM without
 * the punctuation before that.
 */
export function endUrlsAtJapanese(tree: Root, source: string): void {
  visit(tree, 'link', (node, index, parent) => {
    const label = node.children[0]
    if (!parent || index === undefined || node.children.length !== 1 || label?.type !== 'text') return
    if (sourceOf(node, source).startsWith('[') || !/^(https?:\/\/|www\.)/.test(label.value)) return
    const ascii = /^[ -~]*/.exec(label.value)?.[0] ?? ''
    if (ascii === label.value) return
    const address = ascii.replace(/(?<![?!.,:;*_~'"])[?!.,:;*_~'"]+$/, '')
    const rest = label.value.slice(address.length)
    label.value = address
    node.url = address.startsWith('www.') ? `http://${address}` : address
    parent.children.splice(index + 1, 0, { type: 'text', value: rest, ...positionOf(node) })
    mergeTexts(parent)
  })
}

const HTML_ALLOWED = /^<(br|wbr)\s*\/?>$/i

export function reportLostMarkup(tree: Root, source: string, report: Report): void {
  visit(tree, (node) => {
    if (node.type === 'definition' || node.type === 'footnoteDefinition') {
      const label = sourceOf(node, source).split(']')[0] ?? '['
      report(lineOf(node), `this line is a Markdown definition and would vanish; write "\\${label}]…"`)
    } else if (node.type === 'html' && !HTML_ALLOWED.test(node.value)) {
      const shown = node.value.split('\n')[0] ?? ''
      report(
        lineOf(node),
        `raw HTML "${shown}" is not allowed; as text it is written "${shown.replace(/([<>])/g, '\\$1')}"`,
      )
    } else if (node.type === 'heading' && !sourceOf(node, source).startsWith('#')) {
      report(
        lineOf(node),
        'a line of === or --- under a text makes it a heading; write "# …", or leave a line free between',
      )
    } else if (node.type === 'paragraph') {
      reportStrayFences(node, source, report)
    }
  })
}

const STRAY_FENCE = /^\s*:{3,}\s*($|[a-z])/i

function reportStrayFences(node: Parent, source: string, report: Report): void {
  const line = lineOf(node)
  for (const [offset, text] of sourceOf(node, source).split('\n').entries()) {
    if (STRAY_FENCE.test(text)) report(line + offset, `a stray "${text.trim()}"; ${fenceAdvice(text)}`)
  }
}

function fenceAdvice(text: string): string {
  if (/^\s*:+[a-z].*\{/i.test(text)) {
    return 'its attributes cannot be read; a quote inside an attribute is written &quot;'
  }
  if (/^\s*:+\s+[a-z]/i.test(text)) return 'between the colons and the name there is no space'
  return 'an outer fence has more colons than any inside it'
}

/** A fence without its end takes what follows for its own: a figure would swallow the next paragraph. */
export function reportUnclosed(tree: Root, source: string, report: Report): void {
  visit(tree, 'containerDirective', (node, _index, parent) => {
    if (isLocale(node.name) && parent?.type === 'containerDirective') return
    const lines = sourceOf(node, source).trimEnd().split('\n')
    const colons = /^:+/.exec(lines[0] ?? '')?.[0].length ?? 0
    const end = /^[\s>]*(:{3,})\s*$/.exec(lines.at(-1) ?? '')?.[1]?.length ?? 0
    if (lines.length > 1 && end >= colons) return
    const outer = parent?.type === 'containerDirective' ? `before the end of "${parent.name}" ` : ''
    report(
      lineOf(node),
      `"${node.name}" is not closed ${outer}by a line of ${':'.repeat(colons)}; an outer fence has more colons than any inside it`,
    )
  })
}

/** A paragraph of nothing but fences, which `reportLostMarkup` names. */
export function isStrayFence(node: RootContent, source: string): boolean {
  return (
    node.type === 'paragraph' &&
    sourceOf(node, source)
      .split('\n')
      .every((text) => STRAY_FENCE.test(text))
  )
}
