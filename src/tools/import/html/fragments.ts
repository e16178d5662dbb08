import type { Element, Root } from 'hast'
import { visit, SKIP } from 'unist-util-visit'
import { classesOf, hasTag, isBlock, isElement, make } from './elements.ts'

/** What is shown step by step: of reveal.js, Slidev and Quarto. */
const FRAGMENT = /^(fragment|v-click)$/
/** Of what each child, and each item of a list, is a step. */
const EACH = /^(v-clicks|incremental)$/

/** Puts `<x-fragment>` around what is shown with a step of its own; in a list's item, around its words. */
export function markFragments(tree: Root): void {
  spreadSteps(tree)
  visit(tree, 'element', (node, index, parent) => {
    if (!parent || index === undefined || !isFragment(node)) return undefined
    clearMarks(node)
    if (node.tagName === 'li') {
      const blockAt = node.children.findIndex((child) => isBlock(child) && !isElement(child, 'p'))
      const words = node.children.slice(0, blockAt < 0 ? undefined : blockAt)
      const rest = node.children.slice(words.length)
      const inner = words.flatMap((child) => (isElement(child, 'p') ? child.children : [child]))
      node.children = [make('x-fragment', { inline: true }, inner), ...rest]
      return undefined
    }
    if (['tr', 'td', 'th', 'tbody', 'thead'].includes(node.tagName)) return undefined
    const isBare = ['v-click', 'div', 'section'].includes(node.tagName)
    const fragment = make('x-fragment', {}, isBare || node.tagName === 'span' ? node.children : [node])
    if (node.tagName === 'span' || (!isBlock(node) && !isBare)) fragment.properties['inline'] = true
    parent.children.splice(index, 1, fragment)
    return [SKIP, index + 1]
  })
}

function isFragment(node: Element): boolean {
  if (node.tagName === 'x-fragment') return false
  return (
    node.tagName === 'v-click' ||
    'vClick' in node.properties ||
    'v-click' in node.properties ||
    classesOf(node).some((name) => FRAGMENT.test(name))
  )
}

function clearMarks(node: Element): void {
  delete node.properties['vClick']
  delete node.properties['v-click']
  node.properties['className'] = classesOf(node).filter((name) => !FRAGMENT.test(name))
}

function spreadSteps(tree: Root): void {
  visit(tree, 'element', (node) => {
    const isEach = EACH.test(node.tagName) || classesOf(node).some((name) => EACH.test(name))
    if (!isEach) return
    const lists = hasTag(node, 'ul', 'ol')
      ? [node]
      : node.children.filter((child) => isElement(child, 'ul', 'ol'))
    const items = lists.flatMap((list) => list.children.filter((child) => isElement(child, 'li')))
    const others = node.children.filter((child) => isElement(child) && !isElement(child, 'ul', 'ol', 'li'))
    for (const child of [...items, ...others])
      child.properties['className'] = [...classesOf(child), 'fragment']
  })
}
