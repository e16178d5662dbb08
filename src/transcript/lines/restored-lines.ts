import { foldText } from '../../deck/search.ts'
import type { PublishedLine, TranscriptSlide } from '../../deck/types.ts'

/** A line of the extraction that was garbled, and what it was restored to. */
export type RestoredLine = Required<PublishedLine>

/** The garbled lines that a block was restored from, as far as the block's words tell. */
export function restoredLinesOf(
  { blocks, published }: Pick<TranscriptSlide, 'blocks' | 'published'>,
  block: string,
): RestoredLine[] {
  const words = squeezed(blocks.find(({ id }) => id === block)?.text ?? '')
  return published.flatMap(({ line, restored }) => {
    const isOfBlock =
      restored !== undefined && squeezed(restored) !== '' && words.includes(squeezed(restored))
    return isOfBlock ? [{ line, restored }] : []
  })
}

/** Without spaces and punctuation, which restored lines keep as they were decoded and blocks have as the talk writes them. */
function squeezed(text: string): string {
  return foldText(text).text.replace(/[\s\p{P}]/gu, '')
}
