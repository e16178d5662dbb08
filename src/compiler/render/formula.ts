import type { Element } from 'hast'
import { katexHtml } from '../check/katex.ts'
import { elementsIn, parseForeign } from './hast.ts'
import type { StyleClasses } from './style-classes.ts'

/** A formula as hast, its style attributes turned into classes, since the page's policy would drop them. */
export function renderFormula(latex: string, displayMode: boolean, styles: StyleClasses): Element[] {
  const children = parseForeign(katexHtml(latex, displayMode))
  return elementsIn(styles.replaceIn({ type: 'root', children }).children)
}
