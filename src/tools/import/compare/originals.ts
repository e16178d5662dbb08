import { z } from 'zod'
import type { DeckFile } from '../composed-deck.ts'
import type { PagePicture, SourceDeck } from '../source-deck.ts'

/** What each slide was made of, beside an imported deck: what `?compare` shows. No build takes it along. */
export const ORIGINALS_FILE = '.import/originals.json'

const originalsSchema = z.array(
  z.strictObject({
    slideNumber: z.int(),
    /** In the deck's folder: a picture that its slide may show, or one that is kept for this alone. */
    picture: z
      .string()
      .regex(/^(images|\.import\/pages)\/[\w@-]+\.(svg|webp|png|jpg|gif|avif)$/)
      .optional(),
    source: z.string().optional(),
    line: z.int().optional(),
  }),
)
export type Original = z.infer<typeof originalsSchema>[number]

/** What a slide was made of, before it has a place in the deck's folder. */
export interface MadeOf {
  /** Path of a picture that is in the deck anyway. */
  shown?: string | undefined
  /** A picture for this alone. */
  preview?: PagePicture | undefined
  source?: string | undefined
  line?: number | undefined
}

/** The files that keep what slides were made of; the first of the list is slide 1. */
export function originalFiles(slides: readonly MadeOf[]): DeckFile[] {
  const digits = Math.max(3, String(slides.length).length)
  const files: DeckFile[] = []
  const paths = new Map<string, string>()
  const originals = slides.map(({ shown, preview, source, line }, index): Original => {
    const slideNumber = index + 1
    let picture = shown
    if (picture === undefined && preview) {
      picture = paths.get(preview.file)
      if (picture === undefined) {
        picture = `.import/pages/${String(slideNumber).padStart(digits, '0')}.${preview.extension}`
        paths.set(preview.file, picture)
        files.push({ path: picture, content: { copyOf: preview.file } })
      }
    }
    return {
      slideNumber,
      ...(picture !== undefined && { picture }),
      ...(picture === undefined && source !== undefined && { source, ...(line !== undefined && { line }) }),
    }
  })
  return [...files, { path: ORIGINALS_FILE, content: `${JSON.stringify(originals, undefined, 1)}\n` }]
}

/** Of a published deck: the pages' pictures, or their lines as published. */
export function originalsOfPages({ pages }: SourceDeck, files: readonly DeckFile[]): DeckFile[] {
  const shown = new Map(
    files.flatMap(({ path, slideNumber }) =>
      slideNumber !== undefined && /^images\/\d+\.(?!json$)\w+$/.test(path) ? [[slideNumber, path]] : [],
    ),
  )
  return originalFiles(
    pages.map(({ published, preview }, index) => ({
      ...{ shown: shown.get(index + 1), preview },
      source: published.join('\n'),
    })),
  )
}

/** Throws for a file that no import made. */
export function parseOriginals(text: string): Original[] {
  return originalsSchema.parse(JSON.parse(text))
}
