import type { Element, ElementContent, Root } from 'hast'
import type { Locale } from '../../deck/locale.ts'
import { element, hasClass, text } from './hast.ts'
import type { ParsedSlide } from '../parse/parse.ts'
import { LAYOUTS, type Composition } from '../read/layouts.ts'

/** The slide's regions as its layout places them: head, text, figure, footnotes. */
export function composeStage(tree: Root, slide: ParsedSlide, locale: Locale, title: string): Element {
  const { layout, section, build, density } = slide.frontMatter
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
      element('header', { className: ['slide-head'] }, heading),
      element('div', { className: ['slide-body'] }, COMPOSITIONS[LAYOUTS[layout].composition](body)),
      element('footer', { className: ['slide-foot'] }, [
        ...footnotes,
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
