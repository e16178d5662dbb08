import type { Image, Root } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkDirective from 'remark-directive'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { LineCounter, parseDocument } from 'yaml'
import { isLocale, type Locale } from '../../deck/locale.ts'
import { frontMatterSchema, type FrontMatter } from '../read/schema.ts'
import { TOO_DEEP, tooDeepAt } from './depth.ts'
import { tooLargeAt } from './size.ts'
import {
  endUrlsAtJapanese,
  isStrayFence,
  reportLostMarkup,
  reportUnclosed,
  restoreColons,
} from './markdown-traps.ts'
import { lineOfPath } from '../read/json.ts'
import { LAYOUTS } from '../read/layouts.ts'
import { takePagePicture } from './page-picture.ts'
import { lineOf } from './positions.ts'
import { reportWideRows } from './wide-rows.ts'
import { takeUntranslated, type Untranslated } from './untranslated.ts'
import type { Problem, Report } from '../read/problem.ts'
import type { SlideSource } from '../read/read.ts'
import { parseWith } from '../read/schema-issues.ts'

/** A slide's file, understood: front matter and one Markdown tree a locale. Positions are those of the file. */
export interface ParsedSlide extends SlideSource {
  frontMatter: FrontMatter
  /** False where the file's own front matter is wrong, which is reported: the rest is still checked. */
  frontMatterRead: boolean
  bodies: Map<Locale, ContainerDirective>
  /** Of layout "page": the picture in each locale, which is in no body. */
  pagePictures: Map<Locale, Image>
  /** Blocks in the words of the first language, of languages that the deck is being translated into. */
  untranslated: Untranslated
}

const processor = unified()
  .use(remarkParse)
  .use(remarkFrontmatter, ['yaml'])
  .use(remarkGfm, { singleTilde: false })
  .use(remarkCjkFriendly)
  .use(remarkMath)
  .use(remarkDirective)

const UNREAD_FRONT_MATTER: FrontMatter = frontMatterSchema.parse({ section: '' })

/** Markdown as slides are read, for those who write slides: front matter and languages are not looked for. */
export function readMarkdown(source: string): Root {
  const tree = processor.parse(source)
  const ignore: Report = () => undefined
  restoreColons(tree, source, ignore)
  endUrlsAtJapanese(tree, source)
  return tree
}

/** Wrong front matter and missing locales are problems, but whatever could be read is returned. */
export function parseSlide(
  from: SlideSource,
  locales: readonly Locale[],
  translating: readonly Locale[] = [],
): { parsed: ParsedSlide; problems: Problem[] } {
  // A copy reads the file once.
  const slide = { ...from }
  const problems: Problem[] = []
  const report = (line: number, message: string) => problems.push({ file: slide.file, line, message })
  const deep = tooDeepAt(slide.source)
  if (deep !== undefined) {
    report(deep, TOO_DEEP)
    return { parsed: unreadSlide(slide), problems }
  }
  const large = tooLargeAt(slide.source)
  if (large) {
    report(...large)
    return { parsed: unreadSlide(slide), problems }
  }
  const tree = processor.parse(slide.source)
  const frontMatter = parseFrontMatter(tree, report)
  restoreColons(tree, slide.source, report)
  endUrlsAtJapanese(tree, slide.source)
  reportLostMarkup(tree, slide.source, report)
  reportUnclosed(tree, slide.source, report)
  reportWideRows(tree, slide.source, report)
  const bodies = splitLocales(tree, slide.source, locales, report)
  const untranslated = takeUntranslated(bodies, locales, translating, report)
  for (const locale of locales) {
    if (!bodies.has(locale)) report(1, `the locale "${locale}" is missing; write ::::${locale} … ::::`)
  }
  const pagePictures = isPicture(frontMatter) ? takePagePictures(bodies) : new Map<Locale, Image>()
  const parsed = {
    ...slide,
    frontMatter: frontMatter ?? UNREAD_FRONT_MATTER,
    frontMatterRead: frontMatter !== undefined,
    bodies,
    pagePictures,
    untranslated,
  }
  return { parsed, problems }
}

/** Stands for a slide that could not be read, which is reported. */
export function unreadSlide(slide: SlideSource): ParsedSlide {
  return {
    ...slide,
    frontMatter: UNREAD_FRONT_MATTER,
    frontMatterRead: false,
    bodies: new Map(),
    pagePictures: new Map(),
    untranslated: new Map(),
  }
}

function parseFrontMatter(tree: Root, report: Report): FrontMatter | undefined {
  const node = tree.children[0]
  if (node?.type !== 'yaml') {
    report(1, 'front matter is missing: a slide starts with ---, `section: …` and ---')
    return undefined
  }
  const lineCounter = new LineCounter()
  const document = parseDocument(node.value, { lineCounter })
  const firstLine = lineOf(node) + 1
  if (document.errors.length > 0) {
    for (const error of document.errors) {
      report(
        firstLine + lineCounter.linePos(error.pos[0]).line - 1,
        `front matter is no valid YAML: ${(error.message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '')}`,
      )
    }
    return undefined
  }
  const read = valueOf(document)
  if ('fault' in read) {
    report(firstLine, `front matter is no valid YAML: ${read.fault}`)
    return undefined
  }
  const { value, faults } = parseWith(frontMatterSchema, read.value ?? {})
  for (const { path, message } of faults ?? []) {
    report(firstLine + lineOfPath(node.value, path) - 1, message)
  }
  return value
}

/** Aliases that name nothing, or that would grow without end, are found out only here. */
function valueOf(document: ReturnType<typeof parseDocument>): { value: unknown } | { fault: string } {
  try {
    return { value: document.toJS({ maxAliasCount: 20 }) as unknown }
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) }
  }
}

function splitLocales(
  tree: Root,
  source: string,
  locales: readonly Locale[],
  report: Report,
): Map<Locale, ContainerDirective> {
  const bodies = new Map<Locale, ContainerDirective>()
  for (const node of [...tree.children, ...takeNestedLocales(tree, report)]) {
    if (node.type === 'yaml' || isStrayFence(node, source)) continue
    if (node.type !== 'containerDirective' || !isLocale(node.name)) {
      report(
        lineOf(node),
        `text outside of a language; it belongs between ::::${locales[0] ?? 'ja'} and ::::`,
      )
    } else if (bodies.has(node.name)) {
      report(lineOf(node), `"${node.name}" is there twice`)
    } else if (!locales.includes(node.name)) {
      report(lineOf(node), `"${node.name}" is no locale of this deck (deck.json: ${locales.join(', ')})`)
    } else {
      bodies.set(node.name, node)
    }
  }
  return bodies
}

function isPicture(frontMatter: FrontMatter | undefined): boolean {
  return frontMatter !== undefined && LAYOUTS[frontMatter.layout].composition === 'picture'
}

function takePagePictures(bodies: ReadonlyMap<Locale, ContainerDirective>): Map<Locale, Image> {
  const pictures = new Map<Locale, Image>()
  for (const [locale, body] of bodies) {
    const picture = takePagePicture(body)
    if (picture) pictures.set(locale, picture)
  }
  return pictures
}

/** A language inside a language: the first has no end. Taken out, so that the rest is checked as it was meant. */
function takeNestedLocales(tree: Root, report: Report): ContainerDirective[] {
  const nested: ContainerDirective[] = []
  visit(tree, 'containerDirective', (node, index, parent) => {
    if (!isLocale(node.name) || parent?.type !== 'containerDirective' || index === undefined) return undefined
    report(lineOf(node), `"${node.name}" stands inside of "${parent.name}", which has no end before it`)
    parent.children.splice(index, 1)
    nested.push(node)
    return index
  })
  return nested
}
