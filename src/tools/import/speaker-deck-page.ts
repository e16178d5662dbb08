import { realpath, stat } from 'node:fs/promises'
import { basename, dirname, resolve, sep } from 'node:path'
import type { Element, Root } from 'hast'
import { toString } from 'hast-util-to-string'
import { visit } from 'unist-util-visit'
import { hasClass } from '../../compiler/render/hast.ts'
import { isRecord, readJson } from '../../deck/unknown-value.ts'
import { noteOf } from '../../i18n/import-notes.ts'
import { checkPageCount, parsePage } from './bounds.ts'
import { decodeText } from './decode-text.ts'
import { blockText } from './html/block-text.ts'
import { attributeOf, hasTag } from './html/elements.ts'
import { firstElement, outermost } from './html/outermost.ts'
import { isPlayer, partTitle, playerAddress, wordsInPlayer } from './html/speaker-deck-player.ts'
import { ImportError } from './import-error.ts'
import { readPicture } from './picture.ts'
import { realDay } from './real-day.ts'
import { plainPage, type PagePicture, type SourceDeck } from './source-deck.ts'

/*
 * A deck's page on Speaker Deck, as a browser saves it. What is read of it: the JSON-LD of a PresentationDigitalDocument
 * (name, author, description, datePublished, hasPart: the text of each slide), Open Graph tags, and the transcript: a
 * `.slide-transcript` for each slide, whose heading has the first ten words and links to the slide's picture
 * (`…/slide_0.jpg`), with the rest of the words after it. The player, which pages embed, has a `.sd-player-slide` for each
 * slide, with its picture's address and its words in `.sd-player-slides--text`.
 */

export async function readSpeakerDeckPage(file: string, bytes: Uint8Array): Promise<SourceDeck> {
  const name = basename(file)
  const page = parsePage(decodeText(bytes, name, declaredEncoding(bytes)), name)
  const facts = readFacts(page)
  const slides = readTranscript(page, facts.parts, name)
  const pictures = await findPictures(page, file, slides.length)
  const missing =
    pictures.size > 0 ? slides.flatMap((_, index) => (pictures.has(index) ? [] : [index + 1])) : []
  return {
    form: 'speaker-deck',
    ...facts.deck,
    pages: slides.map((lines, index) => {
      const picture = pictures.get(index)
      return plainPage(lines, picture && { picture })
    }),
    remarks: [
      ...(missing.length > 0 ? [noteOf('unsaved', { slides: missing.join(', ') })] : []),
      ...(isPlayer(page) ? [noteOf('player')] : []),
    ],
  }
}

/** `<meta charset>` stands in the first kilobyte. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).toString('latin1')
  return /<meta[^>]+charset\s*=\s*(?:["']\s*)?([\w-]+)/i.exec(head)?.[1]
}

interface Facts {
  deck: Pick<SourceDeck, 'title' | 'speaker' | 'description' | 'published' | 'source'>
  /** Text of each slide, by 0-based place. */
  parts: Map<number, string>
}

function readFacts(page: Root): Facts {
  const data = findJsonLd(page)
  const text = (value: unknown) => (typeof value === 'string' && value.trim() ? value.trim() : undefined)
  const author = data['author']
  const title =
    text(data['name']) ??
    metaContent(page, 'og:title') ??
    firstText(page, 'h1') ??
    firstText(page, 'title')
      ?.replace(/\s+-\s+Speaker Deck$/, '')
      .replace(/\.(pdf|pptx?|key)$/i, '')
  const speaker =
    text(author) ??
    text(isRecord(author) ? author['name'] : undefined) ??
    metaContent(page, 'author') ??
    authorLink(page)
  const description =
    text(data['description']) ?? textOfClass(page, 'deck-description') ?? metaContent(page, 'og:description')
  const published = realDay(/^\d{4}-\d{2}-\d{2}/.exec(text(data['datePublished']) ?? '')?.[0]) ?? dateIn(page)
  const source = webAddress(
    metaContent(page, 'og:url') ?? text(data['url']) ?? canonical(page) ?? playerAddress(page),
  )
  return {
    deck: {
      ...(title && { title }),
      ...(speaker && { speaker }),
      ...(description && { description }),
      ...(published && { published }),
      ...(source && { source }),
    },
    parts: readParts(data['hasPart']),
  }
}

function findJsonLd(page: Root): Record<string, unknown> {
  const found: Record<string, unknown>[] = []
  const scripts = outermost(
    page,
    (element) => hasTag(element, 'script') && attributeOf(element, 'type') === 'application/ld+json',
  )
  for (const node of scripts) {
    // What cannot be read says nothing; the page's own elements are read all the same.
    const value = readJson(toString(node))
    const items = isRecord(value) && Array.isArray(value['@graph']) ? value['@graph'] : [value].flat()
    for (const item of items) if (isRecord(item)) found.push(item)
  }
  return found.find((item) => item['@type'] === 'PresentationDigitalDocument' || 'hasPart' in item) ?? {}
}

function readParts(value: unknown): Map<number, string> {
  const parts = new Map<number, string>()
  for (const part of Array.isArray(value) ? value : []) {
    if (!isRecord(part)) continue
    const position = Number(part['position'])
    if (Number.isInteger(position) && position > 0) {
      parts.set(position - 1, typeof part['text'] === 'string' ? part['text'] : '')
    }
  }
  return parts
}

/** Lines of each slide. Where JSON-LD has the same words as the page, its line breaks are the better ones. */
function readTranscript(page: Root, parts: ReadonlyMap<number, string>, name: string): string[][] {
  const pageWords = wordsOnPage(page)
  const shown = pageWords.size > 0 ? pageWords : wordsInPlayer(page)
  const count = 1 + [...shown.keys(), ...parts.keys()].reduce((most, index) => Math.max(most, index), -1)
  if (count === 0) {
    throw new ImportError(
      name,
      'this is a web page without slides that could be read: no transcript of Speaker Deck, no player of it, no reveal.js; of a deck on Speaker Deck save its page ("web page, complete"), or import its PDF',
    )
  }
  checkPageCount(name, count)
  const slides = Array.from({ length: count }, (_, index) => {
    const [part, visible] = [parts.get(index), shown.get(index)]
    const sameWords = part !== undefined && (visible === undefined || words(part) === words(visible))
    const lines = sameWords ? linesOf(part) : unflatten(linesOf(visible ?? part ?? ''), index + 1)
    return pageWords.size === 0 ? lines.flatMap((line, at) => (at === 0 ? partTitle(line) : line)) : lines
  })
  if (slides.every((lines) => lines.length === 0)) {
    throw new ImportError(
      name,
      'the transcript has no words: the slides are pictures, which only their PDF or a person can read',
    )
  }
  return slides
}

/** Words of each slide in the transcript of a deck's page, by 0-based place. */
function wordsOnPage(page: Root): Map<number, string> {
  const shown = new Map<number, string>()
  visit(page, 'element', (node) => {
    if (!hasClass(node, 'slide-transcript')) return undefined
    const linked = /\/slide_(\d{1,5})\.\w+/.exec(firstHref(node) ?? '')?.[1]
    shown.set(linked === undefined ? shown.size : Number(linked), blockText(node))
    return 'skip'
  })
  return shown
}

function words(text: string): string {
  return text.replace(/\s+/g, '')
}

function linesOf(text: string): string[] {
  return text
    .split(/[\n\f\v\u2028\u2029]/)
    .map((line) => line.trim())
    .filter(Boolean)
}

/** A bullet, or the slide's own number, amid text that has lost its line breaks. */
const INNER_START = /(?<!\s)\s+(?=[•●■◆▪‣※]\s)/u

/**
 * The page shows a slide's words in one line, or two where there are more than ten. Where bullets stand in it, and the
 * slide's number, lines began.
 */
export function unflatten(lines: readonly string[], slideNumber: number): string[] {
  if (lines.length > 2) return [...lines]
  const number = new RegExp(`(?<!\\s)\\s+(${String(slideNumber)})(?:\\s+|$)`)
  return lines
    .join(' ')
    .split(INNER_START)
    .flatMap((line) => line.split(number))
    .map((line) => line.trim())
    .filter(Boolean)
}

/** Of a file that was saved beside the page. */
const LONGEST_ADDRESS = 2000
/** Addresses that a page names for the picture of one slide: in the slide, in the transcript, as a preview. */
const MOST_ADDRESSES = 8

/** Pictures saved beside the page, by 0-based slide. Nothing outside of the page's own folder is read. */
async function findPictures(page: Root, file: string, count: number): Promise<Map<number, PagePicture>> {
  const names = new Map<number, Set<string>>()
  visit(page, 'element', (node) => {
    for (const key of ['src', 'href', 'dataUrl', 'dataSrc']) {
      const address = node.properties[key]
      const match =
        typeof address === 'string' && address.length <= LONGEST_ADDRESS
          ? /^(?!\w+:|\/\/)(.*(?:^|\/)slide_(\d{1,5})\.(?:jpe?g|png|webp))(?:[?#].*)?$/i.exec(address)
          : null
      if (!match?.[1] || !match[2] || Number(match[2]) >= count) continue
      const known = names.get(Number(match[2])) ?? new Set()
      names.set(Number(match[2]), known)
      if (known.size < MOST_ADDRESSES) known.add(match[1])
    }
  })
  const folder = await realpath(dirname(resolve(file)))
  const pictures = new Map<number, PagePicture>()
  for (const [index, address] of [...names].flatMap(([index, all]) =>
    [...all].map((one) => [index, one] as const),
  )) {
    if (pictures.has(index)) continue
    const path = await realpath(resolve(folder, safeDecode(address))).catch(() => undefined)
    if (path?.startsWith(folder + sep) && (await stat(path)).isFile())
      pictures.set(index, await readPicture(path))
  }
  return pictures
}

function safeDecode(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    // A stray % is part of the name.
    return address
  }
}

function firstHref(node: Element): string | undefined {
  return hrefOf(firstElement(node, (element) => hasTag(element, 'a') && hrefOf(element) !== undefined))
}

function metaContent(page: Root, name: string): string | undefined {
  const metas = outermost(
    page,
    (element) =>
      hasTag(element, 'meta') && ['property', 'name'].some((key) => attributeOf(element, key) === name),
  )
  return firstWords(metas.map((meta) => attributeOf(meta, 'content')))
}

function firstText(page: Root, tagName: string): string | undefined {
  return firstWords(
    outermost(page, (element) => hasTag(element, tagName)).map((node) => toString(node).replace(/\s+/g, ' ')),
  )
}

function textOfClass(page: Root, name: string): string | undefined {
  return firstWords(
    outermost(page, (element) => hasClass(element, name)).map((node) => linesOf(blockText(node)).join(' ')),
  )
}

/** "More Decks by …" names the author where nothing else does. */
function authorLink(page: Root): string | undefined {
  const names = outermost(page, (element) => hasTag(element, 'h1', 'h2', 'h3', 'h4')).map(
    (head) => /^More Decks by (.+)$/.exec(toString(head).replace(/\s+/g, ' ').trim())?.[1],
  )
  return firstWords(names)
}

function canonical(page: Root): string | undefined {
  return hrefOf(firstElement(page, isCanonical))
}

function isCanonical(element: Element): boolean {
  const { rel } = element.properties
  return (
    hasTag(element, 'link') &&
    Array.isArray(rel) &&
    rel.includes('canonical') &&
    hrefOf(element) !== undefined
  )
}

function hrefOf(element: Element | undefined): string | undefined {
  return element && attributeOf(element, 'href')
}

/** The first that has words. */
function firstWords(found: readonly (string | undefined)[]): string | undefined {
  return found.map((words) => words?.trim()).find(Boolean)
}

function webAddress(address: string | undefined): string | undefined {
  return address !== undefined && /^https?:\/\/\S+$/.test(address) && URL.canParse(address)
    ? address
    : undefined
}

/** The day as the page shows it: `March 27, 2023`, a text of its own. */
function dateIn(page: Root): string | undefined {
  let found: string | undefined
  visit(page, 'text', ({ value }) => {
    found ??= parseEnglishDate(value.trim())
  })
  return found
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
)

/** `March 27, 2023` as an ISO date; undefined for anything else. */
export function parseEnglishDate(text: string): string | undefined {
  const [, month, day, year] = /^([A-Z][a-z]+) (\d{1,2}), (\d{4})$/.exec(text) ?? []
  const index = MONTHS.indexOf(month ?? '')
  return index < 0
    ? undefined
    : realDay(`${year ?? ''}-${String(index + 1).padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`)
}
