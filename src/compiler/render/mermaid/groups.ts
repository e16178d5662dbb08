import { leftOut, unended, type Line } from './line.ts'
import { withStandIns, type Piece } from './pieces.ts'

/** Inside of a subgraph; elsewhere the library takes it for a node. */
const DIRECTION = /^direction\s+(?:TD|TB|LR|BT|RL)$/i

/** A subgraph, or the chart as a whole. */
interface Group {
  line: Line | undefined
  name: string
  title: string
  outer: Group | undefined
  directions: string[]
  /** Nodes and subgraphs in the order in which they are first named here. */
  items: (string | Group)[]
}

/**
 * Subgraphs, and which node is in which: as in Mermaid in the first that has ended and names it. The library has a node
 * where it is named first, so all of them are written before the arrows, each in its own.
 */
export class Groups {
  private readonly whole: Group = groupOf(undefined, undefined)
  private current = this.whole
  private readonly byName = new Map<string, Group>()
  private readonly ownerOf = new Map<string, Group>()

  /** True for a line that is about a subgraph. Throws a sentence where it can be none. */
  take(line: Line): boolean {
    const { text } = line
    if (/^subgraph\s/.test(text)) this.open(line)
    else if (text === 'end') this.end(line)
    else if (DIRECTION.test(text)) {
      if (this.current === this.whole) throw leftOut(line)
      this.current.directions.push(text)
    } else return false
    return true
  }

  /** The nodes of a line. */
  mention(pieces: readonly Piece[]): void {
    for (const piece of pieces)
      if ('name' in piece && !this.current.items.includes(piece.name)) this.current.items.push(piece.name)
  }

  /** After the last line. Throws where a subgraph has no end. */
  close(): void {
    if (this.current.line) throw unended(this.firstOpen(this.current.line))
    this.own(this.whole)
  }

  /**
   * Throws for an arrow between parts of one subgraph that are not side by side in it: the library would draw it beside
   * them.
   */
  checkArrows(line: Line, pieces: readonly Piece[]): void {
    const sides: string[][] = [[]]
    for (const piece of pieces) {
      if ('name' in piece) sides.at(-1)?.push(piece.name)
      else if (piece.written !== '&') sides.push([])
    }
    for (const [index, ends] of sides.entries()) {
      const starts = sides[index - 1] ?? []
      for (const start of starts) for (const end of ends) if (this.isAskew(start, end)) throw leftOut(line)
    }
  }

  /** Subgraphs with their nodes; nothing where there are none. */
  write(define: (name: string) => string, idOf: (name: string) => string): string[] {
    if (this.byName.size === 0) return []
    const writeItems = (group: Group): string[] =>
      group.items.flatMap((item) => {
        if (typeof item !== 'string') return writeGroup(item)
        const isHere = this.ownerOf.get(item) === group && !this.byName.has(item)
        return isHere ? [define(item)] : []
      })
    const writeGroup = (group: Group): string[] => [
      `subgraph ${idOf(group.name)} [${withStandIns(group.title)}]`,
      ...group.directions,
      ...writeItems(group),
      'end',
    ]
    return writeItems(this.whole)
  }

  /** Titles, with the lines that say them. */
  words(): Line[] {
    return [...this.byName.values()].flatMap(({ line, title }) =>
      line ? [{ text: title, number: line.number }] : [],
    )
  }

  private open(line: Line): void {
    const said = line.text.replace(/^subgraph\s+/, '')
    const [, id, inBrackets] = /^([^\s[\]]+)\s*\[(.+)\]$/.exec(said) ?? []
    // Several words are a title without a name.
    const name = id ?? (/\s/.test(said) ? `subgraph ${String(this.byName.size + 1)}` : said)
    const title = (inBrackets ?? said).replace(/^"(.*)"$/, '$1')
    if (this.byName.has(name)) throw leftOut(line)
    const group = { ...groupOf(line, this.current), name, title }
    this.current.items.push(group)
    this.byName.set(name, group)
    this.current = group
  }

  private end(line: Line): void {
    const { current } = this
    if (!current.outer) throw leftOut(line)
    this.own(current)
    this.current = current.outer
  }

  private own(group: Group): void {
    for (const item of group.items)
      if (typeof item === 'string' && !this.ownerOf.has(item)) this.ownerOf.set(item, group)
  }

  private firstOpen(line: Line): Line {
    return pathOf(this.current).find((group) => group.line !== undefined)?.line ?? line
  }

  /** Where a node or a subgraph stands. */
  private placeOf(name: string): Group {
    return this.byName.get(name)?.outer ?? this.ownerOf.get(name) ?? this.whole
  }

  private isEmpty(name: string): boolean {
    const group = this.byName.get(name)
    const isWritten = (item: string | Group) =>
      typeof item !== 'string' || (this.ownerOf.get(item) === group && !this.byName.has(item))
    return group !== undefined && !group.items.some(isWritten)
  }

  private isAskew(start: string, end: string): boolean {
    // A loop at a subgraph with nothing in it has no place in the library's layout.
    if (start === end && this.isEmpty(start)) return true
    const [from, to] = [this.placeOf(start), this.placeOf(end)]
    const isAround = [this.byName.get(start), this.byName.get(end)].some(
      (group) => group && (pathOf(from).includes(group) || pathOf(to).includes(group)),
    )
    if (isAround) return true
    if (from === to) return false
    const outer = pathOf(to)
    return pathOf(from).findLast((group) => outer.includes(group)) !== this.whole
  }
}

function groupOf(line: Line | undefined, outer: Group | undefined): Group {
  return { line, name: '', title: '', outer, directions: [], items: [] }
}

/** From the whole to the group itself. */
function pathOf(group: Group): Group[] {
  return group.outer ? [...pathOf(group.outer), group] : [group]
}
