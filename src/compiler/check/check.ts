import type { Nodes } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import { visit } from 'unist-util-visit'
import { collectBlocks, isSupplied, type SourceBlock } from '../parse/blocks.ts'
import { containerRow } from '../parse/directives.ts'
import type { ParsedSlide } from '../parse/parse.ts'
import { lineOf } from '../parse/positions.ts'
import { LAYOUT_NAMES, LAYOUTS, type Layout } from '../read/layouts.ts'
import { suggestion, type Problem, type Report } from '../read/problem.ts'
import type { DeckSource } from '../read/read.ts'
import { checkDirective } from './check-directive.ts'
import { checkParity } from './check-parity.ts'
import { checkReference } from './check-reference.ts'
import { avoidedTerms, checkTerms } from './check-terms.ts'
import { formulaFault } from './katex.ts'

/** The faults of one slide, as far as they can be seen without the others. */
export function checkSlide(source: DeckSource, slide: ParsedSlide): Problem[] {
  const problems: Problem[] = []
  const report: Report = (line, message) => problems.push({ file: slide.file, line, message })
  if (slide.frontMatterRead) checkFrontMatter(source, slide, report)
  const avoided = avoidedTerms(source)
  for (const [locale, body] of slide.bodies) {
    checkBody(body, slide, report)
    checkTerms(body, avoided.get(locale), report)
    visit(body, (node) => {
      checkNode(node, source, report)
    })
  }
  checkPagePictures(source, slide, report)
  checkParity(slide, source.deck.locales, report)
  return problems
}

function checkPagePictures(source: DeckSource, slide: ParsedSlide, report: Report): void {
  if (LAYOUTS[slide.frontMatter.layout].composition !== 'picture') return
  for (const [locale, body] of slide.bodies) {
    const picture = slide.pagePictures.get(locale)
    if (picture) checkNode(picture, source, report)
    else
      report(
        lineOf(body),
        `layout "${slide.frontMatter.layout}" shows a picture, in a paragraph of its own: ![what it shows](images/….png)`,
      )
  }
}

function checkFrontMatter(source: DeckSource, slide: ParsedSlide, report: Report): void {
  const lines = slide.source.split('\n')
  const lineOfKey = (key: string) => lines.findIndex((text) => text.startsWith(`${key}:`)) + 1
  const sections = source.deck.sections.map(({ id }) => id)
  const { section, cites, backdrop } = slide.frontMatter
  if (!sections.includes(section)) {
    report(lineOfKey('section'), `unknown section "${section}"${suggestion(section, sections)}`)
  }
  for (const key of cites) checkReference(key, source, lineOfKey('cites'), report)
  for (const [name] of backdrop.map((entry) => entry.split('/'))) {
    if (name === undefined || source.figures.has(name)) continue
    report(lineOfKey('backdrop'), `unknown figure "${name}"${suggestion(name, [...source.figures.keys()])}`)
  }
}

function checkBody(body: ContainerDirective, slide: ParsedSlide, report: Report): void {
  const blocks = collectBlocks(body)
  const titles = blocks.filter(({ kind }) => kind === 'title')
  if (titles.length !== 1 || blocks[0]?.kind !== 'title') {
    report(lineOf(titles[1]?.node ?? body), `each language starts with its title, "# …", and has one`)
  }
  checkSuppliedLast(body, blocks, report)
  if (slide.frontMatterRead) checkSides(body, slide.frontMatter.layout, report)
}

/** Sides belong to layouts that have them, each once. */
function checkSides(body: ContainerDirective, layout: Layout, report: Report): void {
  const sides = body.children.filter(
    (node): node is ContainerDirective => node.type === 'containerDirective' && isSide(node),
  )
  const names = new Set(sides.map(({ name }) => name))
  const { sides: wanted } = LAYOUTS[layout]
  if (wanted === 0) {
    if (sides[0]) report(lineOf(sides[0]), `:::left and :::right belong to layout ${LAYOUTS_WITH_SIDES}`)
  } else if (names.size < wanted || names.size < sides.length) {
    const which = wanted === 2 ? ':::left and :::right' : ':::left, :::right or both'
    report(lineOf(body), `layout "${layout}" wants ${which}, once each`)
  }
}

function isSide(node: ContainerDirective): boolean {
  const place = containerRow(node)?.place
  return typeof place === 'object' && 'region' in place && place.region === 'side'
}

const LAYOUTS_WITH_SIDES = LAYOUT_NAMES.filter((name) => LAYOUTS[name].sides > 0)
  .map((name) => `"${name}"`)
  .join(' or ')

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
    case 'textDirective':
      checkDirective(node, source, report)
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
