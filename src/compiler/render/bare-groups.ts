import type { Element } from 'hast'
import { visit } from 'unist-util-visit'

/** Elements of an SVG that a drawing is written with, and that draw as much without them where they say nothing. */
const GROUPS = ['g', 'tspan']

/** Takes groups that say nothing out of drawings: a page holds each of them as long as its slide. Changes them in place. */
export function dropBareGroups(drawings: readonly Element[]): void {
  visit({ type: 'root', children: [...drawings] }, 'element', (node, index, parent) => {
    const isBare = GROUPS.includes(node.tagName) && Object.keys(node.properties).length === 0
    if (!isBare || parent?.type !== 'element' || index === undefined) return undefined
    parent.children.splice(index, 1, ...node.children)
    return index
  })
}
