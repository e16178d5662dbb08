import { isRecord } from '../../../deck/unknown-value.ts'
import { placesOf, type SourceLine } from './source-lines.ts'

export type Dialect = 'marp' | 'slidev' | 'reveal-markdown' | 'quarto' | 'pandoc' | 'markdown'

/** Keys of front matter that only Slidev's decks have. */
const SLIDEV_KEYS = [
  ...['highlighter', 'drawings', 'colorSchema', 'lineNumbers', 'mdc', 'monaco', 'favicon', 'fonts', 'addons'],
  ...['aspectRatio', 'canvasWidth', 'routerMode', 'themeConfig', 'exportFilename', 'layout', 'seoMeta'],
]

/** Keys that only reveal-md's have. */
const REVEAL_KEYS = ['revealOptions', 'separator', 'verticalSeparator']

/** Which tool a Markdown deck was written for: by its front matter, its name, and what only that tool has. */
export function dialectOf(
  values: Readonly<Record<string, unknown>>,
  lines: readonly SourceLine[],
  name: string,
): Dialect {
  const places = placesOf(lines)
  const has = (pattern: RegExp) =>
    lines.some(({ text }, index) => places[index] !== 'code' && pattern.test(text))
  const follows = (first: RegExp, second: RegExp) =>
    lines.some(({ text }, index) => first.test(text) && second.test(lines[index + 1]?.text ?? ''))
  if (values['marp'] === true || has(/^<!--\s*marp:\s*true/)) return 'marp'
  if (isQuarto(values, name)) return 'quarto'
  if (SLIDEV_KEYS.some((key) => key in values) || has(/^::(right|left|default|bottom)::\s*$/)) return 'slidev'
  if (has(/<v-clicks?\b/) || follows(/^---\s*$/, /^(layout|src|transition|clicks):\s/)) return 'slidev'
  if (REVEAL_KEYS.some((key) => key in values)) return 'reveal-markdown'
  if (has(/<!--\s*\.(slide|element):/) || has(/^--\s*$/) || has(/^Notes?:/i)) return 'reveal-markdown'
  if (has(/<!--\s*_?(class|paginate|backgroundColor|backgroundImage|header|footer):/) || has(/!\[bg\b/))
    return 'marp'
  if (has(/^% \S/) || has(/^:{3,}\s*(\{?\.?(notes|columns|incremental))/)) return 'pandoc'
  const hasRules = lines.some(({ text }, index) => places[index] === 'text' && /^---\s*$/.test(text))
  return !hasRules && ('author' in values || 'title' in values) ? 'pandoc' : 'markdown'
}

function isQuarto(values: Readonly<Record<string, unknown>>, name: string): boolean {
  const { format } = values
  return /\.[qr]md$/i.test(name) || format === 'revealjs' || (isRecord(format) && 'revealjs' in format)
}
