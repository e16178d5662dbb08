import type { Element } from 'hast'
import type { Locale } from '../../deck/locale.ts'
import { bySection, type DeckSummary } from '../../deck/types.ts'
import type { Translate } from '../../i18n/i18n.ts'
import { escapeMarkdown, inlineMarkdown, tableMarkdown } from './block-markdown.ts'
import { treesOf, type CompiledSlide } from '../compiled-deck.ts'
import { find, hasClass, latexOf, plainText } from '../render/hast.ts'
import { withTrees } from '../pages/reading-blocks.ts'
import { bylineOf } from '../pages/reading-page.ts'
import { translatorOf } from '../pages/translator.ts'

/** The whole transcript as Markdown: what GitHub's dialect can say of it. */
export function transcriptMarkdown(
  deck: DeckSummary,
  slides: readonly CompiledSlide[],
  locale: Locale,
): string {
  const t = translatorOf(locale)
  const inSections = bySection(slides, ({ section }) => section)
  const sections = deck.sections.map(({ id, title }) =>
    [
      `## ${escapeMarkdown(title[locale])}`,
      ...(inSections.get(id) ?? []).map((slide) => slideMarkdown(slide, t)),
    ].join('\n\n'),
  )
  const head = [
    `# ${escapeMarkdown(deck.title[locale])}`,
    escapeMarkdown(bylineOf(deck, locale)),
    deck.source,
  ]
  return `${[...head.filter(Boolean), ...sections].join('\n\n')}\n`
}

function slideMarkdown(slide: CompiledSlide, t: Translate): string {
  const parts = withTrees(slide, treesOf(slide)).map(({ block, node }) => ({
    kind: block.kind,
    words: blockMarkdown(node, slide.slideNumber, t),
  }))
  // Items of one list stand line by line; everything else has a line of space before it.
  const body = parts.reduce(
    (text, { kind, words }, index) =>
      text +
      (index === 0 ? '' : kind === 'item' && parts[index - 1]?.kind === 'item' ? '\n' : '\n\n') +
      words,
    '',
  )
  const works = slide.transcript.references.map(
    ({ text, url }) => `- ${escapeMarkdown(text)}${url === undefined ? '' : ` <${url}>`}`,
  )
  return works.length > 0 ? `${body}\n\n${t('document.references')}:\n\n${works.join('\n')}` : body
}

function blockMarkdown(node: Element, slideNumber: number, t: Translate): string {
  const words = (lineBreak = '  \n') =>
    inlineMarkdown(node.children)
      .replace(/ {2}\n\s*/g, lineBreak)
      .trim()
  // As far in as lies below a bullet and below a number alike.
  const indent = '   '.repeat(Number(node.properties['dataLevel'] ?? 0))
  switch (node.properties['dataKind']) {
    case 'title':
      return `### ${String(slideNumber)}. ${words(' ')}`
    case 'heading':
      return `#### ${words(' ')}`
    case 'item':
      return `${indent}${ordinalOf(node) ?? '-'} ${words(`  \n${indent}  `)}`
    case 'formula':
      if (suppliedOf(node)) return suppliedMarkdown(node, t)
      return `$$\n${latexOf(node)}\n$$`
    case 'code':
      return `\`\`\`\n${plainText(node)}\n\`\`\``
    case 'turn':
      return turnMarkdown(node)
    case 'figure':
      return figureMarkdown(node, t)
    case 'table':
      return tableOf(node) ?? words()
    default:
      return words()
  }
}

function turnMarkdown(node: Element): string {
  const paragraphs = elementsOf(node).filter(({ tagName }) => tagName === 'p')
  return paragraphs
    .map((paragraph) => {
      const words = inlineMarkdown(paragraph.children).replace(/ {2}\n\s*/g, '  \n')
      return hasClass(paragraph, 'turn-speaker') ? `**${words}:**` : words
    })
    .join('\n\n')
}

/** Caption and description as a quotation, so that they are told from the slide's own words. */
function figureMarkdown(node: Element, t: Translate): string {
  const paragraphs = elementsOf(node)
    .filter(({ tagName }) => tagName === 'p')
    .map(({ children }) => inlineMarkdown(children).trim())
    .filter(Boolean)
  const quoted = [`**${t('document.figure')}**`, ...paragraphs].join('\n\n').replace(/^/gm, '> ')
  const table = tableOf(node)
  return table === undefined ? quoted : `${quoted}\n\n${table}`
}

/** As a quotation that says whose it is: the slide did not print it. */
function suppliedMarkdown(node: Element, t: Translate): string {
  const words = elementsOf(suppliedOf(node) ?? node)
    .filter(({ tagName }) => tagName === 'p')
    .map(({ children }) => inlineMarkdown(children).trim())
  const parts = [`**${t('provenance.added')}**`, `$$\n${latexOf(node)}\n$$`, ...words]
  return parts.join('\n\n').replace(/^/gm, '> ')
}

function suppliedOf(node: Element): Element | undefined {
  return find(node, (child) => hasClass(child, 'block-supplied'))
}

function tableOf(node: Element): string | undefined {
  const table = find(node, ({ tagName }) => tagName === 'table')
  return table && tableMarkdown(table)
}

function elementsOf(node: Element): Element[] {
  return node.children.filter((child): child is Element => child.type === 'element')
}

/** Says of a text in which no header can that it is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF'

/** The whole transcript as plain text, formulas in the words that say them. */
export function transcriptText(deck: DeckSummary, slides: readonly CompiledSlide[], locale: Locale): string {
  const t = translatorOf(locale)
  const inSections = bySection(slides, ({ section }) => section)
  const sections = deck.sections.map(({ id, title }) => {
    const heading = title[locale]
    const rule = '='.repeat(40)
    const shown = (inSections.get(id) ?? []).map((slide) => slideText(slide, t))
    return [`${rule}\n${heading}\n${rule}`, ...shown].join('\n\n')
  })
  return `${BYTE_ORDER_MARK}${[deck.title[locale], bylineOf(deck, locale), ...sections].join('\n\n')}\n`
}

/** `1.` of an item in a numbered list. */
function ordinalOf({ properties }: Element): string | undefined {
  return typeof properties['dataOrdinal'] === 'string' ? properties['dataOrdinal'] : undefined
}

function itemStart(node: Element): string {
  return '  '.repeat(Number(node.properties['dataLevel'] ?? 0)) + (ordinalOf(node) ?? '-')
}

function slideText(slide: CompiledSlide, t: Translate): string {
  const { slideNumber, transcript } = slide
  const lines = withTrees(slide, treesOf(slide)).map(({ block: { kind, text }, node }) => {
    const words = text.replace(/\n+/g, '\n')
    if (kind === 'title') return `${String(slideNumber)}. ${words}`
    if (kind === 'item') return `${itemStart(node)} ${words}`
    if (kind === 'figure') return `[${t('document.figure')}] ${words}`
    if (suppliedOf(node)) return `[${t('provenance.added')}] ${words}`
    return words
  })
  const works = transcript.references.map(({ text, url }) => `  ${[text, url].filter(Boolean).join(' ')}`)
  return [...lines, ...(works.length > 0 ? [`${t('document.references')}:`, ...works] : [])].join('\n')
}
