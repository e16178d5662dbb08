import { isNode, LineCounter, parseDocument } from 'yaml'

/** A JSON text as a value, or where and why it is none. */
export type ParsedJson =
  { value: unknown; fault?: never } | { value?: never; fault: { line: number; message: string } }

/** Where it is no JSON, the place is found by our own reading: what engines say of it differs from one to the next. */
export function parseJson(source: string): ParsedJson {
  try {
    const value = JSON.parse(source) as unknown
    const line = tooDeepAt(source)
    if (line !== undefined)
      return { fault: { line, message: `nested deeper than ${String(MOST_LEVELS)} levels` } }
    return { value }
  } catch {
    const { offset, expected } = findFault(source)
    const found = source.slice(offset).split('\n')[0]?.slice(0, 20) ?? ''
    const instead = found ? `not ${found}` : 'but the file ends'
    const line = source.slice(0, offset).split('\n').length
    return { fault: { line, message: `no valid JSON: expected ${expected}, ${instead}` } }
  }
}

/** Levels of lists and objects in one another: no deck's data needs a fifth of it. */
const MOST_LEVELS = 100

/** The line on which a JSON text gets nested too deeply for what reads it after. */
function tooDeepAt(source: string): number | undefined {
  let levels = 0
  for (const { 0: token, index } of source.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/gs)) {
    if (token === '[' || token === '{') levels++
    else if (token === ']' || token === '}') levels--
    if (levels > MOST_LEVELS) return source.slice(0, index).split('\n').length
  }
  return undefined
}

const EXPECTED = {
  value: { tokens: '{["l', words: 'a value' },
  firstValue: { tokens: '{["l]', words: 'a value or ]' },
  key: { tokens: '"', words: 'a key in double quotes' },
  firstKey: { tokens: '"}', words: 'a key in double quotes or }' },
  colon: { tokens: ':', words: 'a colon' },
}

/** The first token that doesn't fit, and what would. */
function findFault(source: string): { offset: number; expected: string } {
  const token =
    /([{}[\],:]|"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-f]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?|true|false|null)[ \t\r\n]*/iuy
  const closers: string[] = []
  let state: keyof typeof EXPECTED | 'after' = 'value'
  token.lastIndex = /^[ \t\r\n]*/.exec(source)?.[0].length ?? 0
  for (;;) {
    const offset = token.lastIndex
    const closer = closers.at(-1)
    const { tokens, words } =
      state === 'after'
        ? {
            tokens: `,${closer ?? ''}`,
            words: closer === undefined ? 'nothing more' : `a comma or ${closer}`,
          }
        : EXPECTED[state]
    const first = token.exec(source)?.[0][0] ?? ' '
    const kind = /[{}[\],:"]/.test(first) ? first : first === ' ' ? ' ' : 'l'
    if (!tokens.includes(kind)) return { offset, expected: words }
    if (kind === '{' || kind === '[') closers.push(kind === '{' ? '}' : ']')
    if (kind === '}' || kind === ']') closers.pop()
    state = stateAfter(kind, state, closers.at(-1))
  }
}

function stateAfter(
  kind: string,
  state: keyof typeof EXPECTED | 'after',
  closer: string | undefined,
): keyof typeof EXPECTED | 'after' {
  if (kind === '{') return 'firstKey'
  if (kind === '[') return 'firstValue'
  if (kind === ':') return 'value'
  if (kind === ',') return closer === '}' ? 'key' : 'value'
  return kind === '"' && (state === 'key' || state === 'firstKey') ? 'colon' : 'after'
}

/** The line on which the value at a path stands, or the nearest thing around it. JSON is YAML, whose reader keeps places. */
export function lineOfPath(source: string, path: readonly PropertyKey[]): number {
  const { document, lineCounter } = placesIn(source)
  for (let length = path.length; length > 0; length--) {
    const node: unknown = document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return lineCounter.linePos(node.range[0]).line
  }
  return 1
}

type Places = { source: string; document: ReturnType<typeof parseDocument>; lineCounter: LineCounter }
let lastPlaces: Places | undefined

/** A file that is wrong in a thousand places is read for them once. */
function placesIn(source: string): Places {
  if (lastPlaces?.source === source) return lastPlaces
  const lineCounter = new LineCounter()
  lastPlaces = { source, lineCounter, document: parseDocument(source, { lineCounter }) }
  return lastPlaces
}
