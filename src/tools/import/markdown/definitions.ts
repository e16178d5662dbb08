import type { SourceLine } from './source-lines.ts'

/** Lines that define links and footnotes, by their labels. */
export type Definitions = ReadonlyMap<string, string>

/** Those of a file, which any of its slides may name. */
export function definitionsIn(lines: readonly SourceLine[]): Definitions {
  const found = new Map<string, string>()
  for (const { text } of lines) {
    const [, label] = /^ {0,3}\[(\^?[^\]]+)\]:\s+\S/.exec(text) ?? []
    // Of two the first holds.
    if (label !== undefined && !found.has(fold(label))) found.set(fold(label), text)
  }
  return found
}

/**
 * Those that a slide names, and that its footnotes name in turn (a link's title is plain text): a file's whole list with
 * each slide would be read over and over.
 */
export function definitionsFor(markdown: string, all: Definitions): string[] {
  const named = new Map<string, string>()
  const waiting = [markdown]
  for (let text = waiting.pop(); text !== undefined; text = waiting.pop()) {
    for (const [, label = ''] of text.matchAll(/\[([^[\]]+)\]/g)) {
      const definition = all.get(fold(label))
      if (definition === undefined || named.has(fold(label))) continue
      named.set(fold(label), definition)
      if (label.startsWith('^')) waiting.push(definition)
    }
  }
  return [...named.values()]
}

/** As Markdown compares labels. */
function fold(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase()
}
