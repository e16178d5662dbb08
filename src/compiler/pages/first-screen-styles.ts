import { createHash } from 'node:crypto'
import postcss, { type Container, type Declaration, type Root, type Rule } from 'postcss'

/*
 * A stylesheet is a second way to the server and back before anything can be read. So each page has in itself the rules
 * that it uses before its script has run; the whole stylesheet comes after the text, and finds nothing to change.
 */

/** What is true of a page before its script has run, though its HTML doesn't say so: early.ts sets it. */
const SET_EARLY = ['js', 'data-theme', 'data-transcript']

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

/** A stylesheet that can be cut to a page. Parsed once for all pages. */
export class FirstScreenStyles {
  private readonly root: Root
  private readonly needs = new Map<Rule, readonly Needs[]>()
  /** What was cut, by the selectors that were left: most pages of a deck use the same. */
  private readonly known = new Map<string, string>()

  constructor(css: string) {
    this.root = postcss.parse(css)
    this.root.walkAtRules((rule) => {
      if (rule.name === 'media' && LATER_QUERIES.test(rule.params.replace('not print', ''))) rule.remove()
    })
    this.root.walkAtRules(/keyframes$/, (rule) => {
      rule.remove()
    })
    this.root.walkDecls(LATER_PROPERTIES, (declaration) => {
      declaration.remove()
    })
    this.root.walkRules((rule) => {
      this.needs.set(rule, rule.selectors.filter((selector) => !isLater(selector)).map(needsOf))
    })
  }

  /** The rules that can match in a page's HTML, in their order and layers, without the custom properties that none uses. */
  cut(html: string): string {
    const words = wordsIn(html)
    const used = new Map<Rule, string[]>()
    for (const [rule, needs] of this.needs)
      used.set(
        rule,
        needs
          .filter(({ words: all }) => all.every((word) => words.has(word)))
          .map(({ selector }) => selector),
      )
    const key = createHash('sha256')
      .update(JSON.stringify([...used.values()]))
      .digest('base64')
    const css = this.known.get(key) ?? this.cutTo(used)
    this.known.set(key, css)
    return css
  }

  private cutTo(used: ReadonlyMap<Rule, string[]>): string {
    const root = this.root.clone()
    keepUsed(this.root, root, used)
    dropUnusedProperties(root)
    dropEmpty(root)
    return root.toString()
  }
}

/** Walks the parsed stylesheet and its copy side by side. */
function keepUsed(from: Container, to: Container, used: ReadonlyMap<Rule, string[]>): void {
  const copies = [...(to.nodes ?? [])]
  for (const [index, node] of (from.nodes ?? []).entries()) {
    const copy = copies[index]
    const selectors = node.type === 'rule' ? used.get(node) : undefined
    if (copy?.type === 'rule' && selectors) {
      if (selectors.length === 0) copy.remove()
      else copy.selectors = selectors
    } else if (node.type === 'atrule' && copy?.type === 'atrule') keepUsed(node, copy, used)
  }
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

/** All that selectors can ask for: `.class`, `#id`, `element`, `attribute`, `attribute=value`. */
function wordsIn(html: string): Set<string> {
  const words = new Set(['html', 'head', 'body', ...SET_EARLY, '.js'])
  for (const [, element = '', attributes = ''] of html.matchAll(/<([a-zA-Z][\w-]*)([^>]*)/g)) {
    words.add(element.toLowerCase())
    for (const [, name = '', value = ''] of attributes.matchAll(/([\w:-]+)(?:="([^"]*)")?/g)) {
      words.add(name).add(`${name}=${value}`)
      if (name === 'class') for (const one of value.split(/\s+/)) words.add(`.${one}`)
      if (name === 'id') words.add(`#${value}`)
    }
  }
  return words
}

/** Custom properties that nothing kept refers to, directly or by another. */
function dropUnusedProperties(root: Root): void {
  const uses = new Map<string, Set<string>>()
  const direct = new Set<string>()
  root.walkDecls(({ prop, value }) => {
    const named = [...value.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name = '']) => name)
    if (prop.startsWith('--')) {
      const all = uses.get(prop) ?? new Set()
      for (const name of named) all.add(name)
      uses.set(prop, all)
    } else for (const name of named) direct.add(name)
  })
  // A set goes on to what is added to it on the way.
  for (const name of direct) for (const other of uses.get(name) ?? []) direct.add(other)
  const unused: Declaration[] = []
  root.walkDecls(/^--/, (declaration) => {
    if (!direct.has(declaration.prop)) unused.push(declaration)
  })
  for (const declaration of unused) declaration.remove()
}

function dropEmpty(container: Container): void {
  for (const node of [...(container.nodes ?? [])]) {
    if (node.type !== 'rule' && node.type !== 'atrule') continue
    dropEmpty(node)
    // A layer's place is where it is first named.
    const isLayer = node.type === 'atrule' && node.name === 'layer'
    if (node.nodes?.length === 0 && !isLayer) node.remove()
  }
}
