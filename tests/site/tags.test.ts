import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Element } from 'hast'
import { beforeAll, describe, expect, it } from 'vitest'
import { formatPicturePath } from '../../src/deck/picture-path.ts'
import type { IndexEntry } from '../../src/deck/types.ts'
import { SLIDE_COUNT } from '../fixtures/real-deck.ts'
import { BASE, elementsOf, ORIGIN, parsePage, readPacks, SITE_FOLDER, textOf } from './built-site.ts'

const PLACE = ORIGIN + BASE
const OG_LOCALES = { ja: 'ja_JP', en: 'en_US' }
const numbers = Array.from({ length: SLIDE_COUNT }, (_, index) => index + 1)

interface Head {
  lang: unknown
  title: string
  /** Contents of `<meta>` by property or name; the last of several. */
  meta: Map<string, string>
  /** Addresses of `<link>` by relation and language. */
  links: Map<string, string>
  data: Record<string, unknown>
}

function readHead(path: string): Head {
  const elements = elementsOf(parsePage(path))
  const named = (name: string) => elements.filter(({ tagName }) => tagName === name)
  const value = ({ properties }: Element, name: string) => String(properties[name] ?? '')
  const json = named('script').find(({ properties }) => properties['type'] === 'application/ld+json')
  return {
    lang: named('html')[0]?.properties['lang'],
    title: textOf(named('title')[0]),
    meta: new Map(
      named('meta').map((meta) => [value(meta, 'property') || value(meta, 'name'), value(meta, 'content')]),
    ),
    links: new Map(
      named('link').map((link) => [
        `${value(link, 'rel')} ${value(link, 'hrefLang')}`.trim(),
        value(link, 'href'),
      ]),
    ),
    data: JSON.parse(textOf(json)) as Record<string, unknown>,
  }
}

describe.each(['ja', 'en'] as const)('the tags of the pages in "%s"', (locale) => {
  const other = locale === 'ja' ? 'en' : 'ja'
  let entries: IndexEntry[]
  beforeAll(() => {
    entries = readPacks(locale, 'index')
  })

  function expectCard({ meta }: Head, slideNumber: number): void {
    const { picture = '', title } = entries[slideNumber - 1] ?? { title: '' }
    const card = formatPicturePath('card', locale, slideNumber, picture)
    expect(existsSync(join(SITE_FOLDER, card)), card).toBe(true)
    expect(meta.get('og:image')).toBe(PLACE + card)
    expect(meta.get('og:image:width')).toBe('1200')
    expect(meta.get('og:image:height')).toBe('630')
    expect(meta.get('og:image:alt')).toContain(title)
    expect(meta.get('twitter:card')).toBe('summary_large_image')
  }

  function expectPairs({ lang, meta, links }: Head, path: string): void {
    expect(lang).toBe(locale)
    expect(meta.get('og:locale')).toBe(OG_LOCALES[locale])
    expect(meta.get('og:locale:alternate')).toBe(OG_LOCALES[other])
    expect(links.get('canonical')).toBe(`${PLACE}${locale}/${path}`)
    expect(meta.get('og:url')).toBe(`${PLACE}${locale}/${path}`)
    for (const each of ['ja', 'en']) expect(links.get(`alternate ${each}`)).toBe(`${PLACE}${each}/${path}`)
    expect(links.get('alternate x-default')).toBe(`${PLACE}ja/${path}`)
  }

  it.each(numbers)('slide %i', (slideNumber) => {
    const head = readHead(`${locale}/${String(slideNumber)}/index.html`)
    const { title = '' } = entries[slideNumber - 1] ?? {}
    expectPairs(head, `${String(slideNumber)}/`)
    expectCard(head, slideNumber)
    expect(head.title).toContain(`${String(slideNumber)}. ${title}`)
    expect(head.meta.get('og:title')).toBe(head.title)
    expect(head.meta.get('description')).not.toBe('')
    expect(head.meta.get('og:description')).toBe(head.meta.get('description'))
    expect(head.data).toMatchObject({
      '@type': 'PresentationDigitalDocument',
      '@id': `${PLACE}${locale}/${String(slideNumber)}/`,
      name: title,
      position: slideNumber,
      inLanguage: locale,
      image: head.meta.get('og:image'),
      isPartOf: { '@id': `${PLACE}${locale}/` },
    })
  })

  it('the deck', () => {
    const head = readHead(`${locale}/index.html`)
    expectPairs(head, '')
    expectCard(head, 1)
    expect(head.data).toMatchObject({
      '@type': 'PresentationDigitalDocument',
      '@id': `${PLACE}${locale}/`,
      inLanguage: locale,
      dateCreated: '2023-03-24',
    })
  })

  it.each(['transcript', 'transcript/both', 'references', 'repair'])('the page "%s"', (name) => {
    const elements = elementsOf(parsePage(`${locale}/${name}/index.html`))
    const canonical = elements.find(({ properties }) => String(properties['rel']) === 'canonical')
    expect(canonical?.properties['href']).toBe(`${PLACE}${locale}/${name}/`)
  })
})
