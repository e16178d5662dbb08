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
const STATEMENT = /^(?:classDef\s|linkStyle\s|class\s+[\w,-]+\s+\w+$|direction\s+(?:TD|TB|LR|BT|RL)$)/i
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

/** Lines of a flow chart with spaces around their arrows, and names in ASCII: the library reads no others. */
export function rewriteFlow(lines: readonly Line[]): string {
  const all = lines.flatMap(({ text, number }) => partsOf(text).map((part) => ({ text: part, number })))
  const [header, ...rest] = all
  // The library says what its headers are.
  if (!header || !HEADER.test(header.text)) return all.map(({ text }) => text).join('\n')
  const names = new Names()
  const open: Line[] = []
  const written = rest.flatMap((line) => {
    const { text } = line
    if (/^click\s/.test(text)) return []
    if (/^subgraph\s/.test(text)) {
      open.push(line)
      return [
        text.replace(
          /^subgraph\s+([^\s[\]]+)\s*(?=\[)/,
          (_, name: string) => `subgraph ${names.idOf(name)} `,
        ),
      ]
    }
    if (text === 'end') {
      if (!open.pop()) throw leftOut(line)
      return [text]
    }
    if (/^style\s/.test(text))
      return [
        text.replace(
          /^style\s+(\S+)/,
          (_, ids: string) =>
            `style ${ids
              .split(',')
              .map((id) => names.idOf(id))
              .join(',')}`,
        ),
      ]
    return [STATEMENT.test(text) ? text : rewriteEdges(line, names)]
  })
  const [first] = open
  if (first) throw unended(first)
  return [header.text, ...written].join('\n')
}

/** Names as the library reads them. */
class Names {
  private readonly ids = new Map<string, string>()
  private readonly shown = new Set<string>()

  idOf(name: string): string {
    if (/^[\w-]+$/.test(name)) return name
    const id = this.ids.get(name) ?? `name_${String(this.ids.size + 1)}`
    this.ids.set(name, id)
    return id
  }

  /** The name where it stands alone: one that had to be put in other letters says its own the first time. */
  bare(name: string): string {
    const id = this.idOf(name)
    if (id === name || this.shown.has(name)) return id
    this.shown.add(name)
    return `${id}[${name}]`
  }

  shape(name: string, shape: string): string {
    this.shown.add(name)
    return this.idOf(name) + shape
  }
}

function rewriteEdges(line: Line, names: Names): string {
  let rest = line.text
  const written: string[] = []
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
    written.push((shape === '' ? names.bare(name) : names.shape(name, shape)) + style)
    if (rest === '') return written.join(' ')
    if (rest.startsWith('&')) {
      written.push('&')
      take(1)
      continue
    }
    const arrow = arrowAt(rest)
    if (!arrow) throw leftOut(line)
    written.push(arrow.written)
    take(arrow.length)
  }
}

/** The arrow that a text begins with, in a length that the library knows, and its words between bars. */
function arrowAt(text: string): { written: string; length: number } | undefined {
  const start = text.startsWith('<') ? '<' : ''
  const rest = text.slice(start.length)
  const whole = ARROW.exec(rest)?.[0]
  if (whole !== undefined) {
    const bars = /^\s*\|([^|]*)\|/.exec(rest.slice(whole.length))
    const length = start.length + whole.length + (bars?.[0].length ?? 0)
    return { written: start + arrowOf(whole, bars?.[1]), length }
  }
  const opening = rest.slice(0, 2)
  const after = AFTER_WORDS[opening]?.exec(rest.slice(2))
  if (!after) return undefined
  const words = rest.slice(2, 2 + after.index)
  const length = start.length + 2 + after.index + after[0].length
  return words.trim() === '' ? undefined : { written: start + arrowOf(after[0], words), length }
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
