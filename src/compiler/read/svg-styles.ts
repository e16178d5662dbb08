import { SaxesParser } from 'saxes'
import { withoutCssEscapes } from './css-escapes.ts'

/** A property's name in small letters, and its value. */
export type Declaration = readonly [property: string, value: string]

type Attributes = Readonly<Record<string, string>>

/** The text of all stylesheets in a drawing, as it stands there. */
export function stylesIn(source: string): string {
  const parser = new SaxesParser()
  const found: string[] = []
  let isStyle = false
  const take = (text: string) => {
    if (isStyle) found.push(text)
  }
  parser.on('opentag', ({ name }) => {
    isStyle = name.replace(/^.*:/, '') === 'style'
  })
  parser.on('closetag', () => {
    isStyle = false
  })
  parser.on('text', take)
  parser.on('cdata', take)
  // What is not well-formed is for others to refuse.
  parser.on('error', () => undefined)
  try {
    parser.write(source.replace(/^\ufeff/, '')).close()
  } catch {
    return ''
  }
  return found.join('')
}

/** What the text of a style declares. A string in it may hold what looks like another sign. */
export function declarationsIn(style: string): Declaration[] {
  const texts = isMisleading(style) ? [style, withoutComments(style)] : [withoutComments(style)]
  return texts.flatMap((text) => {
    const pieces = text.split(';').map(declarationOf)
    const isCut = pieces.some(([, value]) => value.toLowerCase().lastIndexOf('url(') > value.lastIndexOf(')'))
    return isCut ? [...pieces, ['', withoutCssEscapes(text)] as const] : pieces
  })
}

function declarationOf(text: string): Declaration {
  const colon = text.indexOf(':')
  const property = withoutCssEscapes(text.slice(0, Math.max(0, colon)))
  return [property.trim().toLowerCase(), withoutCssEscapes(text.slice(colon + 1)).trim()]
}

/** Whether a string holds what begins or ends something else where it isn't seen as a string. */
function isMisleading(css: string): boolean {
  const strings = css.match(/"(?:[^"\\\n]|\\[^])*"?|'(?:[^'\\\n]|\\[^])*'?/g) ?? []
  return strings.some((string) => /[{}]|\/\*|\*\//.test(string))
}

function withoutComments(css: string): string {
  const [first = '', ...others] = css.split('/*')
  const after = (part: string) => {
    const end = part.indexOf('*/')
    return end < 0 ? '' : ` ${part.slice(end + 2)}`
  }
  return first + others.map(after).join('')
}

const TELLING = /^(?:all|.*mask.*|opacity|mix-blend-mode|d)$/

/** By what its last part asks of an element (`.a`, `#a`, `path`), or `*`: what a stylesheet may give it. */
type Rules = Map<string, Declaration[]>

/**
 * What the stylesheets of a drawing may give an element: no less than a browser takes of them. A selector that asks for
 * more than a name, class or id counts for all that it could mean.
 */
export function stylesFor(source: string): (name: string, attributes: Attributes) => readonly Declaration[] {
  const css = stylesIn(source)
  if (css === '') return () => []
  const rules = rulesIn(css, /attributeName\s*=\s*["']\s*class/i.test(source))
  return (name, attributes) => {
    const classes = (attributes['class'] ?? '').split(/\s+/).map((one) => `.${one}`)
    const keys = new Set(['*', name, `#${attributes['id'] ?? ''}`, ...classes])
    return [...keys].flatMap((key) => rules.get(key) ?? [])
  }
}

function rulesIn(css: string, isForAll: boolean): Rules {
  const rules: Rules = new Map()
  const add = (key: string, text: string) => {
    const held = rules.get(key) ?? []
    rules.set(key, held)
    for (const one of declarationsIn(text)) if (isTelling(one)) held.push(one)
  }
  if (isForAll || isMisleading(css) || /\\|@(?:-\w+-)?keyframes/i.test(css)) {
    add('*', css.replace(/[{}]/g, ';'))
    return rules
  }
  for (const block of withoutComments(css).split('}')) {
    const pieces = block.split('{')
    const declarations = pieces.pop() ?? ''
    for (const key of pieces.length > 0 ? keysOf(pieces.at(-1) ?? '') : ['*']) add(key, declarations)
    // Where rules stand in one another, what is before the inner one belongs to who knows which.
    for (const piece of pieces) add('*', piece)
  }
  return rules
}

/** Whether it may refer to what is drawn, make a layer, or be a line. */
export function isTelling([property, value]: Declaration): boolean {
  return TELLING.test(property) || /url\(|inherit|var\(|\\/i.test(value)
}

function keysOf(selector: string): Set<string> {
  const keys = selector.split(',').map((one) => {
    const last = one
      .split(/[\s>+~]+/)
      .filter(Boolean)
      .at(-1)
    const [, name = '', more = ''] = /^([\w-]*)((?:[.#][\w-]+)*)(?:::?[\w-]+)?$/.exec(last ?? '') ?? []
    return /^[.#][\w-]+/.exec(more)?.[0] ?? (name || '*')
  })
  return new Set(keys)
}
