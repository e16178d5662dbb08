import { Groups } from './groups.ts'
import type { Line, ReadableDiagram } from './line.ts'
import { partsOf, piecesOf, type Node, type Piece } from './pieces.ts'

const HEADER = /^(?:graph|flowchart)\s+(?:TD|TB|LR|BT|RL)$/i
const STATEMENT = /^(?:classDef\s|linkStyle\s|style\s|class\s+[\w,-]+\s+\w+$)/i
/** A line of a flow chart: nodes and arrows, or a statement of another kind. */
interface Read {
  line: Line
  pieces: readonly Piece[] | undefined
}

/**
 * Lines of a flow chart as the library reads all of them: with spaces around their arrows, names in ASCII, each node's
 * own words where it is named first, and nodes in the subgraph that Mermaid has them in.
 */
export function rewriteFlow(lines: readonly Line[]): ReadableDiagram {
  const all = lines.flatMap(({ text, number }) => partsOf(text).map((part) => ({ text: part, number })))
  const [header, ...rest] = all
  // The library says what its headers are.
  if (!header || !HEADER.test(header.text))
    return { source: all.map(({ text }) => text).join('\n'), words: [] }
  const groups = new Groups()
  const read: Read[] = []
  for (const line of rest) {
    const { text } = line
    if (/^click\s/.test(text)) continue
    if (groups.take(line)) continue
    const pieces = STATEMENT.test(text) ? undefined : piecesOf(line)
    groups.mention(pieces ?? [])
    read.push({ line, pieces })
  }
  groups.close()
  const nodes = new Nodes(read.flatMap(({ pieces }) => pieces ?? []))
  for (const { line, pieces } of read) if (pieces) groups.checkArrows(line, pieces)
  const written = [
    ...groups.write(
      (name) => nodes.define(name),
      (name) => nodes.idOf(name),
    ),
    ...read.map(({ line, pieces }) =>
      pieces
        ? pieces.map((piece) => ('written' in piece ? piece.written : nodes.write(piece))).join(' ')
        : line.text.replace(/^style\s+(\S+)/, (_, names: string) => `style ${nodes.idsOf(names)}`),
    ),
  ]
  const words = read.flatMap(({ line: { number }, pieces = [] }) =>
    pieces.map((piece) => ({ text: 'written' in piece ? piece.words : piece.shape, number })),
  )
  return { source: [header.text, ...written].join('\n'), words: [...groups.words(), ...words] }
}

/** Nodes as the library reads them: it takes the words of each where it is named first. */
class Nodes {
  private readonly ids = new Map<string, string>()
  private readonly shown = new Set<string>()
  /** The last that is said of each. */
  private readonly shapes = new Map<string, string>()

  constructor(pieces: readonly Piece[]) {
    for (const piece of pieces) {
      if ('name' in piece && piece.shape !== '') this.shapes.set(piece.name, piece.shape)
    }
  }

  idOf(name: string): string {
    if (/^[\w-]+$/.test(name)) return name
    const id = this.ids.get(name) ?? `name_${String(this.ids.size + 1)}`
    this.ids.set(name, id)
    return id
  }

  /** Of names that commas part. */
  idsOf(names: string): string {
    return names
      .split(',')
      .map((name) => this.idOf(name))
      .join(',')
  }

  /** A node by itself, in its subgraph. */
  define(name: string): string {
    this.shown.add(name)
    return this.idOf(name) + (this.shapes.get(name) ?? `[${name}]`)
  }

  write({ name, shape, style }: Node): string {
    const id = this.idOf(name)
    const isFirst = !this.shown.has(name)
    this.shown.add(name)
    if (!isFirst && shape === '') return id + style
    return id + (this.shapes.get(name) ?? (id === name ? '' : `[${name}]`)) + style
  }
}
