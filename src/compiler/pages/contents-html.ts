import type { Download } from '../../deck/downloads.ts'
import type { Locale } from '../../deck/locale.ts'
import { formatPicturePath, PICTURE_SIZES } from '../../deck/picture-path.ts'
import { formatRelativeLink, pathToBase } from '../../deck/relative-link.ts'
import { escapeHtml } from '../../deck/transcript-article.ts'
import { bySection, type DeckSummary, type IndexEntry } from '../../deck/types.ts'
import type { ReadingPageName } from '../../deck/reading-pages.ts'
import { parallelTitle } from '../../i18n/parallel-title.ts'
import { translatorOf } from './translator.ts'

/** A deck with more slides has its sections alone on its page: the dialog and the search find the slides. */
export const LISTED_SLIDES_LIMIT = 1000

/** What the deck's page lists under its slide. */
export interface ContentsOptions {
  deck: DeckSummary
  locale: Locale
  /** All slides; a deck longer than LISTED_SLIDES_LIMIT needs none. */
  entries: readonly IndexEntry[]
  /** Pages to read that the site has. */
  pages: readonly ReadingPageName[]
  downloads: readonly Pick<Download, 'kind' | 'path'>[]
}

/** All slides by section, with their small pictures where there are any, and what else there is to read and take away. */
export function contentsHtml(options: ContentsOptions): string {
  const long = options.deck.slideCount > LISTED_SLIDES_LIMIT
  return linksHtml(options) + (long ? sectionsHtml(options) : slidesHtml(options))
}

function linksHtml({ deck, locale, pages, downloads }: ContentsOptions): string {
  const t = translatorOf(locale)
  const labels: Record<ReadingPageName, string> = {
    transcript: t('pages.transcript'),
    'transcript-both': parallelTitle(t, deck.locales, locale),
    glossary: t('pages.glossary'),
    references: t('document.references'),
    repair: t('pages.repair'),
  }
  const links = [
    ...pages.map((page) => [formatRelativeLink('deck', { locale, page }), labels[page], ''] as const),
    ...downloads.map(
      ({ kind, path }) => [pathToBase('deck') + path, t(`pages.kinds.${kind}`), ' download'] as const,
    ),
  ].map(([href, label, rest]) => `<li><a href="${href}"${rest}>${escapeHtml(label)}</a></li>`)
  return links.length > 0 ? `<ul class="contents-links">${links.join('')}</ul>` : ''
}

function slidesHtml({ deck, locale, entries }: ContentsOptions): string {
  const inSections = bySection(entries, ({ section }) => section)
  return deck.sections
    .map(({ id, title }) => {
      const items = (inSections.get(id) ?? []).map((entry) => itemHtml(entry, locale))
      return `<section><h3>${escapeHtml(title[locale])}</h3><ol>${items.join('')}</ol></section>`
    })
    .join('')
}

/** Each section with its range of slides, as a link to the first. */
function sectionsHtml({ deck, locale }: ContentsOptions): string {
  const t = translatorOf(locale)
  const items = deck.sections.map(({ title, firstSlide }, index) => {
    const last = (deck.sections[index + 1]?.firstSlide ?? deck.slideCount + 1) - 1
    const range = t('contents.range', { first: firstSlide, last })
    const href = formatRelativeLink('deck', { locale, page: 'slide', slideNumber: firstSlide })
    return `<li><a href="${href}"><span class="contents-title">${escapeHtml(title[locale])}</span> <span class="contents-range">${escapeHtml(range)}</span></a></li>`
  })
  return `<ol class="contents-sections">${items.join('')}</ol>`
}

function itemHtml({ slideNumber, title, picture }: IndexEntry, locale: Locale): string {
  const href = formatRelativeLink('deck', { locale, page: 'slide', slideNumber })
  const { width, height } = PICTURE_SIZES.light
  // One in each theme, of which the page shows one (deck-contents.css); the other is never fetched.
  const pictures = (['light', 'dark'] as const).map((theme) =>
    picture === undefined
      ? ''
      : `<img class="contents-picture" data-for="${theme}" src="${pathToBase('deck')}${formatPicturePath(theme, locale, slideNumber, picture)}" width="${String(width)}" height="${String(height)}" loading="lazy" alt="">`,
  )
  return `<li><a href="${href}">${pictures.join('')}<span class="contents-number">${String(slideNumber)}</span> <span class="contents-title">${escapeHtml(title)}</span></a></li>`
}
