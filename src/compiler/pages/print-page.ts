import type { Element, Root } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { visit } from 'unist-util-visit'
import type { Locale } from '../../deck/locale.ts'
import { escapeHtml } from '../../deck/transcript-article.ts'
import type { DeckSummary, SlideReference } from '../../deck/types.ts'
import type { Translate } from '../../i18n/i18n.ts'
import { treesOf, type CompiledSlide } from '../compiled-deck.ts'
import { element, find, hasClass, latexOf, text } from '../render/hast.ts'
import { htmlDocument } from './html-document.ts'
import { nestItems, withTrees, type ReadingBlock } from './reading-blocks.ts'
import { translatorOf } from './translator.ts'

/*
 * Documents that are not for readers but for the build's browser, which makes pictures and PDFs of them (src/tools/
 * pictures.ts, pdf.ts) and then removes them. What they say by attributes is what PDF tags are made from: headings by
 * `aria-level`, formulas by `role="img"` and their spoken label.
 */

/** `slides` has a slide on each page, `handout` a slide with its transcript. */
export type PrintName = 'slides' | 'handout'

/** Path of a print document below the base. */
export function printFile(name: PrintName, locale: Locale): string {
  return `print/${locale}/${name}.html`
}

/** What a print document is made of. */
export interface PrintOptions {
  deck: DeckSummary
  slides: readonly CompiledSlide[]
  /** Names of the slides' files, by which problems are told. */
  files: readonly string[]
  locale: Locale
  /** Stylesheets, below the base. */
  styles: readonly string[]
  /** `@font-face` rules of all the text in the locale's fonts, with addresses as from this document. */
  fontCss: string
}

/** All slides in one locale, as a document to be printed. */
export function printDocument(name: PrintName, options: PrintOptions): string {
  const { deck, slides, files, locale, styles, fontCss } = options
  const t = translatorOf(locale)
  const links = new Map(
    slides.flatMap(({ transcript }) => transcript.references.map((work) => [work.key, work])),
  )
  const pages = slides.map((slide, index) => {
    const isFirst = slides[index - 1]?.section !== slide.section
    const section = isFirst ? deck.sections.find(({ id }) => id === slide.section)?.title[locale] : undefined
    return toHtml(
      element(
        'div',
        {
          className: ['print-page'],
          id: pageAnchor(slide.slideNumber),
          dataSlide: String(slide.slideNumber),
          dataFile: files[index] ?? '',
        },
        [
          ...(section === undefined
            ? []
            : [element('h1', { className: ['print-section'] }, [text(section)])]),
          ...(name === 'slides'
            ? [slideStage(treesOf(slide).stage, links)]
            : handoutPage(slide, links, deck, t)),
        ],
      ),
    )
  })
  const title = name === 'slides' ? deck.title[locale] : `${deck.title[locale]} – ${t('document.print')}`
  return htmlDocument({
    lang: locale,
    root: { 'data-theme': 'light' },
    toBase: '../../',
    isIndexed: false,
    title,
    styles,
    ownCss: fontCss,
    tags: [`<meta name="author" content="${escapeHtml(deck.speaker[locale])}">`],
    hasIcon: false,
    bodyAttributes: ` class="print print-${name}"`,
    body: pages.join('\n'),
  })
}

function pageAnchor(slideNumber: number): string {
  return `slide-${String(slideNumber)}`
}

type Links = ReadonlyMap<string, SlideReference>

function slideStage(section: Element, links: Links): Element {
  const tree: Root = { type: 'root', children: [section] }
  prepareForPrint(tree, links)
  visit(tree, 'element', (node) => {
    const level = /^h([1-6])$/.exec(node.tagName)?.[1]
    // The outline's first level are the sections.
    if (level) node.properties['ariaLevel'] = String(Number(level) + 1)
  })
  return element('div', { className: ['stage'] }, [section])
}

/** The slide is a picture here to whoever can't see it: all that it says follows as text. */
function handoutPage(slide: CompiledSlide, links: Links, deck: DeckSummary, t: Translate): Element[] {
  const trees = treesOf(slide)
  const stage = slideStage(trees.stage, links)
  silence(stage)
  const label = t('document.wholeSlide', { number: slide.slideNumber })
  const blocks = withTrees(slide, trees).flatMap(({ block, node }): ReadingBlock[] => {
    // Paper has nothing to open, and shut away is what the slide did not print.
    if (find(node, (inner) => hasClass(inner, 'block-supplied'))) return []
    const tree: Root = { type: 'root', children: [node] }
    prepareForPrint(tree, links)
    withoutControls(tree)
    const level = Number(node.properties['dataLevel'] ?? 0)
    return [{ id: block.id, kind: block.kind, level, node, notes: [] }]
  })
  for (const { node, kind } of blocks) {
    if (kind === 'title') node.properties['ariaLevel'] = '2'
    if (kind === 'heading') node.properties['ariaLevel'] = '3'
  }
  const works = slide.transcript.references.map(({ text: words, url }) =>
    element('li', {}, [url === undefined ? text(words) : element('a', { href: url }, [text(words)])]),
  )
  return [
    element('div', { className: ['print-slide'], role: 'img', ariaLabel: label }, [stage]),
    element('div', { className: ['print-text'] }, [
      ...nestItems(blocks, () => ({})),
      ...(works.length > 0 ? [element('ul', { className: ['print-references'], lang: 'en' }, works)] : []),
    ]),
    element('p', { className: ['print-foot'] }, [
      text(`${deck.title[slide.locale]} – ${deck.speaker[slide.locale]}`),
      element('span', {}, [text(`${String(slide.slideNumber)} / ${String(deck.slideCount)}`)]),
    ]),
  ]
}

/** Inside of a picture nothing is heard, and no heading is one of the outline's. */
function silence(picture: Element): void {
  visit(picture, 'element', (node) => {
    delete node.properties['role']
    delete node.properties['ariaLabel']
    delete node.properties['ariaLevel']
    if (/^(h[1-6]|figure|figcaption)$/.test(node.tagName)) node.properties['role'] = 'none'
  })
}

/** Links that lead somewhere in a file, formulas that are one thing and are spoken. */
function prepareForPrint(tree: Root, links: Links): void {
  visit(tree, 'element', (node, _index, parent) => {
    if (node.tagName === 'a') retarget(node)
    if (node.tagName === 'figure') node.properties['role'] = 'group'
    if (node.tagName === 'figcaption') node.properties['role'] = 'paragraph'
    if (hasClass(node, 'drawing')) labelDrawing(node)
    const work = hasClass(node, 'cite') ? links.get(String(node.properties['dataCite'] ?? '')) : undefined
    if (work?.url !== undefined) node.children = [element('a', { href: work.url }, node.children)]
    if (hasClass(node, 'katex')) prepareFormula(node, parent)
    return hasClass(node, 'katex') ? 'skip' : undefined
  })
}

/** `../3/`, as from a slide's page, is that slide's page of the document. */
function retarget(link: Element): void {
  const { href } = link.properties
  const slideNumber = typeof href === 'string' ? /^\.\.\/(\d+)\/$/.exec(href)?.[1] : undefined
  if (slideNumber !== undefined) link.properties['href'] = `#${pageAnchor(Number(slideNumber))}`
  else if (typeof href === 'string' && !/^https?:/.test(href)) delete link.properties['href']
}

/**
 * Chromium gives a PDF no tag for what is hidden, and none for an element that paints nothing of its own: so the label
 * goes to the drawing itself, and the figure around it, which would be a second picture without words, is a group.
 */
function labelDrawing(node: Element): void {
  const { role, ariaLabel } = node.properties
  if (role !== 'img') return
  const [drawing, ...more] = node.children.filter((child) => child.type === 'element')
  for (const child of [drawing, ...more]) delete child?.properties['ariaHidden']
  if (drawing?.tagName !== 'svg' || more.length > 0) return
  Object.assign(drawing.properties, { role, ariaLabel })
  delete node.properties['role']
  delete node.properties['ariaLabel']
}

/**
 * KaTeX writes a formula twice, as MathML to be heard and as spans to be seen. A PDF would have both as text: it keeps
 * what is seen, under one label; that of a displayed formula is its block's.
 */
function prepareFormula(node: Element, parent: Element | Root | undefined): void {
  const isDisplayed = parent?.type === 'element' && hasClass(parent, 'katex-display')
  if (!isDisplayed) Object.assign(node.properties, { role: 'img', ariaLabel: latexOf(node) })
  node.children = node.children.filter((child) => child.type === 'element' && hasClass(child, 'katex-html'))
  for (const child of node.children) if (child.type === 'element') delete child.properties['ariaHidden']
}

/** Paper has no popovers, and the numbers of a drawn table stand on the slide above. */
function withoutControls(tree: Root): void {
  visit(tree, 'element', (node, index, parent) => {
    if (!parent || index === undefined) return undefined
    const isControl = hasClass(node, 'provenance') || hasClass(node, 'provenance-note')
    if (!isControl && node.tagName !== 'details') return undefined
    parent.children.splice(index, 1)
    return index
  })
}
