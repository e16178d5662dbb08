import type { CleanLine } from './clean-lines.ts'
import type { PageSize } from './source-deck.ts'

/** Where the words of a page picture stand, for `images/<name>.json` beside it; undefined where nobody knows. */
export function formatTextLayer(lines: readonly CleanLine[], size: PageSize | undefined): string | undefined {
  const round = (value: number) => Math.round(value * 100) / 100
  // What is too narrow to be written down cannot be pointed at either.
  const placed = lines.flatMap(({ text, box }) =>
    box && round(box.width) > 0 && round(box.height) > 0 ? [{ text, box }] : [],
  )
  if (!size || placed.length === 0) return undefined
  const layer = {
    width: round(size.width),
    height: round(size.height),
    lines: placed.map(({ text, box }) => ({
      text: text.replace(/\s+/g, ' '),
      x: round(box.x),
      y: round(box.y),
      width: round(box.width),
      height: round(box.height),
    })),
  }
  return `${JSON.stringify(layer)}\n`
}
