import { leftOut, rewriteFlow, unended, type Line } from './mermaid-flow.ts'

/*
 * What the library that draws Mermaid doesn't read it leaves out, an arrow or a whole line, without a word. Each line is
 * held here against what it reads, before it draws.
 */

/** A kind of diagram: what its lines are, and which of them open and end something. */
interface Kind {
  header: RegExp
  isLine: (text: string) => boolean
  opens: RegExp
  ends: RegExp
  /** What may stand where something is open: by its first line. */
  isInside?: (text: string, opener: string) => boolean
}

const RELATIONS = /^(?:<\|--|<\|\.\.|\*--|o--|-->|--\*|--o|--\|>|\.\.>|\.\.\|>|<--|<\.\.?|--)$/
const CARDINALITY = /^(?:\|\||\|o|o\||\}\||\|\{|\}o|o\{)(?:--|\.\.)(?:\|\||\|o|o\||\}\||\|\{|\}o|o\{)$/
const STATE_LINE =
  /^(?:direction\s+(?:TD|TB|LR|BT|RL)|linkStyle\s.+|(?:\[\*\]|[\w\p{L}-]+)\s*-->\s*(?:\[\*\]|[\w\p{L}-]+)(?:\s*:\s*\S.*)?|state\s+"[^"]+"\s+as\s+[\w\p{L}]+|[\w\p{L}-]+\s*:\s*\S.*)$/u

const KINDS: readonly Kind[] = [
  {
    header: /^sequenceDiagram$/i,
    isLine: isSequenceLine,
    opens: /^(?:loop|alt|opt|par|critical|break|rect)\b/,
    ends: /^end$/,
  },
  {
    header: /^classDiagram$/i,
    isLine: isClassLine,
    opens: /^(?:namespace|class)\s[^{]*\{$/,
    ends: /^\}$/,
    isInside: (text, opener) => opener.startsWith('class') || isClassLine(text),
  },
  {
    header: /^erDiagram$/i,
    isLine: isEntityLine,
    opens: /^\S+\s*\{$/,
    ends: /^\}$/,
    isInside: (text) => /^\S+\s+\S/.test(text),
  },
  {
    header: /^stateDiagram(?:-v2)?$/i,
    isLine: (text) => STATE_LINE.test(text),
    opens: /^state\s+(?:"[^"]+"\s+as\s+)?[\w\p{L}]+\s*\{$/u,
    ends: /^\}$/,
  },
]

/**
 * The source as the library reads all of it: lines of a flow chart are written so that it does. Throws a sentence with the
 * number of a line that it would leave out.
 */
export function readableMermaid(source: string): string {
  const lines = source.split(/\r?\n/).map((text, index) => ({ text: text.trim(), number: index + 1 }))
  const said = lines.filter(({ text }) => text !== '' && !text.startsWith('%%'))
  const [first, ...rest] = said
  if (!first) throw new Error('the diagram is empty')
  const kind = KINDS.find(({ header }) => header.test(first.text))
  if (!kind) return rewriteFlow(said)
  checkLines(rest, kind)
  return said.map(({ text }) => text).join('\n')
}

function checkLines(lines: readonly Line[], { isLine, opens, ends, isInside }: Kind): void {
  const open: Line[] = []
  for (const line of lines) {
    const opener = open.at(-1)?.text
    if (ends.test(line.text)) {
      if (!open.pop()) throw leftOut(line)
    } else if (opens.test(line.text)) open.push(line)
    else if (opener !== undefined && isInside) {
      if (!isInside(line.text, opener)) throw leftOut(line)
    } else if (!isLine(line.text)) throw leftOut(line)
  }
  const [first] = open
  if (first) throw unended(first)
}

function isSequenceLine(text: string): boolean {
  const [head, words] = atColon(text)
  if (/^Note\s+(?:left of|right of|over)\s/i.test(text)) return words !== ''
  if (/^(?:(?:participant|actor)\s|(?:else|and|activate|deactivate)\b)/.test(text)) return true
  const arrow = /--?(?:>>?|[)x])/.exec(head)
  if (!arrow || words === '') return false
  const names = [head.slice(0, arrow.index), head.slice(arrow.index + arrow[0].length)]
  return names.every((name) => /^\S+$/.test(name.trim()))
}

function isClassLine(text: string): boolean {
  const [head, words] = atColon(text)
  const parts = head.replace(/"[^"]*"/g, '').split(/\s+/)
  if (parts[0] === 'class' && !text.includes(':'))
    return parts.length === 2 || /^class\s[^{]*\{[^}]*\}$/.test(text)
  if (parts.length === 1) return words !== ''
  return parts.length === 3 && RELATIONS.test(parts[1] ?? '')
}

function isEntityLine(text: string): boolean {
  const [head, words] = atColon(text)
  const parts = head.split(/\s+/)
  return parts.length === 3 && CARDINALITY.test(parts[1] ?? '') && words !== ''
}

/** What stands before the first colon, and after it. */
function atColon(text: string): [string, string] {
  const at = text.indexOf(':')
  return at < 0 ? [text, ''] : [text.slice(0, at).trim(), text.slice(at + 1).trim()]
}
