import { CID_LINES, CID_STRINGS, CIDS_PER_LINE } from './cid-table.ts'

/** Last glyph number of the collection. */
export const LAST_CID = (CID_LINES.length - 1) * CIDS_PER_LINE + [...(CID_LINES.at(-1) ?? '')].length - 1

/** Proportional ASCII starts here; of these, `SPACE_CID` to CID 31 are the control characters that vanish. */
export const SPACE_CID = 1

const lines: string[][] = []

/** What a glyph of Adobe-Japan1 stands for; undefined for glyphs that stand for nothing. */
export function cidText(cid: number): string | undefined {
  const index = Math.floor(cid / CIDS_PER_LINE)
  const line = (lines[index] ??= [...(CID_LINES[index] ?? '')])
  const char = line[cid % CIDS_PER_LINE]
  if (char === '\ufffe') return undefined
  return char === '\uffff' ? CID_STRINGS.get(cid) : char
}

/** The parts of the collection, from what every Japanese text has to what hardly any has. */
export type CidGroup =
  'latin' | 'halfwidth' | 'symbol' | 'wide' | 'kana' | 'greek' | 'kanji' | 'rare-kanji' | 'rare'

const GROUPS: readonly (readonly [last: number, group: CidGroup])[] = [
  [0, 'rare'],
  [230, 'latin'],
  [389, 'halfwidth'],
  [632, 'rare'],
  [779, 'symbol'],
  [841, 'wide'],
  [1010, 'kana'],
  [1124, 'greek'],
  [4089, 'kanji'],
  [7477, 'rare-kanji'],
  [LAST_CID, 'rare'],
]

/** Which part a glyph belongs to: JIS X 0208 has its rows in order, from CID 633. */
export function cidGroup(cid: number): CidGroup {
  return GROUPS.find(([last]) => cid <= last)?.[1] ?? 'rare'
}
