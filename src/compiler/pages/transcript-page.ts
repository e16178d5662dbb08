import type { Element } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { transcriptAnchor } from '../../deck/deck-link.ts'
import type { Download } from '../../deck/downloads.ts'
import type { Locale } from '../../deck/locale.ts'
import { pathToBase } from '../../deck/relative-link.ts'
import { escapeHtml } from '../../deck/transcript-article.ts'
import { bySection, type DeckSummary } from '../../deck/types.ts'
import type { Translate } from '../../i18n/i18n.ts'
import { parallelTitle } from '../../i18n/parallel-title.ts'
import type { CompiledSlide } from '../compiled-deck.ts'
import { element, text } from '../render/hast.ts'
import {
  nestItems,
  noteAnchor,
  readingBlocks,
  type ReadingBlock,
  type ReadingPlace,
} from './reading-blocks.ts'
import { bylineOf, type ReadingPage } from './reading-page.ts'
import { translatorOf } from './translator.ts'

/** What a whole transcript is made of. */
export interface TranscriptOptions {
  deck: DeckSummary
  /** In order, in each locale that is shown. */
  slides: Record<Locale, readonly CompiledSlide[]>
  /** Files to take away, as the page's foot offers them. */
  downloads: readonly Pick<Download, 'kind' | 'path'>[]
}

/** A slide in one language, taken apart for reading. */
interface Column {
  slide: CompiledSlide
  blocks: ReadingBlock[]
}

/** All slides in one language, as one page to read and print. */
export function transcriptPage(options: TranscriptOptions, locale: Locale): ReadingPage {
  const place: ReadingPlace = { toLocale: '../', inPage: true }
  const slides = options.slides[locale].map((slide) => {
    const column: Column = { slide, blocks: readingBlocks(slide, place, true) }
    const anchor = ({ id }: ReadingBlock) => ({ id: transcriptAnchor(slide.slideNumber, id) })
    const heading = element('h3', { id: transcriptAnchor(slide.slideNumber) }, [
      numberLink(slide, '../'),
      text(' '),
      ...(column.blocks[0]?.node.children ?? []),
    ])
    const body = [heading, ...nestItems(column.blocks.slice(1), anchor)]
    return writtenSlide({ section: slide.section, columns: [column], body }, '../', locale)
  })
  return pageOf('transcript', slides, options, locale)
}

/** The same with each block in every language of the deck, side by side. */
export function parallelTranscriptPage(options: TranscriptOptions, locale: Locale): ReadingPage {
  const locales = [locale, ...options.deck.locales.filter((other) => other !== locale)]
  const place: ReadingPlace = { toLocale: '../../', inPage: true }
  const slides = options.slides[locale].map((own) => {
    const columns = locales.flatMap((each): Column[] => {
      const slide = options.slides[each][own.slideNumber - 1]
      // A figure is drawn once, in the page's own language.
      return slide ? [{ slide, blocks: readingBlocks(slide, place, each === locale) }] : []
    })
    const number = element('p', { id: transcriptAnchor(own.slideNumber), className: ['pair-number'] }, [
      numberLink(own, '../../'),
    ])
    const pairs = own.blocks.map(({ id }) => {
      const cells = columns.flatMap(({ blocks }) => blocks.find((block) => block.id === id)?.node ?? [])
      return element('div', { className: ['pair'], id: transcriptAnchor(own.slideNumber, id) }, cells)
    })
    return writtenSlide({ section: own.section, columns, body: [number, ...pairs] }, '../../', locale)
  })
  return pageOf('transcript-both', slides, options, locale)
}

function numberLink({ slideNumber, locale }: CompiledSlide, toLocale: string): Element {
  const title = translatorOf(locale)('document.openSlide', { number: slideNumber })
  return element('a', { className: ['slide-number'], href: `${toLocale}${String(slideNumber)}/`, title }, [
    text(String(slideNumber)),
  ])
}

interface ReadSlide {
  section: string
  /** The page's own language first. */
  columns: Column[]
  body: Element[]
}

/** A slide as it stands on the page. The trees of all slides of a long deck together would fill memory. */
interface WrittenSlide {
  section: string
  html: string
}

function writtenSlide(slide: ReadSlide, toLocale: string, locale: Locale): WrittenSlide {
  return { section: slide.section, html: toHtml(slideElement(slide, toLocale, translatorOf(locale))) }
}

function pageOf(
  page: 'transcript' | 'transcript-both',
  written: readonly WrittenSlide[],
  { deck, slides, downloads }: TranscriptOptions,
  locale: Locale,
): ReadingPage {
  const t = translatorOf(locale)
  const title = page === 'transcript' ? t('pages.transcript') : parallelTitle(t, deck.locales, locale)
  const inSections = bySection(written, ({ section }) => section)
  const sections = deck.sections.map(({ id, title: sectionTitle }) => {
    const shown = (inSections.get(id) ?? []).map(({ html }) => html)
    return `<section aria-labelledby="${id}"><h2 id="${id}">${escapeHtml(sectionTitle[locale])}</h2>
${shown.join('\n')}</section>`
  })
  const main = `<article>
<header><h1>${escapeHtml(deck.title[locale])}</h1>
<p class="document-byline">${escapeHtml(bylineOf(deck, locale))}</p>
<p class="document-about">${escapeHtml(`${t('document.transcriptAbout', { count: deck.slideCount })} ${t('document.provenanceAbout')}`)}</p>
</header>
${contentsOf(deck, slides[locale], locale, t)}
${sections.join('\n')}
</article>
${downloadsOf(downloads, page, t)}`
  return { page, locale, title, description: `${title}: ${deck.description[locale]}`, main }
}

function contentsOf(
  deck: DeckSummary,
  slides: readonly CompiledSlide[],
  locale: Locale,
  t: Translate,
): string {
  const inSections = bySection(slides, ({ section }) => section)
  const sections = deck.sections.map(({ id, title }) => {
    const items = (inSections.get(id) ?? []).map(
      ({ slideNumber, title: slideTitle }) =>
        `<li><a href="#${transcriptAnchor(slideNumber)}"><span class="slide-number">${String(slideNumber)}</span> ${escapeHtml(slideTitle)}</a></li>`,
    )
    return `<li><a href="#${id}">${escapeHtml(title[locale])}</a><ol>${items.join('')}</ol></li>`
  })
  return `<nav class="document-contents" aria-labelledby="contents"><h2 id="contents">${escapeHtml(t('document.contents'))}</h2><ol>${sections.join('')}</ol></nav>`
}

/** A slide's blocks, what is to be said of them, and its references. */
function slideElement({ columns, body }: ReadSlide, toLocale: string, t: Translate): Element {
  const [own] = columns
  const label = own ? `${String(own.slide.slideNumber)} ${own.slide.title}` : ''
  return element('section', { className: ['slide-transcript'], ariaLabel: label }, [
    ...body,
    ...notesList(columns.flatMap(notesOf), t),
    ...(own ? referencesList(own.slide, toLocale, t) : []),
  ])
}

interface Note {
  id: string
  block: string
  lang: Locale
  notes: string[]
}

function notesOf({ slide, blocks }: Column): Note[] {
  return blocks
    .filter(({ notes }) => notes.length > 0)
    .map(({ id, notes }) => ({
      id: noteAnchor(slide, id),
      block: transcriptAnchor(slide.slideNumber, id === 'b0' ? undefined : id),
      lang: slide.locale,
      notes,
    }))
}

function notesList(notes: readonly Note[], t: Translate): Element[] {
  if (notes.length === 0) return []
  const items = notes.map(({ id, block, lang, notes: words }) =>
    element('li', { id, lang }, [
      element('a', { href: `#${block}`, ariaLabel: t('document.toText') }, [text('↑')]),
      text(' '),
      text(words.join(' ')),
    ]),
  )
  return [element('ul', { className: ['slide-notes'], ariaLabel: t('document.notes') }, items)]
}

function referencesList({ transcript }: CompiledSlide, toLocale: string, t: Translate): Element[] {
  if (transcript.references.length === 0) return []
  const items = transcript.references.map(({ key, text: words }) =>
    element('li', {}, [element('a', { href: `${toLocale}references/#${key}`, lang: 'en' }, [text(words)])]),
  )
  return [element('ul', { className: ['slide-references'], ariaLabel: t('document.references') }, items)]
}

function downloadsOf(
  downloads: TranscriptOptions['downloads'],
  page: ReadingPage['page'],
  t: Translate,
): string {
  if (downloads.length === 0) return ''
  const items = downloads.map(
    ({ kind, path }) =>
      `<li><a href="${pathToBase(page)}${path}" download>${escapeHtml(t(`pages.kinds.${kind}`))}</a></li>`,
  )
  return `<nav class="document-downloads" aria-labelledby="downloads"><h2 id="downloads">${escapeHtml(t('document.downloads'))}</h2><ul>${items.join('')}</ul></nav>`
}
