import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Locale } from '../../../deck/locale.ts'
import { isRevealPage, readRevealPage } from '../html/reveal-page.ts'
import { ImportError } from '../import-error.ts'
import { readMarkdownDeck } from '../markdown/read-markdown.ts'
import { readBytes } from '../page-pictures.ts'
import { readPptx } from '../pptx/read-pptx.ts'
import type { WrittenDeck } from './written-deck.ts'

const MARKDOWN = /\.(md|markdown|mdown|mkd|qmd|rmd)$/i
const HTML = /\.x?html?$/i
/** Bytes of a presentation that are read at the most. */
const LARGEST_FILE = 1024 * 1024 * 1024

/** The deck of a file that says what its words are; undefined for any other file. */
export async function readWritten(
  input: string,
  scratch: string,
  locale: Locale | undefined,
): Promise<WrittenDeck | undefined> {
  const found = await stat(input).catch(() => undefined)
  if (!found?.isFile() || found.size === 0) return undefined
  const name = basename(input)
  if (found.size > LARGEST_FILE) throw new ImportError(name, 'the file is larger than 1 GB')
  const bytes = await readBytes(input)
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return readPptx(input, bytes, scratch, locale)
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    throw new ImportError(
      name,
      'this is an old .ppt, or a file locked by a password: open it in PowerPoint and save it as .pptx without one',
    )
  if (/\.(pptx|pptm|ppsx|potx)$/i.test(name))
    throw new ImportError(name, 'this is no presentation: it does not begin as one')
  if (HTML.test(input) && isRevealPage(bytes.toString('latin1'))) return readRevealPage(input, bytes, scratch)
  return MARKDOWN.test(input) ? readMarkdownDeck(input, bytes, scratch) : undefined
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte)
}
