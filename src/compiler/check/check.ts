import type { Nodes } from 'mdast'
import type { ContainerDirective, TextDirective } from 'mdast-util-directive'
import { toString } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import type { Locale } from '../../deck/locale.ts'
import { collectBlocks, figureTexts, isSupplied, type SourceBlock } from '../parse/blocks.ts'
import { formulaFault } from '../render/formula.ts'
import type { CONTAINER_DIRECTIVES, TEXT_DIRECTIVES } from '../parse/markdown-traps.ts'
import type { SlideOutline } from '../compile.ts'
import type { ParsedSlide } from '../parse/parse.ts'
import { lineOf } from '../parse/positions.ts'
import { suggestion, type Problem, type Report } from '../read/problem.ts'
import type { DeckSource } from '../read/read.ts'

/** The faults of one slide, as far as they can be seen without the others. */
export function checkSlide(source: DeckSource, slide: ParsedSlide): Problem[] {
  const problems: Problem[] = []
  const report: Report = (line, message) => problems.push({ file: slide.file, line, message })
  if (slide.frontMatterRead) checkFrontMatter(source, slide, report)
  for (const body of slide.bodies.values()) {
    checkBody(body, slide, report)
    visit(body, (node) => {
      checkNode(node, source, report)
    })
  }
  checkPagePictures(source, slide, report)
  checkParity(slide, source.deck.locales, report)
  return problems
}

function checkPagePictures(source: DeckSource, slide: ParsedSlide, report: Report): void {
  if (slide.frontMatter.layout !== 'page') return
  for (const [locale, body] of slide.bodies) {
    const picture = slide.pagePictures.get(locale)
    if (picture) checkNode(picture, source, report)
    else
      report(
        lineOf(body),
        'layout "page" shows a picture, in a paragraph of its own: ![what it shows](images/….png)',
      )
  }
}

function checkFrontMatter(source: DeckSource, slide: ParsedSlide, report: Report): void {
  const lines = slide.source.split('\n')
  const lineOfKey = (key: string) => lines.findIndex((text) => text.startsWith(`${key}:`)) + 1
  const sections = source.deck.sections.map(({ id }) => id)
  const { section, cites } = slide.frontMatter
  if (!sections.includes(section)) {
    report(lineOfKey('section'), `unknown section "${section}"${suggestion(section, sections)}`)
  }
  for (const key of cites) checkReference(key, source, lineOfKey('cites'), report)
}

function checkReference(key: string | undefined, source: DeckSource, line: number, report: Report): void {
  if (!source.referencesRead || (key !== undefined && source.references.has(key))) return
  if (key === undefined) {
    report(line, 'a citation names its work: :cite[…]{key=…}, an id of references.json')
    return
  }
  report(
    line,
    `unknown reference "${key}"${suggestion(key, [...source.references.keys()])} (references.json)`,
  )
}

function checkBody(body: ContainerDirective, slide: ParsedSlide, report: Report): void {
  const blocks = collectBlocks(body)
  const titles = blocks.filter(({ kind }) => kind === 'title')
  if (titles.length !== 1 || blocks[0]?.kind !== 'title') {
    report(lineOf(titles[1]?.node ?? body), `each language starts with its title, "# …", and has one`)
  }
  checkSuppliedLast(body, blocks, report)
  const sides = body.children.filter(
    (node) => node.type === 'containerDirective' && (node.name === 'left' || node.name === 'right'),
  )
  const names = new Set(sides.map((node) => 'name' in node && node.name))
  const { layout } = slide.frontMatter
  if (!slide.frontMatterRead) return
  if (layout === 'columns' && (sides.length === 0 || names.size < sides.length)) {
    report(lineOf(body), 'layout "columns" wants :::left, :::right or both, once each')
  } else if (layout !== 'columns' && sides[0]) {
    report(lineOf(sides[0]), ':::left and :::right belong to layout "columns"')
  }
}

/** Whoever links to a block of the slide must not land elsewhere because a formula came in. */
function checkSuppliedLast(body: ContainerDirective, blocks: readonly SourceBlock[], report: Report): void {
  const first = blocks.findIndex(({ node }) => isSupplied(node))
  if (first < 0) return
  const after = blocks.slice(first).find(({ node }) => !isSupplied(node))
  const within = blocks.find(({ node }) => isSupplied(node) && !body.children.includes(node))
  if (after) {
    const place = 'supplied formulas stand last in their language, after all that the slide shows'
    report(lineOf(blocks[first]?.node ?? body), place)
  } else if (within) {
    report(lineOf(within.node), 'a supplied formula stands in no region: it is not on the slide')
  }
}

function checkNode(node: Nodes, source: DeckSource, report: Report): void {
  switch (node.type) {
    case 'containerDirective':
      checkDirective(node, source, report)
      break
    case 'textDirective':
      checkTextDirective(node, source, report)
      break
    case 'math':
    case 'inlineMath':
      checkFormula(node.value, node.type === 'math', lineOf(node), report)
      break
    case 'image':
      checkImage(node.url, source, lineOf(node), report)
      if (!node.alt) report(lineOf(node), `the image "${node.url}" says what it shows: ![…](${node.url})`)
      break
    case 'link':
      checkLink(node.url, source, lineOf(node), report)
      break
    default:
  }
}

function checkTextDirective(node: TextDirective, source: DeckSource, report: Report): void {
  if (!checkAttributes(node, report)) return
  if (node.name === 'cite' || (node.name === 'quoted' && attribute(node, 'key'))) {
    checkReference(attribute(node, 'key'), source, lineOf(node), report)
  }
  if (node.name === 'corrected' && !attribute(node, 'published') && !attribute(node, 'note')) {
    report(lineOf(node), ':corrected says what was published, {published="…"}, or has a {note="…"}')
  }
  if (
    (node.name === 'lang' && !attribute(node, 'lang')) ||
    (node.name === 'part' && !attribute(node, 'name'))
  ) {
    report(lineOf(node), `:${node.name} lacks its attribute: :lang[…]{lang=en}, :part[…]{name=loss}`)
  }
}

/** What each directive can be told. */
const ATTRIBUTES: Record<(typeof CONTAINER_DIRECTIVES | typeof TEXT_DIRECTIVES)[number], readonly string[]> =
  {
    ja: [],
    en: [],
    figure: ['name', 'state'],
    formula: ['spoken', 'supplied', 'key', 'note'],
    left: [],
    right: [],
    dialogue: ['speaker'],
    footnote: [],
    fragment: [],
    notes: [],
    corrected: ['published', 'note'],
    restored: ['published', 'note'],
    quoted: ['key', 'note'],
    lang: ['lang'],
    mark: [],
    part: ['name'],
    cite: ['key'],
  }

/** An attribute that nobody reads would lose what the author meant by it. */
function checkAttributes(node: ContainerDirective | TextDirective, report: Report): boolean {
  const known = Object.entries(ATTRIBUTES).find(([name]) => name === node.name)?.[1]
  const unknown = Object.keys(node.attributes ?? {}).filter((name) => known && !known.includes(name))
  for (const name of unknown) {
    report(lineOf(node), `"${node.name}" has no attribute "${name}"${suggestion(name, known ?? [])}`)
  }
  return unknown.length === 0
}

function checkDirective(node: ContainerDirective, source: DeckSource, report: Report): void {
  if (!checkAttributes(node, report)) return
  if (node.name === 'figure') checkFigure(node, source, report)
  if (node.name === 'dialogue' && !attribute(node, 'speaker')) {
    report(lineOf(node), 'a dialogue turn names who speaks: :::dialogue{speaker="GPT-4"}')
  }
  if (node.name === 'formula') {
    if (!attribute(node, 'spoken'))
      report(lineOf(node), 'a formula says how it is read: :::formula{spoken="…"}')
    if (!node.children.some(({ type }) => type === 'math')) {
      report(lineOf(node), ':::formula holds one formula between lines of $$')
    }
    checkSupplied(node, source, report)
  }
}

function checkSupplied(node: ContainerDirective, source: DeckSource, report: Report): void {
  const key = attribute(node, 'key')
  if (isSupplied(node)) {
    if (attribute(node, 'supplied')) {
      report(lineOf(node), '"supplied" has no value: :::formula{spoken="…" supplied key=…}')
    }
    if (key !== undefined) checkReference(key, source, lineOf(node), report)
    if (!node.children.some(({ type }) => type === 'paragraph')) {
      report(lineOf(node), 'a supplied formula explains its symbols in a paragraph after $$')
    }
  } else if (key !== undefined || attribute(node, 'note') !== undefined) {
    report(
      lineOf(node),
      '"key" and "note" belong to a formula that is "supplied"; others are the slide’s own',
    )
  }
}

function checkFigure(node: ContainerDirective, source: DeckSource, report: Report): void {
  const name = attribute(node, 'name')
  if (!name) {
    report(lineOf(node), 'a figure has a name: :::figure{name=…}, the data being figures/<name>.json')
  } else if (!source.figures.has(name)) {
    report(lineOf(node), `unknown figure "${name}"${suggestion(name, [...source.figures.keys()])} (figures/)`)
  }
  checkState(node, source, report)
  const { caption, description } = figureTexts(node)
  if (!caption) report(lineOf(node), 'a figure has a caption: its first paragraph')
  else if (description.length === 0) {
    report(lineOf(node), "a figure has a description for who can't see it: its second paragraph")
  }
}

/** A misspelt state would show the figure with nothing marked. A figure whose file is wrong is reported there. */
function checkState(node: ContainerDirective, source: DeckSource, report: Report): void {
  const state = attribute(node, 'state')
  const figure = source.figures.get(attribute(node, 'name') ?? '')
  if (state === undefined || figure?.json === undefined) return
  const states = statesOf(figure.json)
  if (states.includes(state)) return
  const message =
    states.length > 0
      ? `unknown state "${state}"${suggestion(state, states)}`
      : `the figure has no states, so "state=${state}" marks nothing`
  report(lineOf(node), `${message} ("states" of ${figure.file})`)
}

function statesOf(json: unknown): string[] {
  const states: unknown = typeof json === 'object' && json !== null && 'states' in json ? json.states : []
  return Array.isArray(states) ? states.filter((state) => typeof state === 'string') : []
}

function checkFormula(latex: string, displayMode: boolean, line: number, report: Report): void {
  const fault = formulaFault(latex, displayMode)
  if (fault !== undefined) report(line, fault)
}

function checkImage(url: string, source: DeckSource, line: number, report: Report): void {
  const name = /^images\/([^/]+)$/.exec(url)?.[1]
  if (name === undefined) {
    report(line, `image "${url}": pictures lie in images/ and are written images/<name>`)
  } else if (!source.images.has(name)) {
    report(line, `the image "${url}" isn't there${suggestion(name, [...source.images])}`)
  }
}

function checkLink(url: string, source: DeckSource, line: number, report: Report): void {
  if (/^(https?:|mailto:)/.test(url)) return
  const target = /^#(\d+)$/.exec(url)?.[1]
  if (target === undefined) {
    report(line, `the link "${url}" leads nowhere; a link to a slide is written #41, any other with https://`)
  } else if (!source.slideNumbers.has(Number(target))) {
    report(
      line,
      `the link "${url}" leads to a slide that isn't there; the last is ${String(source.slides.at(-1)?.slideNumber)}`,
    )
  }
}

/**
 * `b3` must be the same place in every locale, and so must the second step: the first block that differs is named in
 * both.
 */
function checkParity(slide: ParsedSlide, locales: readonly Locale[], report: Report): void {
  const [first, ...others] = locales
  const original = first && slide.bodies.get(first)
  if (!original) return
  const expected = collectBlocks(original)
  for (const locale of others) {
    const body = slide.bodies.get(locale)
    if (!body) continue
    const blocks = collectBlocks(body)
    const length = Math.max(expected.length, blocks.length)
    for (let index = 0; index < length; index++) {
      const [wanted, found] = [expected[index], blocks[index]]
      if (isSamePlace(wanted, found)) continue
      report(
        lineOf(found?.node ?? body),
        `block b${String(index)} differs: "${first}" has ${describeBlock(wanted)}, "${locale}" has ${describeBlock(found)}; both have the same sequence of blocks`,
      )
      break
    }
    const [steps, otherSteps] = [countSteps(original), countSteps(body)]
    if (steps !== otherSteps) {
      report(
        lineOf(body),
        `"${first}" has ${String(steps)} fragments, "${locale}" ${String(otherSteps)}; both have the same steps`,
      )
    }
  }
}

function isSamePlace(a: SourceBlock | undefined, b: SourceBlock | undefined): boolean {
  if (!a || !b) return a === b
  return a.kind === b.kind && a.level === b.level && isSupplied(a.node) === isSupplied(b.node)
}

function countSteps(body: ContainerDirective): number {
  let count = 0
  visit(body, (node) => {
    if ('name' in node && node.name === 'fragment') count++
  })
  return count
}

function describeBlock(block: SourceBlock | undefined): string {
  if (!block) return 'nothing more'
  const text = toString(block.node).replace(/\s+/g, ' ')
  const start = text.length > 24 ? `${text.slice(0, 24)}…` : text
  const depth = block.kind === 'heading' ? block.level : block.kind === 'item' ? block.level + 1 : 1
  const level = depth > 1 ? ` (level ${String(depth)})` : ''
  return `${isSupplied(block.node) ? 'supplied ' : ''}${block.kind}${level} “${start}” in line ${String(lineOf(block.node))}`
}

/** Sections in the order of deck.json, each with slides. */
export function checkSections(source: DeckSource, slides: readonly SlideOutline[]): Problem[] {
  const order = source.deck.sections.map(({ id }) => id)
  const problems: Problem[] = []
  const allRead = slides.every(({ frontMatterRead }) => frontMatterRead)
  let last = 0
  for (const slide of slides) {
    const index = order.indexOf(slide.frontMatter.section)
    if (index >= 0 && index < last) {
      const message = `section "${slide.frontMatter.section}" comes after "${order[last] ?? ''}"; deck.json has them the other way round`
      problems.push({ file: slide.file, line: 1, message })
    }
    last = Math.max(last, index)
  }
  const used = new Set(slides.map(({ frontMatter }) => frontMatter.section))
  for (const id of order.filter((candidate) => allRead && !used.has(candidate))) {
    problems.push({ file: `${source.name}/deck.json`, line: 1, message: `the section "${id}" has no slides` })
  }
  return problems
}

/** An attribute of a directive; undefined where it isn't there or empty. */
export function attribute(
  node: { attributes?: Record<string, string | null | undefined> | null | undefined },
  name: string,
): string | undefined {
  return node.attributes?.[name] ?? undefined
}
