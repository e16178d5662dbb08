/** A line of a diagram's source. */
export interface Line {
  text: string
  number: number
}

/** What is said of a line that would be missing from the picture. */
export function leftOut({ text, number }: Line): Error {
  return new Error(
    `line ${String(number)}: “${text}” can’t be drawn here; write it in another way, or leave it out`,
  )
}

/** What is said of a group of lines that goes on to the end. */
export function unended({ text, number }: Line): Error {
  return new Error(`line ${String(number)}: “${text}” has no end`)
}

const HEADER = /^(?:graph|flowchart)\s+(?:TD|TB|LR|BT|RL)$/i
const STATEMENT = /^(?:classDef\s|linkStyle\s|class\s+[\w,-]+\s+\w+$)/i
/** Inside of a subgraph; elsewhere the library takes it for a node. */
const DIRECTION = /^direction\s+(?:TD|TB|LR|BT|RL)$/i
/** A dash that begins an arrow is no part of a name. */
const NAME = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_]|-(?![-.>=]))*/u
const CLOSERS: Readonly<Record<string, string>> = { '[': ']', '(': ')', '{': '}' }
/** Arrows of any length; a circle or cross at the end is none that the library knows. */
const ARROW = /^(?:-{2,}>|-{3,}|-\.+->?|={2,}>|={3,})(?![-=>ox])/
/** How an arrow goes on after the words in its midst, by how it began. */
const AFTER_WORDS: Readonly<Record<string, RegExp>> = {
  '--': /-{2,}>|-{3,}/,
  '-.': /\.+->?/,
  '==': /={2,}>|={3,}/,
}

/** A diagram's source as the library reads all of it, and what must be read in its picture, with the lines that say it. */
export interface ReadableDiagram {
  source: string
  words: readonly Line[]
}

/** What an end of a shape is inside of a name: the library ends the name there, so these stand in until it is drawn. */
const BRACKETS = '[](){}'
const FIRST_STAND_IN = 0xe000

function withStandIns(words: string): string {
  return words.replace(/[[\](){}]/g, (bracket) =>
    String.fromCharCode(FIRST_STAND_IN + BRACKETS.indexOf(bracket)),
  )
}

/** The picture with brackets for what stood in for them. */
export function withBrackets(svg: string): string {
  return svg.replace(/[\uE000-\uE005]/g, (standIn) => BRACKETS.charAt(standIn.charCodeAt(0) - FIRST_STAND_IN))
}

/** A piece of a line: an arrow or `&` as the library reads it, or a node. */
type Piece = { written: string; words: string } | { name: string; shape: string; style: string }

/**
 * Lines of a flow chart with spaces around their arrows, names in ASCII, and each node's own words where it is named
 * first: the library reads no others.
 */
export function rewriteFlow(lines: readonly Line[]): ReadableDiagram {
  const all = lines.flatMap(({ text, number }) => partsOf(text).map((part) => ({ text: part, number })))
  const [header, ...rest] = all
  // The library says what its headers are.
  if (!header || !HEADER.test(header.text))
    return { source: all.map(({ text }) => text).join('\n'), words: [] }
  const open: Line[] = []
  const read = rest
    .filter(({ text }) => !/^click\s/.test(text))
    .map((line) => {
      if (/^subgraph\s/.test(line.text)) open.push(line)
      else if (line.text === 'end' ? !open.pop() : open.length === 0 && DIRECTION.test(line.text))
        throw leftOut(line)
      return { line, pieces: isStatement(line.text) ? undefined : piecesOf(line) }
    })
  const [first] = open
  if (first) throw unended(first)
  const nodes = new Nodes(read.flatMap(({ pieces }) => pieces ?? []))
  const written = read.map(({ line, pieces }) =>
    pieces
      ? pieces.map((piece) => ('written' in piece ? piece.written : nodes.write(piece))).join(' ')
      : writeStatement(line.text, nodes),
  )
  const words = read.flatMap(({ line: { text, number }, pieces }) =>
    (pieces?.map((piece) => ('written' in piece ? piece.words : piece.shape)) ?? [subgraphWords(text)]).map(
      (said) => ({ text: said, number }),
    ),
  )
  return { source: [header.text, ...written].join('\n'), words }
}

function isStatement(text: string): boolean {
  return text === 'end' || STATEMENT.test(text) || DIRECTION.test(text) || /^(?:subgraph|style)\s/.test(text)
}

function writeStatement(text: string, nodes: Nodes): string {
  const idsOf = (names: string) =>
    names
      .split(',')
      .map((name) => nodes.idOf(name))
      .join(',')
  return text
    .replace(/^subgraph\s+([^\s[\]]+)\s*(?=\[)/, (_, name: string) => `subgraph ${nodes.idOf(name)} `)
    .replace(/^style\s+(\S+)/, (_, names: string) => `style ${idsOf(names)}`)
}

function subgraphWords(text: string): string {
  const title = /^subgraph\s(.*)$/.exec(text)?.[1]?.trim() ?? ''
  return /^[^\s[\]]+\s*\[(.*)\]$/.exec(title)?.[1] ?? title
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

  write({ name, shape, style }: { name: string; shape: string; style: string }): string {
    const id = this.idOf(name)
    const said = this.shapes.get(name) ?? (id === name ? '' : `[${name}]`)
    const isSaid = shape !== '' || !this.shown.has(name)
    this.shown.add(name)
    return id + (isSaid ? said : '') + style
  }
}

function piecesOf(line: Line): Piece[] {
  let rest = line.text
  const pieces: Piece[] = []
  const take = (length: number) => {
    rest = rest.slice(length).trimStart()
  }
  for (;;) {
    const name = NAME.exec(rest)?.[0]
    if (name === undefined) throw leftOut(line)
    take(name.length)
    const shape = shapeAt(rest)
    take(shape.length)
    const style = /^:::[\w-]+/.exec(rest)?.[0] ?? ''
    take(style.length)
    pieces.push({ name, shape: readableShape(shape), style })
    if (rest === '') return pieces
    if (rest.startsWith('&')) {
      pieces.push({ written: '&', words: '' })
      take(1)
      continue
    }
    const arrow = arrowAt(rest)
    if (!arrow) throw leftOut(line)
    pieces.push(arrow)
    take(arrow.length)
  }
}

/** Shapes by their first characters, longest first, with their last ones. */
const SHAPES = [
  ['(((', ')))'],
  ['([', '])'],
  ['((', '))'],
  ['[[', ']]'],
  ['[(', ')]'],
  ['{{', '}}'],
  ['[', ']'],
  ['(', ')'],
  ['{', '}'],
  ['>', ']'],
] as const

/** A shape whose words have no brackets of their own. */
function readableShape(shape: string): string {
  const ends = SHAPES.find(([start, end]) => shape.startsWith(start) && shape.endsWith(end))
  if (!ends) return shape
  const [start, end] = ends
  return start + withStandIns(shape.slice(start.length, -end.length)) + end
}

/** The arrow that a text begins with, in a length that the library knows, and its words between bars. */
function arrowAt(text: string): { written: string; words: string; length: number } | undefined {
  const start = text.startsWith('<') ? '<' : ''
  const rest = text.slice(start.length)
  const whole = ARROW.exec(rest)?.[0]
  if (whole !== undefined) {
    const bars = /^\s*\|([^|]*)\|/.exec(rest.slice(whole.length))
    const length = start.length + whole.length + (bars?.[0].length ?? 0)
    return { written: start + arrowOf(whole, bars?.[1]), words: bars?.[1] ?? '', length }
  }
  const opening = rest.slice(0, 2)
  const after = AFTER_WORDS[opening]?.exec(rest.slice(2))
  if (!after) return undefined
  const words = rest.slice(2, 2 + after.index)
  const length = start.length + 2 + after.index + after[0].length
  return words.trim() === '' ? undefined : { written: start + arrowOf(after[0], words), words, length }
}

function arrowOf(drawn: string, words = ''): string {
  const [line, head] = drawn.includes('.')
    ? (['-.-', '-.->'] as const)
    : drawn.includes('=')
      ? (['===', '==>'] as const)
      : (['---', '-->'] as const)
  const said = words.trim().replace(/^"(.*)"$/, '$1')
  return `${drawn.endsWith('>') ? head : line}${said === '' ? '' : `|${said}|`}`
}

/** What stands in brackets, with them: those inside of quotes are words. */
function shapeAt(text: string): string {
  // A flag is open at its left.
  if (/^>[^\]]+\]/.test(text)) return text.slice(0, text.indexOf(']') + 1)
  const closers: string[] = []
  let isQuoted = false
  for (const [index, character] of [...text].entries()) {
    if (character === '"') isQuoted = !isQuoted
    else if (isQuoted) continue
    else if (CLOSERS[character] !== undefined) closers.push(CLOSERS[character])
    else if (character === closers.at(-1)) closers.pop()
    if (closers.length === 0) return index === 0 ? '' : [...text].slice(0, index + 1).join('')
  }
  return ''
}

/** Statements of a line, which semicolons part. */
function partsOf(text: string): string[] {
  const ends: number[] = []
  let depth = 0
  let isQuoted = false
  for (const [index, character] of [...text.split(''), ';'].entries()) {
    if (character === '"') isQuoted = !isQuoted
    else if ('[({'.includes(character)) depth++
    else if ('])}'.includes(character)) depth--
    if (index === text.length || (character === ';' && depth <= 0 && !isQuoted)) ends.push(index)
  }
  return ends
    .map((end, at) => text.slice(at === 0 ? 0 : (ends[at - 1] ?? 0) + 1, end))
    .map((part) => part.replace(/\s%%.*$/, '').trim())
    .filter((part) => part !== '')
}
