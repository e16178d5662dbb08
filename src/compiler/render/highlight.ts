import {
  bundledLanguages,
  bundledLanguagesAlias,
  codeToTokensBase,
  createCssVariablesTheme,
  type BundledLanguage,
  type SpecialLanguage,
} from 'shiki'
import type { CodePanel, CodeToken } from '../../figures/forms/code-data.ts'

/** Shiki colours a token with a variable of this theme; its name becomes the token's class. */
const THEME = createCssVariablesTheme({ name: 'classes', variablePrefix: '--tok-' })
const VARIABLE = /^var\(--tok-token-([a-z-]+)\)$/

/** Characters of a line and of a piece of code that is coloured; a slide shows lines of eighty. */
const LONGEST_LINE = 400
const MOST_CHARACTERS = 20_000

const UNCOLOURED = ['text', 'txt', 'plain', 'plaintext', 'ansi']

/** By own names alone: Shiki looks "constructor" up in what all objects have, and colours nothing from then on. */
export function isKnownLanguage(name: string): boolean {
  return (
    UNCOLOURED.includes(name) ||
    Object.hasOwn(bundledLanguages, name) ||
    Object.hasOwn(bundledLanguagesAlias, name)
  )
}

/**
 * Code as lines of tokens with classes (`tok-keyword`, `tok-comment` …): the page's policy allows no style.
 * Throws where the language is not known.
 */
export async function highlightCode(code: string, lang: string): Promise<CodeToken[][]> {
  if (!isKnownLanguage(lang)) throw new Error(`“${lang}” is no language that code can be coloured in`)
  const plain = code.split('\n')
  // The grammars of some languages take minutes for a line that no slide shows.
  if (code.length > MOST_CHARACTERS || plain.some(({ length }) => length > LONGEST_LINE))
    return plain.map((text) => [{ text }])
  const lines = await codeToTokensBase(code, {
    lang: lang as BundledLanguage | SpecialLanguage,
    theme: THEME,
    // By default a line is given up after half a second: a busy machine would build other pages than an idle one.
    tokenizeTimeLimit: 0,
  })
  return lines.map((line) =>
    line.map(({ content, color }): CodeToken => {
      const kind = VARIABLE.exec(color ?? '')?.[1]
      return kind ? { text: content, class: `tok-${kind}` } : { text: content }
    }),
  )
}

/** The data of a figure of kind `code`, already in one language, with `lines` in each of its panels. */
export async function highlightPanels(data: unknown): Promise<unknown> {
  if (!hasPanels(data)) throw new Error('a figure of kind "code" has panels in its data')
  const panels = data.panels.map(async (panel) => ({
    ...panel,
    lines: await highlightCode(panel.code.join('\n'), panel.lang),
  }))
  return { ...data, panels: await Promise.all(panels) }
}

function hasPanels(data: unknown): data is { panels: (CodePanel & { code: string[] })[] } {
  return typeof data === 'object' && data !== null && 'panels' in data && Array.isArray(data.panels)
}
