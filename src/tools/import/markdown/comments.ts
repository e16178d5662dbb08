import type { Element, Root } from 'hast'
import { visit, SKIP } from 'unist-util-visit'
import { noteOf } from '../../../i18n/import-notes.ts'
import { classesOf, isBlank, isElement } from '../html/elements.ts'
import { shortened } from '../short.ts'
import type { Remark } from '../written/written-deck.ts'
import type { Dialect } from './dialect.ts'

/** What a slide's comments say to its tool, and to the speaker. */
export interface SlideComments {
  /** Markdown of the speaker's notes. */
  notes: string[]
  /** `class: lead`, `_paginate: false`, … */
  directives: Map<string, string>
}

/** Takes the comments of a slide; reveal.js's `.element` ones are carried out where they stand. */
export function takeComments(tree: Root, dialect: Dialect): SlideComments {
  const found: SlideComments = { notes: [], directives: new Map() }
  visit(tree, 'comment', (node, index, parent) => {
    if (!parent || index === undefined) return undefined
    const words = node.value.trim()
    const element = /^\.element:?(.*)$/s.exec(words)?.[1]?.trimStart()
    if (element !== undefined) addClasses(parent, index, element)
    else if (/^\.slide:?/.test(words))
      found.directives.set('slide', `${found.directives.get('slide') ?? ''} ${words}`)
    else readComment(words, dialect, found)
    parent.children.splice(index, 1)
    return [SKIP, index]
  })
  return found
}

/** Marp's words at the head or the foot of the slides from one on, which stay behind. */
export function tellOfRunning(
  directives: SlideComments['directives'],
  dialect: Dialect,
  tell: (remark: Remark) => void,
  line: number | undefined,
): void {
  if (dialect !== 'marp') return
  for (const name of ['header', 'footer']) {
    const words = directives
      .get(name)
      ?.trim()
      .replace(/^(["'])(.*)\1$/, '$2')
    if (!words) continue
    const note = noteOf('runningWords', { name, words: shortened(words) })
    tell({ kind: 'dropped', note, ...(line !== undefined && { line }) })
  }
}

const DIRECTIVE = /^(\$?_?[a-zA-Z][\w-]*)\s*:(.*)$/

/** Names of Marp's directives: any other comment is a note. */
const MARP =
  /^\$?_?(marp|theme|style|headingDivider|size|math|paginate|header|footer|class|backgroundColor|backgroundImage|backgroundPosition|backgroundRepeat|backgroundSize|color|title|author|description|keywords|url|image|transition|footer|fit)$/

function readComment(words: string, dialect: Dialect, found: SlideComments): void {
  if (dialect === 'reveal-markdown' || words === '') return
  if (dialect === 'marp') {
    const lines = words.split('\n').map((line) => DIRECTIVE.exec(line.trim()))
    if (lines.every((line) => line?.[1] !== undefined && MARP.test(line[1]))) {
      for (const line of lines)
        found.directives.set((line?.[1] ?? '').replace(/^[$_]+/, ''), (line?.[2] ?? '').trimStart())
      return
    }
    if (/^(fit|prettier-ignore|markdownlint-)/.test(words)) return
    found.notes.push(words)
    return
  }
  // Of Slidev's comments only the last is the slide's note.
  if (dialect === 'slidev') found.notes.splice(0, 1, words)
}

/** The element that a comment speaks of: the one it stands in, or the one before it. */
function addClasses(parent: Element | Root, index: number, attributes: string): void {
  const classes = /class\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1]?.split(/\s+/) ?? []
  const before = parent.children.slice(0, index).findLast((node) => !isBlank(node))
  const target =
    parent.type === 'element' && ['li', 'p', 'h1', 'h2', 'h3', 'h4', 'td', 'th'].includes(parent.tagName)
      ? parent
      : before
  if (!target || !isElement(target)) return
  // In a loose item the words are a paragraph; the step is the item's.
  target.properties['className'] = [...classesOf(target), ...classes]
}
