import { rangesOf, type SearchHit } from '../../deck/search.ts'

/** A piece of a snippet; `hit` pieces are what was searched for. */
export interface SnippetPiece {
  text: string
  hit: boolean
}

/** Characters of a snippet before its first hit, and in all. */
const SNIPPET = { before: 16, length: 100 } as const

/** The words around a hit as one line, the hits marked. */
export function snippetOf(
  hit: Pick<SearchHit, 'text' | 'folded'>,
  queries: readonly RegExp[],
): SnippetPiece[] {
  const { text } = hit
  const ranges = rangesOf(hit, queries)
  const first = ranges[0]?.start ?? 0
  const from = first <= SNIPPET.before ? 0 : wordStart(text, first - SNIPPET.before, first)
  const to = Math.min(text.length, Math.max(from + SNIPPET.length, ranges[0]?.end ?? 0))
  const pieces: SnippetPiece[] = [{ text: from > 0 ? '…' : '', hit: false }]
  let at = from
  for (const { start, end } of ranges) {
    if (start >= to) break
    pieces.push(
      { text: text.slice(at, start), hit: false },
      { text: text.slice(start, Math.min(end, to)), hit: true },
    )
    at = Math.min(end, to)
  }
  pieces.push({ text: text.slice(at, to) + (to < text.length ? '…' : ''), hit: false })
  return pieces
    .map(({ text: piece, hit }) => ({ text: oneLine(piece), hit }))
    .filter(({ text: piece }) => piece !== '')
}

/** The next border between words or characters, so that no word and no character is cut in two. */
function wordStart(text: string, at: number, before: number): number {
  const gap = /[\s\p{sc=Hira}\p{sc=Kana}\p{sc=Han}]/u
  for (let index = at; index < before; index++) {
    const code = text.charCodeAt(index)
    const isLowSurrogate = code >= 0xdc00 && code <= 0xdfff
    if (gap.test(text.charAt(index)) && !isLowSurrogate) return index
  }
  return at
}

/** Line breaks as spaces between Latin words, as nothing between Japanese ones. */
function oneLine(text: string): string {
  return text
    .replace(/([\p{sc=Hira}\p{sc=Kana}\p{sc=Han}、。，．：])\n(?=[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}])/gu, '$1')
    .replace(/\s+/g, ' ')
}
