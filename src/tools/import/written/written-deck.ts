import type { ImportNote } from '../../../deck/compare.ts'
import type { PhrasingContent, RootContent } from 'mdast'
import type { Locale } from '../../../deck/locale.ts'
import type { PagePicture } from '../source-deck.ts'
import type { SourceLook } from '../source-look.ts'

/*
 * A deck whose source says what is a title, a list, a table or a picture (PowerPoint, Markdown, reveal.js), before it is
 * laid out. What a reader finds is Markdown's own tree (mdast); its directives are the deck's: left, right, fragment, …
 */
export interface WrittenDeck {
  /** What it was read from. */
  form: WrittenForm
  title?: string
  speaker?: string
  affiliation?: string
  event?: string
  description?: string
  /** ISO dates: of the talk, and of the file. */
  given?: string
  made?: string
  /** Language that the source names; undefined where its words have to tell. */
  locale?: Locale
  /** Colours and shape that its deck keeps. */
  look?: SourceLook
  /** Chapters where the source has them: the title and the slide that each begins at, in order. */
  sections: readonly { title: string; firstSlide: number }[]
  slides: WrittenSlide[]
  /** Pictures by the address that image nodes have. */
  pictures: ReadonlyMap<string, WrittenPicture>
  /** Data of figures by the name that directives have. */
  figures: ReadonlyMap<string, object>
  /** Pictures of the source's slides, in their order, to compare the deck's with; left out where nothing draws them. */
  previews?: readonly PagePicture[]
  /** What is to be said of the source as a whole. */
  remarks: Remark[]
}

export type WrittenForm =
  'pptx' | 'marp' | 'slidev' | 'reveal-markdown' | 'reveal-page' | 'quarto' | 'pandoc' | 'markdown'

export interface WrittenSlide {
  /** Undefined where the slide has none. */
  title: PhrasingContent[] | undefined
  /** What stands under the title, in reading order. */
  body: RootContent[]
  /** What stands side by side under the body. */
  columns?: Record<'left' | 'right', RootContent[]>
  /** What stands under the columns. */
  after?: RootContent[]
  footnotes: RootContent[]
  /** The speaker's own words. */
  notes: RootContent[]
  /** What the source says the slide is, if it says so. */
  role?: 'title' | 'section' | 'statement'
  /** Its words as the source has them, and the line that they begin at: to compare the slide with. */
  original?: { source: string; line?: number }
  remarks: Remark[]
}

/** Something that a person should know of the import. */
export interface Remark {
  /** `dropped` is not in the deck; `picture` is a picture now; `changed` is there in another form; `doubtful` wants a look. */
  kind: 'dropped' | 'picture' | 'changed' | 'doubtful'
  note: ImportNote
  /** 1-based line of the source's file, where it has lines. */
  line?: number
}

/** A picture on its way into the deck: a file of the source, or bytes that were in it. */
export interface WrittenPicture extends Omit<PagePicture, 'extension'> {
  extension: PagePicture['extension'] | 'svg'
}

/** A slide with nothing on it yet. */
export function emptySlide(): WrittenSlide {
  return { title: undefined, body: [], footnotes: [], notes: [], remarks: [] }
}

/** Whether there is nothing on a slide, nor to be said with it. */
export function saysNothing({ title, body, columns, after, footnotes, notes }: WrittenSlide): boolean {
  const parts = [body, columns?.left ?? [], columns?.right ?? [], after ?? [], footnotes, notes]
  return !title && parts.every((nodes) => nodes.length === 0)
}
