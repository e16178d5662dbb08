import { createHash } from 'node:crypto'
import type { Root } from 'hast'
import { visit } from 'unist-util-visit'

/**
 * Turns style attributes, which the Content-Security-Policy forbids, into generated classes. A class is named by its
 * rule, so that pages built apart agree.
 */
export class StyleClasses {
  /** By the names of their classes. */
  readonly rules = new Map<string, string>()

  /** Changes the tree in place and returns it. */
  replaceIn<T extends Root>(tree: T): T {
    visit(tree, 'element', (node) => {
      const { style, ...rest } = node.properties
      if (style === undefined) return
      const names = Array.isArray(rest.className) ? rest.className : []
      node.properties = { ...rest, className: [...names, this.classFor(style)] }
    })
    return tree
  }

  private classFor(style: string): string {
    const rule = style.replace(/;\s*$/, '')
    const name = `k${createHash('sha256').update(rule).digest('hex').slice(0, 6)}`
    this.rules.set(name, rule)
    return name
  }

  css(): string {
    return classRules(this.rules)
  }
}

/** The rules of classes, ordered by name. They outrank the classes of the library whose attributes they were. */
export function classRules(rules: ReadonlyMap<string, string>): string {
  return [...rules]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, rule]) => `.${name}.${name}{${rule}}`)
    .join('\n')
}
