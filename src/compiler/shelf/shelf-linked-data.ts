import type { Locale } from '../../deck/locale.ts'
import { shelfPagePath } from '../../deck/shelf/shelf-page-data.ts'
import { talkLocale, textIn } from '../../deck/shelf/shelf-talk.ts'
import { absoluteUrl } from '../pages/site-address.ts'
import type { ShelfOptions } from './shelf-options.ts'

/** The shelf as schema.org describes it, with its talks in order. Undefined without an origin: parts are known by their addresses. */
export function shelfLinkedData(
  { shelf, talks, site, cards }: ShelfOptions,
  locale: Locale,
): object | undefined {
  const url = absoluteUrl(site, shelfPagePath('talks', locale))
  if (url === undefined) return undefined
  const image = cards[locale] && absoluteUrl(site, cards[locale].path)
  return {
    '@context': 'https://schema.org',
    '@type': 'CollectionPage',
    '@id': url,
    url,
    name: shelf.title[locale],
    ...(shelf.description && { description: shelf.description[locale] }),
    inLanguage: locale,
    ...(image !== undefined && { image }),
    author: { '@type': 'Person', name: shelf.owner[locale] },
    mainEntity: {
      '@type': 'ItemList',
      numberOfItems: talks.length,
      itemListElement: talks.map((talk, index) => {
        const opened = talkLocale(talk, locale)
        const address = absoluteUrl(site, `${talk.name}/${opened}/`)
        return {
          '@type': 'ListItem',
          position: index + 1,
          item: {
            '@type': 'PresentationDigitalDocument',
            '@id': address,
            url: address,
            name: textIn(talk.title, locale, talk.locales).text,
            inLanguage: opened,
            dateCreated: talk.given,
            ...(talk.published !== undefined && { datePublished: talk.published }),
            author: { '@type': 'Person', name: textIn(talk.speaker, locale, talk.locales).text },
          },
        }
      }),
    },
  }
}
