import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Element, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { visit } from 'unist-util-visit'
import type { Locale } from '../../src/deck/locale.ts'
import type { CitationPack } from '../../src/deck/citation.ts'
import type { IndexEntry, TranscriptSlide } from '../../src/deck/types.ts'

/** Where the talk is built for these tests, and where it would stand. */
export const SITE_FOLDER = fileURLToPath(new URL('../../test-results/site', import.meta.url))
export const ORIGIN = 'https://colloquium.example'
export const BASE = '/talk/'

export function readSite(path: string): string {
  return readFileSync(join(SITE_FOLDER, path), 'utf8')
}

/** Paths below the base of all files, compressed ones aside. */
export function siteFiles(): string[] {
  return readdirSync(SITE_FOLDER, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
    .map(({ parentPath, name }) => relative(SITE_FOLDER, join(parentPath, name)))
    .sort()
}

/** As it is served: the service worker fills in where the site stands in the page that it keeps for no network. */
export function parsePage(path: string): Root {
  return fromHtml(readSite(path))
}

export function elementsOf(tree: Root): Element[] {
  const elements: Element[] = []
  visit(tree, 'element', (node) => {
    elements.push(node)
  })
  return elements
}

export function textOf(node: Element | undefined): string {
  let text = ''
  if (node)
    visit(node, 'text', ({ value }) => {
      text += value
    })
  return text
}

/** Every entry of a locale's packs, in order. */
export function readPacks(locale: Locale, kind: 'index'): IndexEntry[]
export function readPacks(locale: Locale, kind: 'text'): TranscriptSlide[]
export function readPacks(locale: Locale, kind: 'index' | 'text'): unknown[] {
  return readFiles(locale, kind).flatMap((content) => content as unknown[])
}

export function readCitations(locale: Locale): CitationPack[] {
  return readFiles(locale, 'cite') as CitationPack[]
}

/** Contents of the packs of a kind, in their order. */
function readFiles(locale: Locale, kind: string): unknown[] {
  return readdirSync(join(SITE_FOLDER, locale, kind))
    .filter((name) => name.endsWith('.json'))
    .sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10))
    .map((name) => JSON.parse(readSite(`${locale}/${kind}/${name}`)) as unknown)
}
