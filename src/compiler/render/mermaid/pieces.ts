import { leftOut, type Line } from './line.ts'

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

/** What an end of a shape is inside of a name: the library ends the name there, so these stand in until it is drawn. */
const BRACKETS = '[](){}'
const FIRST_STAND_IN = 0xe000

/** Words without brackets of their own. */
export function withStandIns(words: string): string {
  return words.replace(/[[\](){}]/g, (bracket) =>
    String.fromCharCode(FIRST_STAND_IN + BRACKETS.indexOf(bracket)),
  )
}

/** The picture with brackets for what stood in for them. */
export function withBrackets(svg: string): string {
  return svg.replace(/[\uE000-\uE005]/g, (standIn) => BRACKETS.charAt(standIn.charCodeAt(0) - FIRST_STAND_IN))
}

/** A piece of a line: an arrow or `&` as the library reads it, or a node. */
export type Piece = Link | Node

export interface Link {
  written: string
  /** What stands at the arrow. */
  words: string
}

export interface Node {
  name: string
  /** Its words in brackets, which say how it is drawn. */
  shape: string
  style: string
}

/** A line's nodes and the arrows between them. Throws a sentence where it has something else. */
export function piecesOf(line: Line): Piece[] {
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
export function partsOf(text: string): string[] {
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
