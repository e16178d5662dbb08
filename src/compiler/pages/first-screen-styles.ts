import postcss, { type Container } from 'postcss'

/*
 * A stylesheet is a second way to the server and back before anything can be read. So each page has in itself the rules
 * that it uses before its script has run; the whole stylesheet comes after the text, and finds nothing to change.
 */

/** What is true of a page before its script has run, though its HTML doesn't say so: early.ts sets it. */
const SET_EARLY = ['js', 'data-theme', 'data-transcript']

/** What says so where the viewer, or the whole stylesheet, doesn't come: the line stands beside the viewer's own part. */
const NO_VIEWER = ['.no-viewer', '.no-viewer-line']

/** Queries whose rules are no first screen's. */
const LATER_QUERIES = /\bprint\b/
/** What doesn't change how a page looks: how it answers the reader. */
const LATER_PROPERTIES =
  /^(?:cursor|touch-action|pointer-events|overscroll-behavior|scroll-.*|animation.*|transition.*)$/
/** What a reader does, and what isn't drawn before the script has run. */
const LATER_SELECTORS =
  /:(?:hover|active|focus|focus-visible|focus-within|popover-open|fullscreen|checked|invalid)\b|::(?:backdrop|selection|highlight|-webkit-scrollbar)|\.(?:provenance-note|typed-number|notices|live-bar|stand-in|transcript-awaited)\b/

/** A selector as far as it can be told from a page's HTML whether it matches anything: what must all occur there. */
interface Needs {
  selector: string
  words: readonly string[]
}

/** A declaration as it is written, and the custom properties that it refers to. */
interface OwnDeclaration {
  property: string
  text: string
  uses: readonly string[]
}

/** A part of the stylesheet as it is put together again: what stands around it, and what is in it. */
type Piece =
  | {
      kind: 'rule'
      needs: readonly Needs[]
      declarations: readonly OwnDeclaration[]
      nested: readonly Piece[]
    }
  /** A layer's place is where it is first named: it stays without content. */
  | { kind: 'group'; opening: string; pieces: readonly Piece[]; isLayer: boolean }
  | { kind: 'line'; text: string }

/** What a page uses of the stylesheet: the selectors of each rule, and the custom properties that any of them asks for. */
interface Used {
  selectors: ReadonlyMap<Piece, readonly string[]>
  properties: ReadonlySet<string>
}

/** A stylesheet that can be cut to a page. Parsed once for all pages. */
export class FirstScreenStyles {
  private readonly pieces: readonly Piece[]
  private readonly rules: readonly (Piece & { kind: 'rule' })[]
  /** All that any selector needs, each once. */
  private readonly asked: readonly string[]
  /** Attributes whose value some selector needs. */
  private readonly valued: ReadonlySet<string>
  /** What was cut, by what of `asked` a page has: most pages of a deck have the same. */
  private readonly known = new Map<string, string>()

  constructor(css: string) {
    const root = postcss.parse(css)
    root.walkAtRules((rule) => {
      if (rule.name === 'media' && LATER_QUERIES.test(rule.params.replace('not print', ''))) rule.remove()
    })
    root.walkAtRules(/keyframes$/, (rule) => {
      rule.remove()
    })
    root.walkDecls(LATER_PROPERTIES, (declaration) => {
      declaration.remove()
    })
    this.pieces = piecesOf(root)
    this.rules = rulesIn(this.pieces)
    this.asked = [...new Set(this.rules.flatMap(({ needs }) => needs.flatMap(({ words }) => words)))]
    this.valued = new Set(this.asked.flatMap((word) => /^[\w:-]+(?==)/.exec(word)?.[0] ?? []))
  }

  /** The rules that can match in a page's HTML, in their order and layers, without the custom properties that none uses. */
  cut(html: string): string {
    const words = wordsIn(html, this.valued)
    const key = this.asked.map((word) => (words.has(word) ? '1' : '0')).join('')
    const css = this.known.get(key) ?? this.cutTo(words)
    this.known.set(key, css)
    return css
  }

  private cutTo(words: ReadonlySet<string>): string {
    const selectors = new Map(
      this.rules.map((rule) => [
        rule,
        rule.needs
          .filter(({ words: all }) => all.every((word) => words.has(word)))
          .map(({ selector }) => selector),
      ]),
    )
    const used = { selectors, properties: propertiesUsed(this.rules, selectors) }
    return this.pieces.map((piece) => written(piece, used)).join('')
  }
}

function piecesOf(container: Container): Piece[] {
  return (container.nodes ?? []).flatMap((node): Piece[] => {
    if (node.type === 'rule') {
      const needs = node.selectors.filter((selector) => !isLater(selector)).map(needsOf)
      return [{ kind: 'rule', needs, declarations: declarationsOf(node), nested: piecesOf(node) }]
    }
    if (node.type !== 'atrule') return []
    if (!node.nodes) return [{ kind: 'line', text: `${node.toString()};` }]
    // Those of a font or of a page are no rule's.
    const own = declarationsOf(node).map(({ text }): Piece => ({ kind: 'line', text: `${text};` }))
    const opening = `@${node.name}${node.params && ` ${node.params}`}{`
    return [{ kind: 'group', opening, pieces: [...own, ...piecesOf(node)], isLayer: node.name === 'layer' }]
  })
}

function declarationsOf(container: Container): OwnDeclaration[] {
  return (container.nodes ?? []).flatMap((node) =>
    node.type === 'decl'
      ? {
          property: node.prop,
          text: `${node.prop}:${node.value}${node.important ? '!important' : ''}`,
          uses: [...node.value.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name = '']) => name),
        }
      : [],
  )
}

function rulesIn(pieces: readonly Piece[]): (Piece & { kind: 'rule' })[] {
  return pieces.flatMap((piece) => {
    if (piece.kind === 'rule') return [piece, ...rulesIn(piece.nested)]
    return piece.kind === 'group' ? rulesIn(piece.pieces) : []
  })
}

/** Custom properties that what is kept refers to, directly or by another. */
function propertiesUsed(
  rules: readonly (Piece & { kind: 'rule' })[],
  selectors: Used['selectors'],
): Set<string> {
  const uses = new Map<string, Set<string>>()
  const direct = new Set<string>()
  for (const rule of rules) {
    if (selectors.get(rule)?.length === 0) continue
    for (const { property, uses: named } of rule.declarations) {
      const all = property.startsWith('--') ? (uses.get(property) ?? new Set()) : direct
      for (const name of named) all.add(name)
      if (all !== direct) uses.set(property, all)
    }
  }
  // A set goes on to what is added to it on the way.
  for (const name of direct) for (const other of uses.get(name) ?? []) direct.add(other)
  return direct
}

/** Empty where nothing of it is used. */
function written(piece: Piece, used: Used): string {
  if (piece.kind === 'line') return piece.text
  if (piece.kind === 'group') {
    const inside = piece.pieces.map((each) => written(each, used)).join('')
    return inside === '' && !piece.isLayer ? '' : `${piece.opening}${inside}}`
  }
  const selectors = used.selectors.get(piece) ?? []
  if (selectors.length === 0) return ''
  const declarations = piece.declarations
    .filter(({ property }) => !property.startsWith('--') || used.properties.has(property))
    .map(({ text }) => text)
    .join(';')
  const nested = piece.nested.map((each) => written(each, used)).join('')
  if (declarations === '' && nested === '') return ''
  return `${selectors.join(',')}{${declarations}${declarations !== '' && nested !== '' ? ';' : ''}${nested}}`
}

/** What holds until the reader does something is seen at first. */
function isLater(selector: string): boolean {
  return LATER_SELECTORS.test(selector.replace(/:not\([^()]*\)/g, ''))
}

/** Classes, ids, elements and attributes; of those in parentheses one may do, so that they are left aside. */
function needsOf(selector: string): Needs {
  // What stands alone in `:where()`, `:is()` and `:has()` is needed, as if it stood there without.
  let plain = selector.replace(/:(?:where|is)\(([^(),]*)\)/g, '$1').replace(/:has\(([^(),]*)\)/g, ' $1')
  while (/\([^()]*\)/.test(plain)) plain = plain.replace(/:?[\w-]*\([^()]*\)/g, '')
  const attributes = [...plain.matchAll(/\[([^\]]*)\]/g)].map(([, inside = '']) => {
    const name = /^[\w-]*/.exec(inside)?.[0] ?? ''
    const value = /^=["']?([^"']*)/.exec(inside.slice(name.length))?.[1]
    return value !== undefined && !SET_EARLY.includes(name) ? `${name}=${value}` : name
  })
  const bare = plain.replace(/\[[^\]]*\]/g, '').replace(/::?[\w-]+/g, '')
  const names = [...bare.matchAll(/([.#]?)([\w-]+)/g)].map(([, mark = '', name = '']) => mark + name)
  return { selector, words: [...attributes, ...names] }
}

/** All that selectors can ask for: `.class`, `#id`, `element`, `attribute`, and `attribute=value` of those that are `valued`. */
function wordsIn(html: string, valued: ReadonlySet<string>): Set<string> {
  const words = new Set(['html', 'head', 'body', ...SET_EARLY, '.js', ...NO_VIEWER])
  for (const [, element = '', attributes = ''] of html.matchAll(/<([a-zA-Z][\w-]*)([^>]*)/g)) {
    words.add(element.toLowerCase())
    for (const [, name = '', value = ''] of attributes.matchAll(/([\w:-]+)(?:="([^"]*)")?/g)) {
      words.add(name)
      // The path of a drawing is long, and nobody asks for it.
      if (valued.has(name)) words.add(`${name}=${value}`)
      if (name === 'class') for (const one of value.split(/\s+/)) words.add(`.${one}`)
      if (name === 'id') words.add(`#${value}`)
    }
  }
  return words
}
