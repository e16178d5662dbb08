import type { Element, ElementContent } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import katex, { type KatexOptions } from 'katex'
import type { StyleClasses } from './style-classes.ts'

/** Strict at build: all that KaTeX would paint red or only warn of is an error, save the classes of a formula's parts. */
export function katexOptions(displayMode: boolean): KatexOptions {
  return {
    displayMode,
    output: 'htmlAndMathml',
    throwOnError: true,
    trust: ({ command, class: name }: { command: string; class?: string }) => {
      if (command === '\\htmlClass' && /^part-[a-z]+$/.test(name ?? '')) return true
      // False would make KaTeX paint the command red and go on.
      throw new Error(`${command} is not allowed; of such commands, only \\htmlClass{part-…} is`)
    },
    strict: (code: string) => (code === 'htmlExtension' ? 'ignore' : 'error'),
  }
}

/** What is wrong with a formula, in words that follow a place. */
export function formulaFault(latex: string, displayMode: boolean): string | undefined {
  if (!displayMode && latex !== latex.trim()) {
    return `"$${latex}$" reads as a formula; a dollar sign is written \\$`
  }
  try {
    katex.renderToString(latex, katexOptions(displayMode))
    return undefined
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return `KaTeX cannot render "${onOneLine(latex)}": ${onOneLine(reason.replace(/^KaTeX parse error: /, ''))}`
  }
}

/** Without the combining marks, too, with which KaTeX underlines a place and which terminals garble. */
function onOneLine(words: string): string {
  return words.replace(/\u0332/g, '').replace(/\s+/g, ' ')
}

/** A formula as hast, its style attributes turned into classes, since the page's policy would drop them. */
export function renderFormula(latex: string, displayMode: boolean, styles: StyleClasses): ElementContent[] {
  const html = katex.renderToString(latex, katexOptions(displayMode))
  const tree = fromHtml(html, { fragment: true })
  return styles.replaceIn(tree).children.filter((node): node is Element => node.type === 'element')
}
