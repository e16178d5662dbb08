import type { Locale } from './locale.ts'
import { packOf } from './types.ts'

/** A cited work as a card shows it: an entry of `<locale>/works/<pack>.json`. */
export interface CitedWork {
  /** Its id in references.json. */
  key: string
  title: string
  /** In one line; left out where nobody is named. */
  authors?: string
  /** Where and when it appeared: `CVPR, 2017`. */
  venue?: string
  /** Where it can be read. */
  links: { label: string; url: string }[]
  /** 1-based numbers of the slides that cite it. */
  slides: number[]
  bibtex: string
}

/** Path below the base of the pack with the works that a slide cites. */
export function worksPackPath(locale: Locale, slideNumber: number): string {
  return `${locale}/works/${String(packOf(slideNumber))}.json`
}
