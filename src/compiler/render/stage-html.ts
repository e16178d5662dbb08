import type { Element, ElementContent, Root } from 'hast'
import type { Locale } from '../../deck/locale.ts'
import { element, hasClass, text } from './hast.ts'
import type { ParsedSlide } from '../parse/parse.ts'
import { LAYOUTS, type Composition, type Density } from '../read/layouts.ts'

/** What a slide has beside its own words. */
interface StageExtras {
  backdrop?: Element | undefined
  /** Of slides that don't say theirs. */
  density?: Density | undefined
  /** The deck's logo and footer. */
  furniture?: Element[]
}

/** The slide's regions as its layout places them: head, text, figure, footnotes. */
export function composeStage(
  tree: Root,
  slide: ParsedSlide,
  locale: Locale,
  title: string,
  { backdrop, density: usual = 'normal', furniture = [] }: StageExtras = {},
): Element {
  const { layout, section, build, density = usual } = slide.frontMatter
  const children = tree.children.filter((node): node is Element => node.type === 'element')
  const heading = children.filter(({ tagName }) => tagName === 'h1')
  const footnotes = children.filter((node) => hasClass(node, 'slide-footnotes'))
  const body = children.filter((node) => !heading.includes(node) && !footnotes.includes(node))
  return element(
    'section',
    {
      className: ['slide'],
      dataSlide: String(slide.slideNumber),
      dataLayout: layout,
      dataSection: section,
      ...(build && { dataBuild: build }),
      ...(density !== 'normal' && { dataDensity: density }),
      lang: locale,
      ariaLabel: `${String(slide.slideNumber)} ${title.replace(/\n/g, ' ')}`,
    },
    [
      ...(backdrop ? [backdrop] : []),
      element('header', { className: ['slide-head'] }, heading),
      element('div', { className: ['slide-body'] }, COMPOSITIONS[LAYOUTS[layout].composition](body)),
      element('footer', { className: ['slide-foot'] }, [
        ...footnotes,
        ...furniture,
        element('span', { className: ['slide-number'], ariaHidden: 'true' }, [
          text(String(slide.slideNumber)),
        ]),
      ]),
    ],
  )
}

/** What the body of a slide is made of, by its layout's composition. */
const COMPOSITIONS: Record<Composition, (body: Element[]) => ElementContent[]> = {
  flow: (body) => body,
  figures: (body) => setApart(body, ({ tagName }) => tagName === 'figure'),
  // Beside a dialogue, what is no turn belongs to the picture: words that stood in it, mostly.
  dialogue: (body) => setApart(body, (node) => !hasClass(node, 'turn')),
  cards: (body) => body.map((node) => (isSide(node) ? toCard(node) : node)),
  picture: (body) => body,
}

function setApart(body: readonly Element[], belongsToFigure: (node: Element) => boolean): Element[] {
  const figures = body.filter(belongsToFigure)
  const words = body.filter((node) => !belongsToFigure(node))
  return [
    ...(words.length > 0 ? [element('div', { className: ['slide-text'] }, words)] : []),
    ...(figures.length > 0 ? [element('div', { className: ['slide-figures'] }, figures)] : []),
  ]
}

function isSide(node: Element): boolean {
  return hasClass(node, 'slide-left') || hasClass(node, 'slide-right')
}

function toCard(side: Element): Element {
  const [first, ...rest] = side.children.filter((node) => node.type === 'element')
  const children = first ? [withHead(first), ...rest] : []
  return { ...side, properties: addClass(side, 'card'), children }
}

/** A heading as it is; of a list, the words of its first item. */
function withHead(first: Element): Element {
  if (/^h[1-6]$/.test(first.tagName)) return { ...first, properties: addClass(first, 'card-head') }
  if (first.tagName !== 'ul' && first.tagName !== 'ol') return first
  const item = first.children.find((node) => node.type === 'element')
  return { ...first, children: first.children.map((node) => (node === item ? withHeadWords(item) : node)) }
}

function withHeadWords(item: Element): Element {
  const below = item.children.findIndex((node) => node.type === 'element' && /^[uo]l$/.test(node.tagName))
  const end = below < 0 ? item.children.length : below
  const head = element('strong', { className: ['card-head'] }, item.children.slice(0, end))
  return { ...item, children: [head, ...item.children.slice(end)] }
}

function addClass(node: Element, name: string): Element['properties'] {
  const { className } = node.properties
  return { ...node.properties, className: [...(Array.isArray(className) ? className : []), name] }
}
