import type { Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { beforeAll, describe, expect, it } from 'vitest'
import { DOWNLOADS_PATH, type Download } from '../../src/deck/downloads.ts'
import { SLIDE_COUNT } from '../fixtures/real-deck.ts'
import { BASE, elementsOf, ORIGIN, parsePage, readPacks, readSite, siteFiles } from './built-site.ts'

const PLACE = ORIGIN + BASE

/** Attributes that name a place, or by an id a part of the same page. */
const ADDRESSES = ['href', 'src', 'poster', 'xLinkHref']
const ID_LISTS = ['ariaLabelledBy', 'ariaDescribedBy', 'ariaControls', 'htmlFor', 'popoverTarget']

let files: Set<string>
/** Ids of each page. */
const ids = new Map<string, Set<string>>()
const trees = new Map<string, Root>()
beforeAll(() => {
  const list = siteFiles()
  files = new Set(list)
  for (const path of list.filter((name) => name.endsWith('.html'))) {
    const tree = parsePage(path)
    trees.set(path, tree)
    ids.set(path, new Set(elementsOf(tree).map(({ properties }) => properties['id'] ?? '')))
  }
})

/** The file that an address leads to; undefined for another site. */
function fileAt(url: URL): string | undefined {
  if (url.origin !== ORIGIN) return undefined
  if (!url.pathname.startsWith(BASE)) return `(outside of the site) ${url.pathname}`
  const path = decodeURI(url.pathname.slice(BASE.length))
  return path === '' || path.endsWith('/') ? `${path}index.html` : path
}

/** What is wrong with a link, undefined where it leads somewhere. */
function faultOf(address: string, from: string): string | undefined {
  if (!URL.canParse(address, PLACE + from)) return 'is no address'
  const url = new URL(address, PLACE + from)
  const file = fileAt(url)
  if (file === undefined) return /^(https?|mailto):$/.test(url.protocol) ? undefined : `is ${url.protocol}`
  if (!files.has(file)) return 'leads nowhere'
  const fragment = decodeURIComponent(url.hash.slice(1))
  return fragment === '' || ids.get(file)?.has(fragment) ? undefined : 'has a fragment that is not there'
}

function deadLinks(addresses: Iterable<string>, from: string): string[] {
  return [...new Set(addresses)].flatMap((address) => {
    const fault = faultOf(address, from)
    return fault === undefined ? [] : [`${from}: ${address} ${fault}`]
  })
}

function addressesOf(tree: Root): string[] {
  return elementsOf(tree).flatMap(({ properties }) =>
    ADDRESSES.flatMap((name) => (typeof properties[name] === 'string' ? [properties[name]] : [])),
  )
}

describe('in the built site', () => {
  it('every page of a slide, of the deck and to read is there', () => {
    expect(
      files.has(`ja/${String(SLIDE_COUNT)}/index.html`) && files.has('en/transcript/both/index.html'),
    ).toBe(true)
    expect(trees.size).toBeGreaterThan(2 * (SLIDE_COUNT + 4))
  })

  it('no link of any page is dead, fragments too', () => {
    const dead = [...trees].flatMap(([path, tree]) => deadLinks(addressesOf(tree), path))
    expect(dead.join('\n')).toBe('')
  })

  it('no id is named that the page lacks, and none stands twice', () => {
    const wrong: string[] = []
    for (const [path, tree] of trees) {
      const seen = new Set<string>()
      for (const { properties } of elementsOf(tree)) {
        const { id } = properties
        if (typeof id === 'string' && seen.has(id)) wrong.push(`${path}: #${id} twice`)
        seen.add(String(id))
        const named = ID_LISTS.flatMap((name) => String(properties[name] ?? '').split(/[\s,]+/))
        const drawn = Object.values(properties).flatMap(
          (value) => /^url\(#(.*)\)$/.exec(String(value))?.[1] ?? [],
        )
        for (const name of [...named, ...drawn].filter(Boolean))
          if (!ids.get(path)?.has(name)) wrong.push(`${path}: #${name} is not there`)
      }
    }
    expect(wrong.join('\n')).toBe('')
  })

  it('no link of the transcript’s packs is dead', () => {
    const dead = (['ja', 'en'] as const).flatMap((locale) =>
      readPacks(locale, 'text').flatMap(({ slideNumber, blocks }) => {
        const tree = fromHtml(blocks.map(({ html }) => html).join(''), { fragment: true })
        return deadLinks(addressesOf(tree), `${locale}/${String(slideNumber)}/index.html`)
      }),
    )
    expect(dead.join('\n')).toBe('')
  })

  it('every file that a stylesheet names is there', () => {
    const named = [...files]
      .filter((path) => /\.(css|html)$/.test(path))
      .flatMap((path) => {
        const addresses = [...readSite(path).matchAll(/url\(["']?([^)"'#]+)["']?\)/g)].map(
          ([, url = '']) => url,
        )
        return deadLinks(addresses, path)
      })
    expect(named.join('\n')).toBe('')
  })

  it('every address that machines read leads somewhere', () => {
    const texts = [...files].filter((path) =>
      /(\.html|sitemap\.xml|robots\.txt|^oembed\/.*\.json)$/.test(path),
    )
    const dead = texts.flatMap((path) => {
      const addresses = [...readSite(path).matchAll(/https:\/\/colloquium\.example[^\s"'<>\\]*/g)]
      return deadLinks(
        addresses.map(([address]) => address),
        path,
      )
    })
    expect(dead.join('\n')).toBe('')
    expect(readSite('sitemap.xml').match(/<loc>/g)?.length).toBeGreaterThanOrEqual(2 * (SLIDE_COUNT + 4))
  })

  it('every download is there', () => {
    const downloads = JSON.parse(readSite(DOWNLOADS_PATH)) as Download[]
    expect(downloads.map(({ kind, locale }) => `${locale} ${kind}`).sort()).toEqual(
      ['ja', 'en']
        .flatMap((locale) => ['handout', 'markdown', 'slides', 'text'].map((kind) => `${locale} ${kind}`))
        .sort(),
    )
    for (const { path } of downloads) expect(files).toContain(path)
  })

  it('nothing is left of what pictures and PDFs were made from', () => {
    expect([...files].filter((path) => /(^|\/)print[-/]|\.part$/.test(path))).toEqual([])
  })
})
