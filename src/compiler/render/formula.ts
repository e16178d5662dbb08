import type { Element, ElementContent } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { katexHtml } from '../check/katex.ts'
import type { StyleClasses } from './style-classes.ts'

/** A formula as hast, its style attributes turned into classes, since the page's policy would drop them. */
export function renderFormula(latex: string, displayMode: boolean, styles: StyleClasses): ElementContent[] {
  const tree = fromHtml(katexHtml(latex, displayMode), { fragment: true })
  return styles.replaceIn(tree).children.filter((node): node is Element => node.type === 'element')
}
