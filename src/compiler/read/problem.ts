/** Something that an author wrote wrong: where it is, what is wrong, and what would be right. */
export interface Problem {
  /** Path relative to the deck's folder, with the folder's name before it: `slides/041-loss.md`. */
  file: string
  /** 1-based; 1 where the whole file is meant. */
  line: number
  message: string
}

/** Notes a problem of the file at hand. */
export type Report = (line: number, message: string) => void

/** `slides/041-loss.md:17: what is wrong, and what would be right` */
export function formatProblem({ file, line, message }: Problem): string {
  return visible(`${inOneLine(file)}:${String(line)}: ${shortened(message)}`)
}

/** Characters of a message: what it quotes of a file can be of any length. */
const LONGEST_MESSAGE = 1_000

function shortened(message: string): string {
  return message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE)}…` : message
}

/**
 * Characters that steer a terminal, or turn the direction of the text around them, as their numbers: what a file says
 * must not write over what a program says of it.
 */
export function visible(text: string): string {
  return text.replace(STEERING, (character) => `\\u{${character.codePointAt(0)?.toString(16) ?? ''}}`)
}

/** The same of a file's name, which may have line breaks in it. */
export function inOneLine(name: string): string {
  return visible(name).replaceAll('\n', '\\u{a}')
}

/** Controls but the tab and the line break, and marks of direction. */
const STEERING = /[^\P{Cc}\n\t]|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/** Thrown where a build cannot go on: carries every problem found, not only the first, by file and line. */
export class DeckError extends Error {
  override name = 'DeckError'
  readonly problems: readonly Problem[]
  constructor(problems: readonly Problem[]) {
    const sorted = [...problems].sort((a, b) =>
      a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line,
    )
    const told = withFewOfEach(sorted)
    super(told.map(formatProblem).join('\n'))
    this.problems = told
  }
}

/** Problems of one file that are told: nobody mends more at a time. */
const MOST_OF_A_FILE = 50

/** Problems by file; of one that has very many the first, and how many more there are. */
function withFewOfEach(sorted: readonly Problem[]): Problem[] {
  const counts = new Map<string, number>()
  for (const { file } of sorted) counts.set(file, (counts.get(file) ?? 0) + 1)
  const told = new Map<string, number>()
  return sorted.flatMap((problem) => {
    const { file, line } = problem
    const place = (told.get(file) ?? 0) + 1
    told.set(file, place)
    if (place <= MOST_OF_A_FILE) return problem
    const more = (counts.get(file) ?? 0) - MOST_OF_A_FILE
    return place === MOST_OF_A_FILE + 1
      ? { file, line, message: `and ${String(more)} more in this file` }
      : []
  })
}

/** The candidate that a misspelt word most likely means, for "did you mean": undefined where none is near. */
export function nearestWord(word: string, candidates: readonly string[]): string | undefined {
  if (word.length > LONGEST_MEANT) return undefined
  const ranked = candidates
    .filter(({ length }) => Math.abs(length - word.length) <= furthestOf(word))
    .map((candidate) => ({ candidate, distance: editDistance(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)
  const best = ranked[0]
  return best && best.distance <= furthestOf(word) ? best.candidate : undefined
}

/** Of names that people write. */
const LONGEST_MEANT = 64

/** Letters that a misspelt word may have otherwise. */
function furthestOf(word: string): number {
  return Math.max(2, Math.floor(word.length / 3))
}

/** `; did you mean "x"?`, or the list of what is allowed, or nothing. */
export function suggestion(word: string, candidates: readonly string[]): string {
  const nearest = nearestWord(word, candidates)
  if (nearest !== undefined) return `; did you mean "${nearest}"?`
  return candidates.length > 0 && candidates.length <= 12 ? `; there are: ${candidates.join(', ')}` : ''
}

/** Levenshtein distance with a swap of neighbours as one edit (optimal string alignment). */
function editDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      const swap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const at = (r: number, c: number): number => rows[r]?.[c] ?? Infinity
      row[j] = Math.min(at(i - 1, j) + 1, (row[j - 1] ?? Infinity) + 1, at(i - 1, j - 1) + cost)
      if (swap) row[j] = Math.min(row[j] ?? Infinity, at(i - 2, j - 2) + 1)
    }
    rows.push(row)
  }
  return rows[a.length]?.[b.length] ?? Infinity
}
