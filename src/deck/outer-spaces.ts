/** A text in three: the space before its words, the words, and the space after them. Of space alone all is before. */
export function outerSpaces(text: string): { before: string; words: string; after: string } {
  const words = text.trim()
  const start = text.length - text.trimStart().length
  return { before: text.slice(0, start), words, after: words === '' ? '' : text.slice(start + words.length) }
}
