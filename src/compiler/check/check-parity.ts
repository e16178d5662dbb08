import type { ContainerDirective } from 'mdast-util-directive'
import { toString } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import type { Locale } from '../../deck/locale.ts'
import { collectBlocks, isSupplied, type SourceBlock } from '../parse/blocks.ts'
import { directiveRow } from '../parse/directives.ts'
import type { ParsedSlide } from '../parse/parse.ts'
import { lineOf } from '../parse/positions.ts'
import type { Report } from '../read/problem.ts'

/**
 * `b3` must be the same place in every locale, and so must the second step: the first block that differs is named in
 * both.
 */
export function checkParity(slide: ParsedSlide, locales: readonly Locale[], report: Report): void {
  const [first, ...others] = locales
  const original = first && slide.bodies.get(first)
  if (!original) return
  const expected = collectBlocks(original)
  for (const locale of others) {
    const body = slide.bodies.get(locale)
    if (!body) continue
    const blocks = collectBlocks(body)
    const length = Math.max(expected.length, blocks.length)
    for (let index = 0; index < length; index++) {
      const [wanted, found] = [expected[index], blocks[index]]
      if (isSamePlace(wanted, found)) continue
      report(
        lineOf(found?.node ?? body),
        `block b${String(index)} differs: "${first}" has ${describeBlock(wanted)}, "${locale}" has ${describeBlock(found)}; both have the same sequence of blocks`,
      )
      break
    }
    const [steps, otherSteps] = [countSteps(original), countSteps(body)]
    if (steps !== otherSteps) {
      report(
        lineOf(body),
        `"${first}" has ${String(steps)} fragments, "${locale}" ${String(otherSteps)}; both have the same steps`,
      )
    }
  }
}

function isSamePlace(a: SourceBlock | undefined, b: SourceBlock | undefined): boolean {
  if (!a || !b) return a === b
  return a.kind === b.kind && a.level === b.level && isSupplied(a.node) === isSupplied(b.node)
}

function countSteps(body: ContainerDirective): number {
  let count = 0
  visit(body, (node) => {
    if ((node.type === 'containerDirective' || node.type === 'textDirective') && directiveRow(node)?.isStep)
      count++
  })
  return count
}

function describeBlock(block: SourceBlock | undefined): string {
  if (!block) return 'nothing more'
  const text = toString(block.node).replace(/\s+/g, ' ')
  const start = text.length > 24 ? `${text.slice(0, 24)}…` : text
  const depth = block.kind === 'heading' ? block.level : block.kind === 'item' ? block.level + 1 : 1
  const level = depth > 1 ? ` (level ${String(depth)})` : ''
  return `${isSupplied(block.node) ? 'supplied ' : ''}${block.kind}${level} “${start}” in line ${String(lineOf(block.node))}`
}
