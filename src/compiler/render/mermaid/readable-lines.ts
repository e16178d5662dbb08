import { rewriteFlow } from './flow.ts'
import { leftOut, unended, type Line, type ReadableDiagram } from './line.ts'

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
  /** A line's words that its picture says. */
  wordsOf: (text: string) => string
  /** The lines as the library reads all of each. */
  rewrite?: (lines: readonly Line[]) => readonly Line[]
}

const RELATIONS = /^(?:<\|--|<\|\.\.|\*--|o--|-->|--\*|--o|--\|>|\.\.>|\.\.\|>|<--|<\.\.?|--)$/
const CARDINALITY = /^(?:\|\||\|o|o\||\}\||\|\{|\}o|o\{)(?:--|\.\.)(?:\|\||\|o|o\||\}\||\|\{|\}o|o\{)$/
const STATE_LINE =
  /^(?:direction\s+(?:TD|TB|LR|BT|RL)|linkStyle\s.+|(?:\[\*\]|[\w\p{L}-]+)\s*-->\s*(?:\[\*\]|[\w\p{L}-]+)(?:\s*:\s*\S.*)?)$/u

/** The library takes what a state says where it is named first: said before all else as well as in its place. */
const STATE_WORDS = /^(?:state\s+"[^"]+"\s+as\s+[\w\p{L}]+|[\w\p{L}-]+\s*:\s*\S.*)$/u

const KINDS: readonly Kind[] = [
  {
    header: /^sequenceDiagram$/i,
    isLine: isSequenceLine,
    opens: /^(?:loop|alt|opt|par|critical|break|rect)\b/,
    ends: /^end$/,
    wordsOf: sequenceWords,
  },
  {
    header: /^classDiagram$/i,
    isLine: isClassLine,
    opens: /^(?:namespace|class)\s[^{}[\]"`]*\{$/,
    ends: /^\}$/,
    isInside: (text, opener) => opener.startsWith('class') || isClassLine(text),
    wordsOf: (text) => text.replace(/^(?:class|namespace)\s/, ''),
  },
  {
    header: /^erDiagram$/i,
    isLine: isEntityLine,
    opens: /^[^\s[\]"]+\s*\{$/,
    ends: /^\}$/,
    isInside: (text) => /^\S+\s+\S/.test(text),
    wordsOf: (text) =>
      text
        .split(/\s+/)
        .filter((part) => !CARDINALITY.test(part))
        .join(' '),
    rewrite: (lines) => lines.map(writeEntityLine),
  },
  {
    header: /^stateDiagram(?:-v2)?$/i,
    isLine: (text) => STATE_LINE.test(text) || STATE_WORDS.test(text),
    opens: /^state\s+(?:"[^"]+"\s+as\s+)?[\w\p{L}]+\s*\{$/u,
    ends: /^\}$/,
    wordsOf: (text) => /"([^"]+)"/.exec(text)?.[1] ?? atColon(text)[1],
    rewrite: (lines) => [...lines.filter(({ text }) => STATE_WORDS.test(text)), ...lines],
  },
]

/**
 * The source as the library reads all of it, and the words that its picture has to say. Throws a sentence with the number
 * of a line that the library would leave out.
 */
export function readableMermaid(source: string): ReadableDiagram {
  const lines = source.split(/\r?\n/).map((text, index) => ({ text: text.trim(), number: index + 1 }))
  const said = lines.filter(({ text }) => text !== '' && !text.startsWith('%%'))
  const [first, ...rest] = said
  if (!first) throw new Error('the diagram is empty')
  const kind = KINDS.find(({ header }) => header.test(first.text))
  if (!kind) return rewriteFlow(said)
  checkLines(rest, kind)
  const written = kind.rewrite?.(rest) ?? rest
  return {
    source: [first, ...written].map(({ text }) => text).join('\n'),
    words: rest.map(({ text, number }) => ({ text: kind.wordsOf(text), number })),
  }
}

/** Keys with nothing else than spaces between them, and “none or many” at the left as at the right: the library knows no others. */
function writeEntityLine({ text, number }: Line): Line {
  const written = text
    .replace(/(?<=\s(?:PK|FK|UK))\s*,\s*(?=(?:PK|FK|UK)\b)/g, ' ')
    .replace(/(?<=^\S+\s)\s*\}o(?=--|\.\.)/, 'o{')
  return { text: written, number }
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
  const [role, , as] = text.split(/\s+/, 4)
  if (role === 'participant' || role === 'actor') return as === undefined || as === 'as'
  if (/^(?:else|and|activate|deactivate)\b/.test(text)) return true
  // An arrow that is lost on its way would be drawn as one that arrives.
  const arrow = /--?(?:>>?|\))/.exec(head)
  if (!arrow || words === '') return false
  const names = [head.slice(0, arrow.index), head.slice(arrow.index + arrow[0].length)]
  return names.every((name) => /^[^\s<>]+$/.test(name.trim()))
}

function sequenceWords(text: string): string {
  if (/^(?:activate|deactivate)\b/.test(text)) return ''
  const declared = /^(?:participant|actor)\s(?:.*\sas\s)?(.*)$/.exec(text)?.[1]
  const titled = /^(?:loop|alt|opt|par|critical|break|rect|else|and)\b(.*)$/.exec(text)?.[1]
  return declared ?? titled ?? atColon(text)[1]
}

function isClassLine(text: string): boolean {
  const [head, words] = atColon(text)
  const parts = head.replace(/"[^"]*"/g, '').split(/\s+/)
  if (/[[\]`]/.test(head)) return false
  if (parts[0] === 'class' && !text.includes(':'))
    return parts.length === 2 || /^class\s[^{]*\{[^}]*\}$/.test(text)
  if (parts.length === 1) return words !== ''
  return parts.length === 3 && RELATIONS.test(parts[1] ?? '')
}

function isEntityLine(text: string): boolean {
  const [head, words] = atColon(text)
  const parts = head.split(/\s+/)
  return parts.length === 3 && CARDINALITY.test(parts[1] ?? '') && words !== '' && !/[[\]"]/.test(head)
}

/** What stands before the first colon, and after it. */
function atColon(text: string): [string, string] {
  const at = text.indexOf(':')
  return at < 0 ? [text, ''] : [text.slice(0, at).trim(), text.slice(at + 1).trim()]
}
