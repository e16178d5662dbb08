import type { Locale } from '../../deck/locale.ts'
import { formatRelativeLink } from '../../deck/relative-link.ts'
import { escapeHtml } from '../../deck/transcript-article.ts'
import type { DeckSummary } from '../../deck/types.ts'
import { formatBibliography, type CslItem } from './bibliography.ts'
import type { CompiledSlide } from '../compiled-deck.ts'
import type { ReadingPage } from './reading-page.ts'
import type { CslWork } from '../read/schema.ts'
import { translatorOf } from './translator.ts'

/** A cited work as the page shows it. */
export interface ListedWork {
  key: string
  /** In APA's form, with `<i>`, and without the addresses, which stand beside it as links. */
  html: string
  links: { label: string; url: string }[]
}

/** The works that slides cite. To list them takes most of a second for a deck with many. */
export interface CitedWorks {
  count: number
  list: () => readonly ListedWork[]
}

export function citedWorks(
  references: ReadonlyMap<string, CslWork>,
  slides: readonly CompiledSlide[],
): CitedWorks {
  let listed: readonly ListedWork[] | undefined
  return {
    count: worksOf(references, slides).length,
    list: () => (listed ??= listWorks(references, slides)),
  }
}

/** The works that the deck cites, in the order of their authors. */
export function listWorks(
  references: ReadonlyMap<string, CslWork>,
  slides: readonly CompiledSlide[],
): ListedWork[] {
  const works = worksOf(references, slides)
  if (works.length === 0) return []
  const entries = formatBibliography(works.map(withoutAddresses), 'html')
  return [...entries].flatMap(([key, html]) => {
    const work = references.get(key)
    return work ? [{ key, html, links: linksOf(work) }] : []
  })
}

function worksOf(references: ReadonlyMap<string, CslWork>, slides: readonly CompiledSlide[]): CslWork[] {
  const cited = new Set(slides.flatMap(({ cited: keys }) => keys))
  return [...references.values()].filter(({ id }) => cited.has(id))
}

function withoutAddresses(work: CslWork): CslItem {
  const { URL: _url, DOI: _doi, number, custom: _custom, author: _author, ...rest } = work
  const author = allAuthors(work)
  return {
    ...rest,
    ...(number !== undefined && !number.startsWith('arXiv:') && { number }),
    ...(author.length > 0 && { author }),
  }
}

/** The authors that are known, and `others` where those aren't all. */
export function allAuthors({ author = [], custom }: CslWork): NonNullable<CslWork['author']> {
  const incomplete = (custom as { authors_incomplete?: unknown } | undefined)?.authors_incomplete === true
  return incomplete && author.length > 0 ? [...author, { literal: 'others' }] : author
}

/** Where a work can be read: by its DOI, on arXiv, at an address of its own. */
export function linksOf({ DOI, URL: url, number }: CslWork): ListedWork['links'] {
  const arxiv = number?.startsWith('arXiv:') ? number.slice('arXiv:'.length) : undefined
  const links = [
    ...(DOI === undefined ? [] : [{ label: `doi:${DOI}`, url: `https://doi.org/${DOI}` }]),
    ...(arxiv === undefined ? [] : [{ label: `arXiv:${arxiv}`, url: `https://arxiv.org/abs/${arxiv}` }]),
  ]
  const known = links.some((link) => link.url === url)
  return url === undefined || known ? links : [...links, { label: shortAddress(url), url }]
}

function shortAddress(url: string): string {
  const address = url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')
  return address.length > 48 ? `${address.slice(0, 47)}…` : address
}

/** All cited works, each with where to read it and the slides that cite it: `#key` leads to one. */
export function referencesPage(
  deck: DeckSummary,
  works: readonly ListedWork[],
  slides: readonly CompiledSlide[],
  locale: Locale,
): ReadingPage {
  const t = translatorOf(locale)
  const items = works.map(({ key, html, links }) => {
    const addresses = links.map(
      ({ label, url }) => `<a href="${escapeHtml(url)}" rel="noopener">${escapeHtml(label)}</a>`,
    )
    const citing = slides.filter(({ cited }) => cited.includes(key)).map((slide) => slideLink(slide, locale))
    return `<li id="${escapeHtml(key)}"><p class="work" lang="${isJapanese(html) ? 'ja' : 'en'}">${[html, ...addresses].join(' ')}</p><p class="work-slides">${escapeHtml(t('document.citedOn'))} ${citing.join(' ')}</p></li>`
  })
  const main = `<h1>${escapeHtml(t('document.references'))}</h1>
<p class="document-about">${escapeHtml(t('document.referencesAbout', { count: works.length }))}</p>
<ul class="works">
${items.join('\n')}
</ul>`
  const title = t('document.references')
  return { page: 'references', locale, title, description: `${title}: ${deck.title[locale]}`, main }
}

function slideLink({ slideNumber, title }: CompiledSlide, locale: Locale): string {
  const href = formatRelativeLink('references', { locale, page: 'slide', slideNumber })
  return `<a class="slide-number" href="${href}" title="${escapeHtml(title)}">${String(slideNumber)}</a>`
}

function isJapanese(html: string): boolean {
  return /[\u3040-\u30ff\u3400-\u9fff]/.test(html)
}
