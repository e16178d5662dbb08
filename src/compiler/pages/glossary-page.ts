import type { Element } from 'hast'
import type { Glossary, ToldTerm } from '../../deck/glossary.ts'
import type { Locale } from '../../deck/locale.ts'
import { formatRelativeLink } from '../../deck/relative-link.ts'
import { escapeHtml } from '../../deck/transcript-article.ts'
import type { DeckSummary } from '../../deck/types.ts'
import type { Translate } from '../../i18n/i18n.ts'
import type { CompiledSlide } from '../compiled-deck.ts'
import type { DeckSource } from '../read/read.ts'
import { formatReference } from '../read/references.ts'
import type { GlossaryTerm } from '../read/schema.ts'
import { element, text } from '../render/hast.ts'
import type { ReadingPage } from './reading-page.ts'
import { translatorOf } from './translator.ts'

type GlossarySource = Pick<DeckSource, 'deck' | 'glossary' | 'slides' | 'references'>

/** What the viewer tells of each term, as JSON. */
export function glossaryFile(source: GlossarySource, locale: Locale): string {
  const told: Glossary = Object.fromEntries(
    source.glossary.map((entry) => [entry.id, toldTerm(entry, source, locale)]),
  )
  return JSON.stringify(told)
}

function toldTerm(
  { term, line, slide }: GlossaryTerm,
  { deck, slides }: GlossarySource,
  locale: Locale,
): ToldTerm {
  const own = term[locale] ?? ''
  return {
    term: own,
    others: deck.locales
      .map((other) => ({ locale: other, term: term[other] ?? '' }))
      .filter((other) => other.locale !== locale && other.term !== own),
    line: line[locale] ?? '',
    slideNumber: slides.find(({ slug }) => slug === slide)?.slideNumber ?? 1,
  }
}

/** All terms in their order, each with its line, the slides that say it and what the line rests on: `#id` leads to one. */
export function glossaryPage(
  deck: DeckSummary,
  source: GlossarySource,
  slides: readonly CompiledSlide[],
  locale: Locale,
): ReadingPage {
  const t = translatorOf(locale)
  const title = t('pages.glossary')
  const saying = slidesByTerm(slides)
  const order = new Intl.Collator(locale, { numeric: true })
  const items = source.glossary
    .map((entry) => ({ entry, told: toldTerm(entry, source, locale) }))
    .sort((a, b) => order.compare(a.told.term, b.told.term))
    .map(({ entry, told }) => itemHtml(entry, told, saying.get(entry.id) ?? [], source, locale, t))
  const main = `<h1>${escapeHtml(title)}</h1>
<p class="document-about">${escapeHtml(t('document.glossaryAbout', { count: items.length }))}</p>
<dl class="terms">
${items.join('\n')}
</dl>`
  return { page: 'glossary', locale, title, description: `${title}: ${deck.title[locale]}`, main }
}

function slidesByTerm(slides: readonly CompiledSlide[]): Map<string, CompiledSlide[]> {
  const saying = new Map<string, CompiledSlide[]>()
  // Not `for … of`, which would come to the places of slides that are missing.
  slides.forEach((slide) => {
    for (const id of slide.terms) saying.set(id, [...(saying.get(id) ?? []), slide])
  })
  return saying
}

function itemHtml(
  { id, sources }: GlossaryTerm,
  { term, others, line, slideNumber }: ToldTerm,
  saying: readonly CompiledSlide[],
  { references }: GlossarySource,
  locale: Locale,
  t: Translate,
): string {
  const names = others.map(
    (other) => `<span class="term-other" lang="${other.locale}">${escapeHtml(other.term)}</span>`,
  )
  const slideLink = (number: number, words: string, title = '') =>
    `<a class="slide-number" href="${formatRelativeLink('glossary', { locale, page: 'slide', slideNumber: number })}"${title && ` title="${escapeHtml(title)}"`}>${escapeHtml(words)}</a>`
  const numbers = saying.map((slide) => slideLink(slide.slideNumber, String(slide.slideNumber), slide.title))
  const works = sources.map((source) => sourceHtml(source, references, locale))
  const notes = [
    `${escapeHtml(t('document.introducedOn'))} ${slideLink(slideNumber, t('document.slide', { number: slideNumber }))}`,
    ...(numbers.length > 0 ? [`${escapeHtml(t('document.saidOn'))} ${numbers.join(' ')}`] : []),
    ...(works.length > 0 ? [`${escapeHtml(t('document.restsOn'))} ${works.join(' / ')}`] : []),
  ]
  return `<div class="term-entry" id="${id}"><dt>${escapeHtml(term)} ${names.join(' ')}</dt>
<dd>${escapeHtml(line)}</dd>
${notes.map((note) => `<dd class="work-slides">${note}</dd>`).join('')}</div>`
}

/** A work as it is cited, with a link to its place among the references; an address as it is. */
function sourceHtml(source: string, references: GlossarySource['references'], locale: Locale): string {
  const work = references.get(source)
  if (!work) {
    const url = escapeHtml(source)
    return `<a href="${url}" rel="noopener">${url.replace(/^https?:\/\/(www\.)?/, '')}</a>`
  }
  const { text: words } = formatReference(work)
  const page = formatRelativeLink('glossary', { locale, page: 'references' })
  return `<a href="${page}#${escapeHtml(source)}" lang="en">${escapeHtml(words)}</a>`
}

/** All that a glossary says, for the fonts. */
export function glossaryWords(terms: readonly GlossaryTerm[]): Element[] {
  return terms.flatMap(({ term, line }) => [
    ...Object.values(term).map((words) => element('b', {}, [text(words)])),
    ...Object.values(line).map((words) => element('p', {}, [text(words)])),
  ])
}
