import { readdir } from 'node:fs/promises'
import { basename } from 'node:path'
import { noteOf } from '../../i18n/import-notes.ts'
import { ImportError } from './import-error.ts'
import { readBytes } from './page-pictures.ts'
import { fileWithin, readPicture } from './picture.ts'
import { plainPage, type PagePicture, type SourceDeck } from './source-deck.ts'
import { readText } from './text-copy.ts'

/** Pages, also those that browsers don't show: a slide that is missing without a word is worse than none. */
const PICTURE = /\.(png|jpe?g|webp|gif|avif|tiff?|bmp|hei[cf]|jxl)$/i
/** Said of a folder without a text, unless its pictures are read. */
export const NO_TEXT = noteOf('noText')
const TEXT = /\.(txt|md|json)$/i

/** A folder of page pictures, in the order of their names (2 before 10), with the slides' text in one file beside. */
export async function readPictureFolder(folder: string, textFile: string | undefined): Promise<SourceDeck> {
  const name = basename(folder)
  const entries = (await readdir(folder)).filter((entry) => !entry.startsWith('.')).sort(byNumber)
  const pictureNames = entries.filter((entry) => PICTURE.test(entry))
  if (pictureNames.length === 0) {
    throw new ImportError(
      name,
      'there are no pictures in this folder (PNG, JPEG, WebP, GIF or AVIF, one a slide)',
    )
  }
  const pictures: PagePicture[] = []
  for (const entry of pictureNames) pictures.push(await readPicture(await fileWithin(folder, entry)))
  const text = textFile ?? (await findText(folder, entries))
  const deck = text === undefined ? undefined : readText(text, await readBytes(text))
  return withPictures(deck, pictures, name)
}

function byNumber(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true })
}

async function findText(folder: string, entries: readonly string[]): Promise<string | undefined> {
  const texts = entries.filter((entry) => TEXT.test(entry))
  if (texts.length > 1) {
    throw new ImportError(
      basename(folder),
      `which of these is the slides' text? ${texts.join(', ')}: say it with --text`,
    )
  }
  const [text] = texts
  if (text === undefined) return undefined
  return fileWithin(folder, text).catch(() => {
    throw new ImportError(
      text,
      "the slides' text is a file of this folder: put it there, or say it with --text",
    )
  })
}

function withPictures(
  deck: SourceDeck | undefined,
  pictures: readonly PagePicture[],
  name: string,
): SourceDeck {
  const texts = deck?.pages ?? []
  const remarks = deck?.remarks ?? [NO_TEXT]
  if (texts.length > pictures.length) {
    throw new ImportError(
      name,
      `the text has ${String(texts.length)} slides, but there are ${String(pictures.length)} pictures: each slide needs its own`,
    )
  }
  return {
    ...deck,
    form: 'pictures',
    pages: pictures.map((picture, index) => ({ ...(texts[index] ?? plainPage([])), picture })),
    remarks: [
      ...remarks,
      ...(deck && texts.length < pictures.length
        ? [noteOf('fewTexts', { texts: texts.length, count: pictures.length })]
        : []),
    ],
  }
}
