import type { ImportNote } from '../../deck/compare.ts'
import type { Locale } from '../../deck/locale.ts'

/** A published deck as one of the readers found it, before anything of it is repaired or composed. */
export interface SourceDeck {
  /** What it was read from. */
  form: 'speaker-deck' | 'text' | 'pdf' | 'pictures' | 'transcript'
  title?: string
  speaker?: string
  description?: string
  event?: string
  /** ISO dates: of the talk, of its publication, and of the file. */
  given?: string
  published?: string
  made?: string
  /** Address of the publication. */
  source?: string
  /** Chapters where the source has them: the title and the slide that each begins at, in order. */
  sections?: readonly { title: string; firstSlide: number }[]
  /** In order: the first is slide 1. */
  pages: SourcePage[]
  /** What is to be said of the source as a whole. */
  remarks: ImportNote[]
  /** The language of most of its words, where it was told from them. */
  language?: Locale
}

export interface SourcePage {
  /** Lines in the order in which the source gives them: the published transcript. */
  published: readonly string[]
  /** The same lines in reading order. */
  lines: readonly SourceLine[]
  /** Size of the page in the units of its boxes; only where lines have boxes. */
  size?: PageSize
  picture?: PagePicture
  /** A picture that the slide doesn't show: to compare the slide with it. */
  preview?: PagePicture
  /** What the page draws beside its text, without what stands on all pages; undefined where nobody knows. */
  shapes?: readonly PageShape[]
  /** It stands on more than plain paper: a colour, bars, a picture or a logo, which a slide of text doesn't have. */
  isBranded?: boolean
  /** The speaker's notes of this page. */
  notes?: readonly string[]
  /** How sure its words are, 0 to 1, where they were read from its picture. */
  read?: number
  /** What is to be said of this page. */
  remarks: readonly ImportNote[]
}

export interface PageSize {
  width: number
  height: number
}

export interface SourceLine {
  text: string
  /** 0-based place among the published lines. */
  index: number
  /** Undefined where the source says nothing of places. */
  box?: LineBox
  /** How it is set; undefined where the source doesn't say. */
  style?: LineStyle
}

/** A rectangle on a page, from the page's left top corner. */
export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** Where a line stands on its page. */
export interface LineBox extends Box {
  fontSize: number
}

/** What stands between two cells of one line, as of a table. */
export const CELL_END = '\t'

/** How a line is set, as most of its letters are. */
export interface LineStyle {
  font: string
  /** `#rrggbb` */
  color: string
  /** All of it in a font of one width. */
  mono: boolean
  bold: boolean
  /** How many letters are of a font for formulas. */
  math: number
  /** Width of a space, which of code is that of any letter. */
  advance: number
  /** Not from left to right in a level line. */
  turned: boolean
  /** Stretches that are set otherwise or lead somewhere, in UTF-16 units of the line's text, in order of their kinds. */
  spans: readonly StyleSpan[]
}

export interface StyleSpan {
  start: number
  end: number
  kind: 'code' | 'math' | 'link'
  /** Where a link leads: an address, or `#` and the number of a slide. */
  url?: string
}

/** A picture, an area, a line or a drawing on a page. */
export interface PageShape {
  kind: 'image' | 'fill' | 'stroke' | 'shading'
  box: Box
  color?: string
  curved?: boolean
}

export interface PagePicture {
  /** Extension of the file's real format. */
  extension: PictureExtension
  /** Where it lies now; it is copied to a name of our own. */
  file: string
  /** The same twice as large, for screens that show it. */
  larger?: string
  width: number
  height: number
}

export type PictureExtension = 'png' | 'jpg' | 'webp' | 'gif' | 'avif' | 'svg'

/** Pages that say nothing of places read as they are. */
export function plainPage(published: readonly string[], rest: Partial<SourcePage> = {}): SourcePage {
  return { published, lines: published.map((text, index) => ({ text, index })), remarks: [], ...rest }
}
