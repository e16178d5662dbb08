import type { Element, ElementContent, Root } from 'hast'
import type { ContainerDirective } from 'mdast-util-directive'
import { toString } from 'mdast-util-to-string'
import type { Locale } from '../../deck/locale.ts'
import { figureTexts, type SourceBlock } from '../parse/blocks.ts'
import { attribute } from '../parse/directives.ts'
import { drawFigure } from './figure.ts'
import type { Figure } from '../read/figure-file.ts'
import { element, findBlock, text } from './hast.ts'
import type { ParsedSlide } from '../parse/parse.ts'
import type { RenderContext } from './render-context.ts'

/** What the transcript shows of a figure, by block id. */
export type FigureParts = Map<string, FigurePart>

export interface FigurePart {
  caption: Element | undefined
  description: Element[]
  /** False where the slide shows the description in the drawing's place. */
  isDrawn: boolean
  /** Width and height of a drawing that is a picture, in px of a stage 1280 px wide; undefined where it is text. */
  size: { width: number; height: number } | undefined
  /** The numbers of a table or chart. */
  table: Element | undefined
  /** The figure has a living twin that the reader can try. */
  isExplorable: boolean
}

/** Puts the drawing of each figure in its place, or its description where nobody has drawn it yet. */
export async function fillFigures(
  tree: Root,
  blocks: readonly SourceBlock[],
  slide: ParsedSlide,
  locale: Locale,
  context: RenderContext,
): Promise<FigureParts> {
  const parts: FigureParts = new Map()
  for (const { id, kind, node } of blocks) {
    if (kind !== 'figure' || node.type !== 'containerDirective') continue
    const figure = context.figures.get(attribute(node, 'name') ?? '')
    const shown = findBlock(tree, id)
    if (!figure || !shown) continue
    const [caption, ...description] = shown.children.filter((child) => child.type === 'element')
    const state = attribute(node, 'state')
    const drawn = await draw(figure, state, slide, locale, context)
    const mark = drawn ? exploreMark(figure, state) : {}
    parts.set(id, {
      ...{ caption, description, table: drawn?.table },
      isDrawn: drawn !== undefined,
      size: drawn && pictureSize(drawn.content),
      isExplorable: 'dataExplore' in mark,
    })
    const body = drawn ? drawing(figure, node, drawn.content) : described(description, locale, context)
    Object.assign(shown, figureElement(shown, figure, body, caption, locale, context, mark))
  }
  return parts
}

/** Undefined for what is set as text, and for what is made of several parts. */
function pictureSize(content: readonly Element[]): FigurePart['size'] {
  const [svg, ...others] = content
  if (svg?.tagName !== 'svg' || others.length > 0) return undefined
  const [, , width, height] = String(svg.properties['viewBox'])
    .split(/[\s,]+/)
    .map(Number)
  return width && height ? { width, height } : undefined
}

/** Figures as decoration: no blocks, and nothing to a screen reader. */
export async function drawBackdrop(
  slide: ParsedSlide,
  locale: Locale,
  context: RenderContext,
): Promise<Element | undefined> {
  const tiles: Element[] = []
  for (const entry of slide.frontMatter.backdrop) {
    const [name = '', state] = entry.split('/')
    const figure = context.figures.get(name)
    const drawn = figure && (await draw(figure, state, slide, locale, context))
    if (drawn) tiles.push(element('div', { className: ['backdrop-tile'] }, drawn.content))
  }
  if (tiles.length === 0) return undefined
  return element('div', { className: ['slide-backdrop'], ariaHidden: 'true' }, tiles)
}

async function draw(
  figure: Figure,
  state: string | undefined,
  slide: ParsedSlide,
  locale: Locale,
  context: RenderContext,
) {
  try {
    return await drawFigure(figure, locale, state, context.source, `s${String(slide.slideNumber)}`)
  } catch (error) {
    const reason = figureReason(error, figure)
    const place = `slide ${String(slide.slideNumber)}, "${locale}"`
    context.report({
      file: figure.own?.file ?? figure.file,
      line: 1,
      message: figure.own
        ? `the drawing fails for ${place}: ${reason}`
        : `drawing "${figure.drawing ?? ''}" fails for ${place}: ${reason}`,
    })
    return undefined
  }
}

/** What fails in words of the machine's tells an author nothing: there is something in the figure that nobody thought of. */
function figureReason(error: unknown, { own }: Figure): string {
  const isMachines = error instanceof TypeError || error instanceof RangeError
  if (!isMachines) return error instanceof Error ? error.message : String(error)
  return own
    ? 'it can’t be drawn as it is written; take parts of it out to find which one it is'
    : 'its "data" have another shape than this drawing reads; a figure with this drawing shows which, in slides/figures'
}

/** A picture is one image to a screen reader, told by its description; what is text is read as text. */
function drawing(figure: Figure, node: ContainerDirective, content: ElementContent[]): Element {
  const isText = figure.kind === 'table' || figure.kind === 'quotation' || figure.kind === 'code'
  const label = figureTexts(node)
    .description.map((paragraph) => toString(paragraph))
    .join(' ')
  if (isText) return element('div', { className: ['drawing'] }, content)
  // The label says it all, and reveal.js, which reads each slide for a voice of its own, is spared the drawing's words.
  for (const node of content) if (node.type === 'element') node.properties['ariaHidden'] = 'true'
  return element('div', { className: ['drawing'], role: 'img', ariaLabel: label }, content)
}

function described(description: Element[], locale: Locale, context: RenderContext): Element {
  const label = context.translate[locale]('figure.describedAs')
  return element('div', { className: ['figure-described'] }, [
    element('p', { className: ['figure-described-label'] }, [text(label)]),
    ...description,
  ])
}

function figureElement(
  shown: Element,
  figure: Figure,
  body: Element,
  caption: Element | undefined,
  locale: Locale,
  context: RenderContext,
  mark: { dataExplore?: string },
): Element {
  const { provenance } = figure
  const added = provenance === 'own' ? undefined : context.translate[locale](`provenance.${provenance}`)
  return {
    ...shown,
    properties: {
      ...shown.properties,
      dataFigure: figure.name,
      dataFigureKind: figure.kind,
      ...(provenance !== 'own' && { dataProvenance: provenance }),
      ...mark,
    },
    children: [
      body,
      element('figcaption', {}, [
        ...(caption?.children ?? []),
        ...(added === undefined
          ? []
          : [
              text(' '),
              element('span', { className: ['figure-mark'] }, [element('span', {}, [text(added)])]),
            ]),
      ]),
    ],
  }
}

/** Where a figure can be tried in this state, an attribute says so, and what is set at the start: the script makes the button. */
function exploreMark({ explore }: Figure, state: string | undefined): { dataExplore?: string } {
  if (!explore || (explore.states && !explore.states.includes(state ?? ''))) return {}
  return { dataExplore: explore.starts?.[state ?? ''] ?? '' }
}
