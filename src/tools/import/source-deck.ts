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
  remarks: string[]
}

export interface SourcePage {
  /** Lines in the order in which the source gives them: the published transcript. */
  published: readonly string[]
  /** The same lines in reading order. */
  lines: readonly SourceLine[]
  /** Size of the page in the units of its boxes; only where lines have boxes. */
  size?: PageSize
  picture?: PagePicture
  /** What is to be said of this page. */
  remarks: readonly string[]
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
}

/** Where a line stands on its page, from the page's left top corner. */
export interface LineBox {
  x: number
  y: number
  width: number
  height: number
  fontSize: number
}

export interface PagePicture {
  /** Extension of the file's real format. */
  extension: PictureExtension
  /** Where it lies now; it is copied to a name of our own. */
  file: string
  width: number
  height: number
}

export type PictureExtension = 'png' | 'jpg' | 'webp' | 'gif' | 'avif'

/** Pages that say nothing of places read as they are. */
export function plainPage(published: readonly string[], rest: Partial<SourcePage> = {}): SourcePage {
  return { published, lines: published.map((text, index) => ({ text, index })), remarks: [], ...rest }
}
