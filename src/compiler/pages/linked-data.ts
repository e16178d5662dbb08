import type { DeckLink } from '../../deck/deck-link.ts'
import { formatDeckLink } from '../../deck/deck-link.ts'
import type { Locale } from '../../deck/locale.ts'
import type { DeckSummary, SlideReference } from '../../deck/types.ts'
import { absoluteUrl, type Site } from './site-address.ts'

/** What the linked data of a page are made from. */
export interface LinkedDataOptions {
  deck: DeckSummary
  locale: Locale
  site: Site
  /** Below the base; undefined where no pictures were made. */
  picture: string | undefined
}

/** The deck as schema.org describes it. Addresses are left out where the site has no origin. */
export function deckLinkedData({ deck, locale, site, picture }: LinkedDataOptions): object {
  const [original] = deck.locales
  return clean({
    '@context': 'https://schema.org',
    ...identity(deck, locale, site),
    description: deck.description[locale],
    author: clean({
      '@type': 'Person',
      name: deck.speaker[locale],
      affiliation: deck.affiliation[locale] && { '@type': 'Organization', name: deck.affiliation[locale] },
    }),
    dateCreated: deck.given,
    datePublished: deck.published,
    isBasedOn: deck.source,
    subjectOf: deck.event[locale] && {
      '@type': 'Event',
      name: deck.event[locale],
      startDate: deck.given,
    },
    image: picture && absoluteUrl(site, picture),
    ...(original !== undefined && original !== locale
      ? { translationOfWork: identity(deck, original, site) }
      : {
          workTranslation: deck.locales
            .filter((other) => other !== locale)
            .map((other) => identity(deck, other, site)),
        }),
  })
}

/** One slide, as a part of the deck. */
export function slideLinkedData(
  { deck, locale, site, picture }: LinkedDataOptions,
  slide: { slideNumber: number; title: string; description: string; references: readonly SlideReference[] },
): object {
  const url = pageUrl({ locale, page: 'slide', slideNumber: slide.slideNumber }, site)
  return clean({
    '@context': 'https://schema.org',
    '@type': 'PresentationDigitalDocument',
    '@id': url,
    url,
    name: slide.title,
    description: slide.description,
    position: slide.slideNumber,
    inLanguage: locale,
    author: { '@type': 'Person', name: deck.speaker[locale] },
    isPartOf: identity(deck, locale, site),
    image: picture && absoluteUrl(site, picture),
    citation: slide.references.map(({ text, url: address }) =>
      clean({ '@type': 'CreativeWork', name: text, url: address }),
    ),
  })
}

function identity(deck: DeckSummary, locale: Locale, site: Site): object {
  const url = pageUrl({ locale, page: 'deck' }, site)
  return clean({
    '@type': 'PresentationDigitalDocument',
    '@id': url,
    url,
    name: deck.title[locale],
    inLanguage: locale,
  })
}

function pageUrl(link: DeckLink, site: Site): string | undefined {
  return absoluteUrl(site, formatDeckLink(link))
}

/** Without what isn't there. */
function clean(data: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(data).filter(
    ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
  )
  return Object.fromEntries(entries)
}
