import { stat } from 'node:fs/promises'
import { readBytes } from '../page-pictures.ts'
import { readMarkdownDeck } from '../markdown/read-markdown.ts'
import type { WrittenDeck } from './written-deck.ts'

const MARKDOWN = /\.(md|markdown|mdown|mkd|qmd|rmd)$/i

/** The deck of a file that says what its words are: undefined for any other file. */
export async function readWritten(input: string, scratch: string): Promise<WrittenDeck | undefined> {
  const found = await stat(input).catch(() => undefined)
  if (!found?.isFile() || found.size === 0) return undefined
  if (MARKDOWN.test(input)) return readMarkdownDeck(input, await readBytes(input), scratch)
  return undefined
}
