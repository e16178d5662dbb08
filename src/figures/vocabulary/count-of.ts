/** Of whatever a drawing draws again and again: more is no drawing. */
const MOST = 2000

/** How many of something a drawing's data ask for. Throws where that is more than a drawing has. */
export function countOf(count: number): number {
  if (count > MOST)
    throw new Error(`${String(count)} of the same are more than a drawing has (${String(MOST)})`)
  return count
}
