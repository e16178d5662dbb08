import { parseDocument } from 'yaml'
import { isRecord } from '../../../deck/unknown-value.ts'
import type { SourceLine } from './source-lines.ts'

export interface FrontMatter {
  values: Record<string, unknown>
  /** Undefined where it could be read. */
  fault?: string
}

const NONE: FrontMatter = { values: {} }

/** The head of a file between lines of ---, and the lines after it. */
export function takeFrontMatter(lines: readonly SourceLine[]): {
  frontMatter: FrontMatter
  rest: SourceLine[]
} {
  const first = lines.findIndex(({ text }) => text.trim() !== '')
  if (first < 0 || !/^---\s*$/.test(lines[first]?.text ?? '')) return { frontMatter: NONE, rest: [...lines] }
  const end = lines.findIndex(({ text }, index) => index > first && /^(---|\.\.\.)\s*$/.test(text))
  if (end < 0) return { frontMatter: NONE, rest: [...lines] }
  const source = lines.slice(first + 1, end).map(({ text }) => text)
  const frontMatter = readYaml(source.join('\n'))
  // A slide between two rules is no front matter.
  if (!frontMatter) return { frontMatter: NONE, rest: [...lines] }
  return { frontMatter, rest: lines.slice(end + 1) }
}

/** YAML that is a mapping; undefined for any other text. Few aliases are followed: a hundred lines could make a million. */
export function readYaml(source: string): FrontMatter | undefined {
  if (source.trim() === '') return { values: {} }
  if (!/^[^\S\n]*["']?[\w$-]+["']?[^\S\n]*:(\s|$)/m.test(source)) return undefined
  const document = parseDocument(source)
  const fault = document.errors[0]?.message.split('\n')[0]
  if (fault !== undefined) return { values: {}, fault }
  try {
    const values: unknown = document.toJS({ maxAliasCount: 20 })
    return isRecord(values) ? { values } : undefined
  } catch (error) {
    return { values: {}, fault: error instanceof Error ? error.message : String(error) }
  }
}

/** A text of front matter; lists of names become one. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() || undefined
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.flatMap((item) => textOf(item) ?? []).join('，') || undefined
  if (isRecord(value)) return textOf(value['name'] ?? value['literal'])
  return undefined
}
