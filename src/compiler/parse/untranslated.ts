import type { Nodes, Parents, RootContent } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import { EXIT, visit } from 'unist-util-visit'
import type { Locale } from '../../deck/locale.ts'
import type { Report } from '../read/problem.ts'
import { collectBlocks, type SourceBlock } from './blocks.ts'
import { attribute } from './directives.ts'
import { lineOf } from './positions.ts'

/*
 * A language that is being translated into has each block of the first one, in that one's words, with
 * `:untranslated[]` before them (of a formula, the attribute `untranslated`) until somebody writes others.
 */

/** What stands before the words of a block that nobody has translated. */
export const UNTRANSLATED_MARK = ':untranslated[]'

/** Ids of the blocks that are still in the words of the first language, by language. */
export type Untranslated = ReadonlyMap<Locale, ReadonlySet<string>>

/**
 * Notes which blocks are marked and takes the marks out, so that nothing else has to know of them. A language that is
 * being translated into and is missing altogether becomes the first one's blocks.
 */
export function takeUntranslated(
  bodies: Map<Locale, ContainerDirective>,
  [first, ...others]: readonly Locale[],
  translating: readonly Locale[],
  report: Report,
): Untranslated {
  const found = new Map<Locale, ReadonlySet<string>>()
  const original = first && bodies.get(first)
  if (original) reportMarks(original, `"${first}" is what the others are translated from`, report)
  for (const locale of others) {
    const body = bodies.get(locale)
    if (!body) {
      if (!original || !translating.includes(locale)) continue
      bodies.set(locale, structuredClone({ ...original, name: locale }))
      found.set(locale, new Set(collectBlocks(original).map(({ id }) => id)))
      continue
    }
    if (!translating.includes(locale))
      reportMarks(body, `deck.json does not list "${locale}" as "translating"`, report)
    const marked = collectBlocks(body).filter(isMarked)
    if (marked.length > 0) found.set(locale, new Set(marked.map(({ id }) => id)))
    removeMarks(body)
  }
  return found
}

function reportMarks(body: ContainerDirective, why: string, report: Report): void {
  visit(body, (node) => {
    if (isMark(node) || isMarkedFormula(node))
      report(lineOf(node), `a block is marked as untranslated, but ${why}`)
  })
}

function isMark(node: Nodes): boolean {
  return node.type === 'textDirective' && node.name === 'untranslated'
}

function isMarkedFormula(node: Nodes): boolean {
  return node.type === 'containerDirective' && attribute(node, 'untranslated') !== undefined
}

/** A block's own words alone: items nested in an item are blocks themselves. */
function isMarked({ kind, node: block }: SourceBlock): boolean {
  let marked = false
  visit(block as Nodes, (node) => {
    if (kind === 'item' && node !== block && node.type === 'list') return 'skip'
    marked ||= isMark(node) || isMarkedFormula(node)
    return marked ? EXIT : undefined
  })
  return marked
}

function removeMarks(body: ContainerDirective): void {
  visit(body, (node, index, parent) => {
    if (!isMark(node) || !parent || index === undefined) return undefined
    ;(parent as Parents).children.splice(index, 1)
    trimStart((parent as Parents).children[index])
    return index
  })
}

function trimStart(node: RootContent | undefined): void {
  if (node?.type === 'text') node.value = node.value.trimStart()
}
