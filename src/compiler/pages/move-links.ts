import type { Element } from 'hast'
import { eachElement } from '../render/hast.ts'

/** Whether HTML has any attribute that `moveLinks` changes. */
export function namesOthers(html: string): boolean {
  return /\s(?:href|src|srcset)=/i.test(html)
}

/**
 * Links and pictures of a slide are written as from its own page, two folders below the base: `../3/`. For a page that
 * lies elsewhere `folder` takes the place of their first `../`. Changes the tree in place.
 */
export function moveLinks(tree: Element, folder: string): void {
  const move = (address: string) => address.replace(/^\.\.\//, folder)
  eachElement(tree, ({ properties }) => {
    const { href, src, srcSet } = properties
    if (typeof href === 'string') properties.href = move(href)
    if (typeof src === 'string') properties.src = move(src)
    if (typeof srcSet === 'string') properties.srcSet = srcSet.split(', ').map(move).join(', ')
  })
}
