import { basename } from 'node:path'
import type { Element, Root as HastRoot } from 'hast'
import { sanitize } from 'hast-util-sanitize'
import { toHtml } from 'hast-util-to-html'
import type { Root as MdastRoot } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import { toHast } from 'mdast-util-to-hast'
import { visit } from 'unist-util-visit'
import type { Locale } from '../../deck/locale.ts'
import type { TranscriptBlock } from '../../deck/types.ts'
import { annotate, pictureUrl } from './annotate.ts'
import { collectBlocks, isSupplied, type SourceBlock } from '../parse/blocks.ts'
import { attribute, containerRow, directiveRow } from '../parse/directives.ts'
import { fillFences } from './fences.ts'
import { drawBackdrop, fillFigures } from './figure-html.ts'
import { markForeignBlocks, markUntranslated } from './foreign-words.ts'
import { renderFormula } from './formula.ts'
import { element, explanationOf, find, findBlock, hasClass, ownContent, plainText, text } from './hast.ts'
import { breakAtPhrases, wrapNamesAndColons } from './line-breaks.ts'
import { markedTerms, markTerms } from './mark-terms.ts'
import { composePage, readTextLayer } from './page-picture.ts'
import type { ParsedSlide } from '../parse/parse.ts'
import type { DeckPicture } from '../read/pictures.ts'
import type { RenderContext } from './render-context.ts'
import { slideFurniture } from './slide-furniture.ts'
import { loadPictures } from './slide-pictures.ts'
import { SANITIZE_SCHEMA } from './sanitize-schema.ts'
import { composeStage } from './stage-html.ts'
import type { StyleClasses } from './style-classes.ts'
import { transcriptBlocks } from './transcript-html.ts'

/** What the HTML of a slide was written from, so that no page has to parse it. */
export interface SlideTrees {
  /** The `<section>` that the stage shows. */
  stage: Element
  /** Of each block as the transcript shows it, in their order. */
  blocks: Element[]
}

/** A slide in one locale, rendered. */
export interface RenderedSlide {
  slideNumber: number
  locale: Locale
  /** The title in plain text. */
  title: string
  /** First words of the slide after its title, for search engines and cards. */
  description: string
  /** The stage's `<section>` as it stands in the slide's own page. */
  stageHtml: string
  blocks: TranscriptBlock[]
  trees: SlideTrees
  /** The glossary's terms that the transcript marks. */
  terms: string[]
  /** Ids of the works cited: printed, in front matter, and of figures. */
  cited: string[]
  hasFormula: boolean
}

export async function renderSlide(
  slide: ParsedSlide,
  locale: Locale,
  context: RenderContext,
): Promise<RenderedSlide> {
  const source = slide.bodies.get(locale)
  if (!source) throw new Error(`${slide.file} has no "${locale}"`)
  const body = withoutNotes(source)
  const blocks = collectBlocks(body)
  const picture = slide.pagePictures.get(locale)
  const { pictures, larger } = await loadPictures(slide.file, body, picture, context)
  const tree = toTree(body, blocks, pictures)
  const texts = blockTexts(tree, blocks)
  if (context.terms) markTerms(tree, context.terms.finder(locale, slide.slug))
  const hasFormula = fillFormulas(tree, context.styles)
  await fillFences(tree)
  const figureParts = await fillFigures(tree, blocks, slide, locale, context)
  markForeignBlocks(tree, blocks, locale)
  const untranslated = slide.untranslated.get(locale)
  if (untranslated) markUntranslated(tree, untranslated, context.source.deck.locales[0] ?? locale)
  const title = (texts.get('b0') ?? '').replace(/\n/g, ' ')
  const printed = blocks.filter(({ node }) => !isSupplied(node))
  const backdrop = await drawBackdrop(slide, locale, context)
  const section = composeStage(withPhraseBreaks(withoutSupplied(tree)), slide, locale, title, {
    backdrop,
    density: context.source.deck.look?.density,
    furniture: await slideFurniture(locale, context),
  })
  if (picture) {
    const layer = readTextLayer(basename(picture.url), context.source, context.report)
    const shown = {
      src: pictureUrl(picture.url, pictures),
      alt: picture.alt ?? '',
      ...(larger && { larger: `../../${larger.path}` }),
    }
    section.children = composePage(shown, layer, section.children, textsOf(printed, texts))
  }
  if (untranslated) section.children.push(untranslatedNote(context.translate[locale]('slide.untranslated')))
  const transcript = transcriptBlocks(tree, blocks, { texts, figureParts, slide, locale, context })
  const blockTrees = transcript.map((block) => block.tree)
  return {
    slideNumber: slide.slideNumber,
    locale,
    title,
    description: describeSlide(printed, texts),
    stageHtml: toHtml(section),
    blocks: transcript.map(({ block }) => block),
    trees: { stage: section, blocks: blockTrees },
    terms: markedTerms(blockTrees),
    cited: citedWorks(slide, body, context),
    // A figure's variables are in the formulas' face.
    hasFormula: hasFormula || find(section, (node) => hasClass(node, 'fig-math')) !== undefined,
  }
}

/** Says on the slide that some of its words are those of the original. */
function untranslatedNote(words: string): Element {
  return element('p', { className: ['slide-untranslated'] }, [text(words)])
}

/** A copy of the body without the speaker's notes, wherever they stand: they are in no output. */
function withoutNotes(source: ContainerDirective): ContainerDirective {
  const body = structuredClone(source)
  visit(body, 'containerDirective', (node, index, parent) => {
    if (containerRow(node)?.place !== 'private' || !parent || index === undefined) return undefined
    parent.children.splice(index, 1)
    return index
  })
  return body
}

/** The body as sanitised hast, each block marked with `data-block`; formulas and figures not yet filled in. */
function toTree(
  body: ContainerDirective,
  blocks: readonly SourceBlock[],
  pictures: ReadonlyMap<string, DeckPicture>,
): HastRoot {
  annotate(body, blocks, pictures)
  const root: MdastRoot = { type: 'root', children: body.children }
  return sanitize(toHast(root), SANITIZE_SCHEMA) as HastRoot
}

function blockTexts(tree: HastRoot, blocks: readonly SourceBlock[]): Map<string, string> {
  const texts = new Map<string, string>()
  for (const block of blocks) {
    const node = findBlock(tree, block.id)
    const spoken = block.node.type === 'containerDirective' ? attribute(block.node, 'spoken') : undefined
    const own = spoken ?? (node ? plainText(ownContent(node)) : '')
    const explained = node && isSupplied(block.node) ? explanationOf(node).map(plainText) : []
    texts.set(block.id, [own, ...explained].join('\n'))
  }
  return texts
}

function textsOf(blocks: readonly SourceBlock[], texts: ReadonlyMap<string, string>): Map<string, string> {
  return new Map(blocks.map(({ id }) => [id, texts.get(id) ?? '']))
}

function fillFormulas(tree: HastRoot, styles: StyleClasses): boolean {
  let found = false
  visit(tree, 'element', (node, index, parent) => {
    const display = hasClass(node, 'math-display')
    if (!parent || index === undefined || (!display && !hasClass(node, 'math-inline'))) return
    const latex = node.children[0]?.type === 'text' ? node.children[0].value : ''
    const rendered = renderFormula(latex, display, styles)
    const isPre = parent.type === 'element' && parent.tagName === 'pre'
    if (isPre) Object.assign(parent, element('div', { className: ['formula-body'] }, rendered))
    else parent.children.splice(index, 1, ...rendered)
    found = true
  })
  return found
}

/** What the slide did not print is not on its stage. */
function withoutSupplied(tree: HastRoot): HastRoot {
  const children = tree.children.filter(
    (node) => node.type !== 'element' || !hasClass(node, 'formula-supplied'),
  )
  return { ...tree, children }
}

const BROKEN_AT_PHRASES = ['h1', 'h2', 'h3', 'p', 'li', 'figcaption', 'td', 'th']

function withPhraseBreaks(tree: HastRoot): HastRoot {
  const copy = structuredClone(tree)
  visit(copy, 'element', (node) => {
    if (hasClass(node, 'drawing')) return 'skip'
    if (!BROKEN_AT_PHRASES.includes(node.tagName)) return undefined
    breakAtPhrases(node)
    wrapNamesAndColons(node)
    return undefined
  })
  return copy
}

/** Characters that a page's description has at the most: what search engines show of it. */
const DESCRIPTION_LENGTH = 160

function describeSlide(blocks: readonly SourceBlock[], texts: ReadonlyMap<string, string>): string {
  const words = blocks.slice(1).map(({ id }) => texts.get(id)?.replace(/\n/g, ' ') ?? '')
  const joined = words.filter(Boolean).join(' ')
  return joined.length > DESCRIPTION_LENGTH ? `${joined.slice(0, DESCRIPTION_LENGTH - 1).trimEnd()}…` : joined
}

function citedWorks(slide: ParsedSlide, body: ContainerDirective, context: RenderContext): string[] {
  const keys: string[] = []
  const figureKeys: string[] = []
  visit(body, (node) => {
    if (node.type !== 'containerDirective' && node.type !== 'textDirective') return
    const cites = directiveRow(node)?.cites
    if (cites !== undefined) keys.push(attribute(node, cites) ?? '')
    if (node.type === 'containerDirective' && node.name === 'figure')
      figureKeys.push(...(context.figures.get(attribute(node, 'name') ?? '')?.references ?? []))
  })
  return [...new Set([...keys, ...slide.frontMatter.cites, ...figureKeys])].filter(Boolean)
}
