import { formatDeckLink, parseDeckLink } from '../../deck/deck-link.ts'
import { formatQuote, type Passage } from '../../deck/passage.ts'
import { takeLinkKey } from '../../deck/private/link-key.ts'
import { takeWantedPage } from '../../deck/shelf/private-place.ts'
import type { Annotation } from '../../viewer/annotations.ts'

/** An annotation that has yet to get its id. */
type ImportedAnnotation = Omit<Annotation, 'id'>

/** What stands around the annotations in the file. */
interface FileWords {
  /** Title of the talk. */
  deck: string
  /** Heading of a slide. */
  slide: (slideNumber: number) => string
  /** Words of the link to a passage. */
  link: (slideNumber: number) => string
}

/**
 * Annotations as Markdown: a heading for each slide, and for each annotation the words as a quotation, the note, and a
 * link to the words, by `urlOf` of its path. What the reader wrote stays Markdown; what would end a note early is escaped.
 */
export function formatAnnotations(
  annotations: readonly Annotation[],
  urlOf: (link: string) => string,
  words: FileWords,
): string {
  const parts = [`# ${words.deck}`]
  let slide = 0
  for (const { slideNumber, block, locale, quote, note } of annotations) {
    if (slideNumber !== slide) parts.push(`## ${words.slide(slideNumber)}`)
    slide = slideNumber
    const address = urlOf(annotationLink({ slideNumber, block, locale, quote }))
    if (quote) parts.push(`> ${quote}`)
    if (note) parts.push(note.split('\n').map(escapeLine).join('\n'))
    parts.push(`[${words.link(slideNumber)}](<${address}>)`)
  }
  return `${parts.join('\n\n')}\n`
}

/** Leads to the words, of which a longer passage's link has the beginning and the end. */
export function annotationLink({ locale, slideNumber, block, quote }: Passage): string {
  return formatDeckLink({
    ...{ page: 'slide', locale, slideNumber, block },
    ...(quote && { quote: formatQuote(quote) }),
  })
}

/** Lines that mean something to the reading back: headings, quotations, and links on a line of their own. */
const MEANT = /^(\s*)(?=\\*[#>[])/

function escapeLine(line: string): string {
  return line.replace(MEANT, '$1\\')
}

function unescapeLine(line: string): string {
  return line.replace(/^(\s*)\\(?=\\*[#>[])/, '$1')
}

/** A link on a line of its own, to a block of a slide: with or without angle brackets, as other programs write it. */
const LINK = /^\[[^\]]*\]\(<?([^>\s]+?)>?\)$/

/** Reads what was written by `formatAnnotations`, here or on another host of the talk. Lines of no meaning are left out. */
export function parseAnnotations(markdown: string): ImportedAnnotation[] {
  const found: ImportedAnnotation[] = []
  let note: string[] = []
  let words = ''
  for (const line of markdown.replace(/\r\n?/g, '\n').split('\n')) {
    const place = parsePlace(LINK.exec(line.trim())?.[1])
    if (place) {
      const quote = formatQuote(words) === place.quote ? words : place.quote
      found.push({ ...place, quote, note: note.join('\n').trim() })
      note = []
      words = ''
    } else if (/^(#+ |>)/.test(line)) {
      note = []
      words = line.startsWith('>') ? line.slice(1).trim() : ''
    } else note.push(unescapeLine(line))
  }
  return found
}

/** A passage's own part of an address. */
const PLACE = /([a-z]{2}\/[1-9]\d*\/)(\?[^#]*)?(#b\d+)$/

/** The address of a page, of a private talk's too, whose link has it in the fragment, with the key. */
function pageOf(address: string): string {
  const { url } = takeLinkKey(address)
  return takeWantedPage(url, url.replace(/[?#].*$/, ''))
}

/** The passage that an address names, whatever host and folder the talk stands at. */
function parsePlace(address: string | undefined): Omit<ImportedAnnotation, 'note'> | undefined {
  const [, path = '', search, hash] = PLACE.exec(pageOf(address ?? '')) ?? []
  const link = parseDeckLink(path, search, hash)
  if (link?.slideNumber === undefined || link.block === undefined) return undefined
  const { locale, slideNumber, block, quote = '' } = link
  return { locale, slideNumber, block, quote }
}
