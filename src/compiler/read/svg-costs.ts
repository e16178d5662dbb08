import { SaxesParser } from 'saxes'

/** Elements within one another: who parses and draws them goes as deep. */
const DEEPEST = 256
/** Numbers of a path or line: a browser joins the pieces of one stroke for a minute where it has many times as many. */
const MOST_NUMBERS = 60_000
/** Where a line may be written: as it is, as a style's `path()`, and as it becomes. */
const LINES = ['d', 'points', 'style', 'values', 'from', 'to', 'by']

/**
 * Why a drawing would take a browser long though it has few elements, with the line where it is said; undefined where it
 * wouldn't. What is not well-formed is for others to refuse.
 */
export function costFault(source: string): { line: number; message: string } | undefined {
  let depth = 0
  let fault: { line: number; message: string } | undefined
  const parser = new SaxesParser()
  const find = (message: string) => {
    fault ??= { line: parser.line, message }
  }
  parser.on('opentag', ({ attributes }) => {
    depth++
    if (depth > DEEPEST)
      find(`its elements stand more than ${String(DEEPEST)} deep in one another; export it with fewer groups`)
    for (const key of LINES)
      if (isLong(attributes[key] ?? ''))
        find(
          `a line in it has more than ${String(MOST_NUMBERS)} numbers, which a browser draws for seconds; simplify it, or export it as a picture of pixels`,
        )
  })
  parser.on('closetag', () => {
    depth--
  })
  parser.on('error', () => undefined)
  try {
    parser.write(source.replace(/^\ufeff/, '')).close()
  } catch {
    return fault
  }
  return fault
}

function isLong(path: string): boolean {
  return path.length > MOST_NUMBERS && (path.match(/\d*\.?\d+/g)?.length ?? 0) > MOST_NUMBERS
}
