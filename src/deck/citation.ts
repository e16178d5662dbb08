import type { Locale } from './locale.ts'
import { packOf } from './types.ts'

/** The forms in which the deck or a slide can be cited; `text` is one line to paste. */
export const CITATION_FORMATS = ['text', 'bibtex', 'ris', 'csl'] as const
export type CitationFormat = (typeof CITATION_FORMATS)[number]

/** The same citation in every form, as text; `csl` is CSL-JSON. */
export type Citation = Record<CitationFormat, string>

/** What a file with a citation is called, and what a browser should take it for. */
export const CITATION_FILES = {
  text: { extension: 'txt', type: 'text/plain' },
  bibtex: { extension: 'bib', type: 'application/x-bibtex' },
  ris: { extension: 'ris', type: 'application/x-research-info-systems' },
  csl: { extension: 'json', type: 'application/vnd.citationstyles.csl+json' },
} as const satisfies Record<CitationFormat, { extension: string; type: string }>

/** The content of `<locale>/cite/<pack>.json`: the deck's citation, and those of a pack of slides. */
export interface CitationPack {
  deck: Citation
  slides: (Citation & { slideNumber: number })[]
}

/** Path below the base of the pack with a slide's citation. */
export function citationPackPath(locale: Locale, slideNumber: number): string {
  return `${locale}/cite/${String(packOf(slideNumber))}.json`
}

/** Stands in citations for the base of a site that didn't know its own address when it was built. */
export const UNKNOWN_BASE = 'https://colloquium.invalid/'

/** A citation out of its pack, with addresses of the site where it is read. Without a number, the deck's. */
export function citationFrom(
  pack: CitationPack,
  baseUrl: string,
  slideNumber?: number,
): Citation | undefined {
  const found =
    slideNumber === undefined
      ? pack.deck
      : pack.slides.find((citation) => citation.slideNumber === slideNumber)
  if (!found) return undefined
  const entries = CITATION_FORMATS.map(
    (format) => [format, found[format].replaceAll(UNKNOWN_BASE, baseUrl)] as const,
  )
  return Object.fromEntries(entries) as Citation
}
