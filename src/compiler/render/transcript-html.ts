import type { Element, ElementContent, Root } from 'hast'
import { toHtml } from 'hast-util-to-html'
import type { Locale } from '../../deck/locale.ts'
import type { BlockKind, TranscriptBlock } from '../../deck/types.ts'
import type { Translate } from '../../i18n/i18n.ts'
import { isSupplied, type SourceBlock } from '../parse/blocks.ts'
import { attribute } from '../parse/directives.ts'
import type { FigurePart, FigureParts } from './figure-html.ts'
import { element, explanationOf, findBlock, hasClass, ownContent, text } from './hast.ts'
import type { ParsedSlide } from '../parse/parse.ts'
import { wrapNames } from './line-breaks.ts'
import { blockProvenance, provenanceMark } from './provenance.ts'
import type { RenderContext } from './render-context.ts'

interface TranscriptContext {
  texts: ReadonlyMap<string, string>
  figureParts: FigureParts
  slide: ParsedSlide
  locale: Locale
  context: RenderContext
}

const BLOCK_TAGS: Record<BlockKind, string> = {
  title: 'h3',
  heading: 'h4',
  paragraph: 'p',
  item: 'p',
  formula: 'div',
  table: 'div',
  code: 'div',
  figure: 'figure',
  turn: 'div',
}

/** Blocks whose words are broken into lines as they come. */
const FLOWING: ReadonlySet<BlockKind> = new Set(['title', 'heading', 'paragraph', 'item'])

/** A block of the transcript, and the element that its HTML is. */
interface BlockTree {
  block: TranscriptBlock
  tree: Element
}

/** The blocks of a slide as the transcript shows them: in reading order, a figure by its words, with provenance marks. */
export function transcriptBlocks(
  slideTree: Root,
  blocks: readonly SourceBlock[],
  { texts, figureParts, slide, locale, context }: TranscriptContext,
): BlockTree[] {
  const t = context.translate[locale]
  return blocks.map((block) => {
    const node = findBlock(slideTree, block.id)
    const provenance = blockProvenance(block, slide, locale, context)
    const noteId = `n${String(slide.slideNumber)}-${locale}-${block.id}`
    const content = node ? blockContent(structuredClone(node), block, figureParts.get(block.id), t) : []
    const tree = element(
      BLOCK_TAGS[block.kind],
      blockProperties(
        block,
        languageOfBlock(block, slide, locale, context),
        provenance.of,
        figureParts.get(block.id),
      ),
      [...content, ...provenanceMark(provenance, noteId, t)],
    )
    if (FLOWING.has(block.kind)) wrapNames(tree)
    const { id, kind } = block
    return { tree, block: { id, kind, html: toHtml(tree), text: texts.get(id) ?? '' } }
  })
}

/** What nobody has translated is in the deck's first language. */
function languageOfBlock(
  { id }: SourceBlock,
  { untranslated }: ParsedSlide,
  locale: Locale,
  { source }: RenderContext,
): Locale {
  return untranslated.get(locale)?.has(id) ? (source.deck.locales[0] ?? locale) : locale
}

function blockProperties(
  block: SourceBlock,
  locale: Locale,
  provenance: string,
  figure: FigurePart | undefined,
): Element['properties'] {
  return {
    className: ['block'],
    dataBlock: block.id,
    dataKind: block.kind,
    lang: locale,
    ...(block.kind === 'item' && { dataLevel: String(block.level) }),
    ...(block.ordinal !== undefined && { dataOrdinal: `${String(block.ordinal)}.` }),
    ...(figure?.isDrawn && { dataDrawn: '' }),
    ...(figure?.isExplorable && { dataExplore: '' }),
    ...(provenance !== 'published' && { dataProvenance: provenance }),
  }
}

function blockContent(
  node: Element,
  block: SourceBlock,
  figure: FigurePart | undefined,
  t: Translate,
): ElementContent[] {
  if (figure) return figureContent(figure, t)
  if (isSupplied(block.node)) return suppliedContent(node, attribute(block.node, 'spoken'), t)
  if (block.kind === 'formula') return formulaContent(node)
  if (block.kind === 'table' || block.kind === 'code') return [node]
  const { children } = ownContent(node)
  // The block's own language says which of the deck's languages it is in.
  const { lang } = node.properties
  return typeof lang === 'string' ? inLanguage(children, lang) : children
}

/** Words in a language of their own: a span around them, or where there are paragraphs each of these. */
function inLanguage(children: ElementContent[], lang: string): ElementContent[] {
  const isParagraph = (child: ElementContent): child is Element =>
    child.type === 'element' && child.tagName === 'p'
  if (!children.some(isParagraph)) return [element('span', { lang }, children)]
  return children.map((child) =>
    isParagraph(child) ? { ...child, properties: { ...child.properties, lang } } : child,
  )
}

/** Share of its size on a stage at which a drawing's words are still large enough to be read on a phone. */
const READABLE = 0.55

/**
 * Room for the picture, caption, description, and for tables and charts the numbers themselves. Where there is a picture,
 * which the panel draws (src/transcript/lines/figure-pictures.ts), the description is unfolded on demand.
 */
function figureContent({ caption, description, table, size }: FigurePart, t: Translate): ElementContent[] {
  const told = description.map(({ children }) => element('p', { className: ['block-description'] }, children))
  const paragraphs: ElementContent[] = [
    ...(size ? [pictureRoom(size)] : []),
    ...(caption ? [element('p', { className: ['block-caption'] }, caption.children)] : []),
    ...(size && told.length > 0
      ? [
          element('details', { className: ['block-told'] }, [
            element('summary', {}, [text(t('figure.describedAs'))]),
            ...told,
          ]),
        ]
      : told),
  ]
  if (!table) return paragraphs
  const data = element('details', { className: ['block-data'] }, [
    element('summary', {}, [text(t('figure.data'))]),
    element('div', { className: ['block-data-scroll'], tabIndex: 0 }, [table]),
  ])
  return [...paragraphs, data]
}

/** What is spoken stands at the formula alone: the block has buttons beside it, which a picture may not hold. */
function formulaContent(node: Element): ElementContent[] {
  const { ariaLabel } = node.properties
  for (const child of node.children) {
    if (child.type !== 'element' || !hasClass(child, 'formula-body')) continue
    Object.assign(child.properties, { role: 'img', ariaLabel })
  }
  return node.children
}

/** As large as the drawing will be, so that nothing moves when it comes. */
function pictureRoom({ width, height }: NonNullable<FigurePart['size']>): Element {
  // What scrolls would be a stop of the Tab key that has no name.
  const properties = { className: ['block-picture', 'needs-script'], ariaHidden: 'true', tabIndex: -1 }
  return element('div', properties, [
    element('svg', {
      viewBox: `0 0 ${String(width)} ${String(height)}`,
      width: String(Math.round(width * READABLE)),
    }),
  ])
}

/** Behind a disclosure, since the slide did not print it: the formula, and what its symbols mean. */
function suppliedContent(node: Element, spoken: string | undefined, t: Translate): ElementContent[] {
  const formulas = node.children.filter(
    (child): child is Element => child.type === 'element' && hasClass(child, 'formula-body'),
  )
  return [
    element('details', { className: ['block-supplied'] }, [
      element('summary', {}, [text(t('formula.show'))]),
      element(
        'div',
        { className: ['block-supplied-scroll'], tabIndex: 0 },
        formulas.map(({ properties, children }) =>
          element('div', { ...properties, role: 'img', ariaLabel: spoken }, children),
        ),
      ),
      ...explanationOf(node),
    ]),
  ]
}
