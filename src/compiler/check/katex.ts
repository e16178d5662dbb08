import katex, { type KatexOptions } from 'katex'

/** Formulas that are remembered: a slide is checked and then rendered, and most formulas are the same in each language. */
const REMEMBERED = 500
const rendered = new Map<string, string>()

/** A formula as KaTeX writes it. Throws on whatever KaTeX would paint red or only warn of. */
export function katexHtml(latex: string, displayMode: boolean): string {
  const key = `${displayMode ? 'display' : 'inline'} ${latex}`
  const known = rendered.get(key)
  if (known !== undefined) return known
  const definition = definitionIn(latex)
  if (definition !== undefined)
    throw new Error(`${definition} defines a name, and a formula defines none: write out what it stands for`)
  const html = katex.renderToString(latex, katexOptions(displayMode))
  const [oldest] = rendered.keys()
  if (rendered.size >= REMEMBERED && oldest !== undefined) rendered.delete(oldest)
  rendered.set(key, html)
  return html
}

/** Strict at build: all that KaTeX would paint red or only warn of is an error, save the classes of a formula's parts. */
function katexOptions(displayMode: boolean): KatexOptions {
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

/** Commands that give a name to others: a few lines of them stand for millions. */
const DEFINITIONS = new Set(
  'def gdef edef xdef let futurelet global long newcommand renewcommand providecommand'.split(' '),
)

/** The command by which a formula defines another; undefined where it has none. */
function definitionIn(latex: string): string | undefined {
  for (const [whole, name] of latex.matchAll(/\\(?:([A-Za-z]+)|[^])/g))
    if (name !== undefined && DEFINITIONS.has(name)) return whole
  return undefined
}

/** Characters of a formula that are told of it. */
const MOST_TOLD = 300

/** What is wrong with a formula, in words that follow a place. */
export function formulaFault(latex: string, displayMode: boolean): string | undefined {
  if (!displayMode && latex !== latex.trim()) {
    return `"$${latex}$" reads as a formula; a dollar sign is written \\$`
  }
  try {
    katexHtml(latex, displayMode)
    return undefined
  } catch (error) {
    const reason = reasonOf(error)
    return `KaTeX cannot render "${onOneLine(latex.length > MOST_TOLD ? `${latex.slice(0, MOST_TOLD)}…` : latex)}": ${onOneLine(reason.replace(/^KaTeX parse error: /, ''))}`
  }
}

/** KaTeX reads what is nested by calling itself. */
function reasonOf(error: unknown): string {
  if (error instanceof RangeError)
    return 'it is nested too deeply; write it with fewer brackets in one another'
  return error instanceof Error ? error.message : String(error)
}

/** Without the combining marks, too, with which KaTeX underlines a place and which terminals garble. */
function onOneLine(words: string): string {
  return words.replace(/\u0332/g, '').replace(/\s+/g, ' ')
}
