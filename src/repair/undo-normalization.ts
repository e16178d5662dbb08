/**
 * Normalization (NFC) after the damage changed it once more: some characters were replaced by their canonical
 * equivalents, some were taken apart or put together, and combining marks were sorted by their class. Here a text is
 * cut where no order was lost, and each code point has the glyphs that it can come from.
 */
import { cidGroup, cidText, LAST_CID, SPACE_CID, type CidGroup } from './cids.ts'
import { markClass } from './combining-order.ts'
import { rareSymbolCost } from './japanese-model.ts'

/** A character and the marks that stand on it, whose order among different classes says nothing. */
export interface Segment {
  /** Where it lies in the text it was cut from. */
  start: number
  end: number
  /** Fully decomposed; empty if the text begins with marks. */
  head: string
  marks: string[]
  /** Text that isn't NFC never went through it: its order is the original one. */
  sorted: boolean
}

/** How much rarer the glyphs of a group are than the model of Japanese says of their characters. */
const GROUP_COST: Readonly<Record<CidGroup, number>> = {
  latin: 0,
  halfwidth: 4,
  symbol: 0,
  wide: 2,
  kana: 0,
  greek: 0,
  kanji: 0,
  'rare-kanji': 2,
  rare: 6,
}

/** C1 controls as Windows-1252 shows them; only glyphs 128 to 159 come out so. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const WINDOWS_1252_COST = 5
/** `˜` is a glyph too (▽), but a deck has © at its foot: that reading goes first. */
const COMMON_C1 = '©®°±'
const COMMON_C1_COST = -2

/** One way to read a code point or the start of a decomposition. */
export interface Glyph {
  cid: number
  text: string
  /** Canonical decomposition of the code point with the glyph's number. */
  parts: string[]
  cost: number
}

/** Glyphs by the first character that their number, taken as a code point and decomposed, begins with. */
let glyphsByFirst: Map<string, Glyph[]> | undefined

/**
 * The glyphs that what follows can be one of. `exact` asks for the code point itself, of text that never was
 * normalized; else for whatever decomposes to begin with it.
 */
export function glyphsFrom(first: string, exact = false): readonly Glyph[] {
  if (exact) {
    const cid = first.codePointAt(0) ?? 0
    const text = cidText(cid)
    return text === undefined ? [] : [{ cid, text, parts: [first], cost: rarityOf(cid, text) }]
  }
  glyphsByFirst ??= indexGlyphs()
  return glyphsByFirst.get(first) ?? []
}

function indexGlyphs(): Map<string, Glyph[]> {
  const index = new Map<string, Glyph[]>()
  const add = (first: string, glyph: Glyph) => {
    const glyphs = index.get(first)
    if (glyphs) glyphs.push(glyph)
    else index.set(first, [glyph])
  }
  for (let cid = SPACE_CID; cid <= LAST_CID; cid++) {
    const text = cidText(cid)
    if (text === undefined) continue
    const parts = decompose(String.fromCharCode(cid))
    add(parts[0] ?? '', { cid, text, parts, cost: rarityOf(cid, text) })
  }
  for (const [offset, form] of [...WINDOWS_1252].entries()) {
    const cid = 0x80 + offset
    const text = cidText(cid)
    const formCost = text !== undefined && COMMON_C1.includes(text) ? COMMON_C1_COST : WINDOWS_1252_COST
    if (text !== undefined && form.charCodeAt(0) !== cid && !/^\p{M}/u.test(text))
      add(form, { cid, text, parts: [form], cost: formCost + rarityOf(cid, text) })
  }
  return index
}

function rarityOf(cid: number, text: string): number {
  return GROUP_COST[cidGroup(cid)] + rareSymbolCost([...text][0])
}

/** The head of a decomposition holds all that isn't a mark: two letters that one code point has stay together. */
function decompose(char: string): string[] {
  const parts = [...char.normalize('NFD')]
  const heads = parts.filter((part) => markClass(part) === 0).length
  return heads > 1 ? [parts.slice(0, heads).join(''), ...parts.slice(heads)] : parts
}

/** `normalized` is false of a document that shows by some other line that nothing normalized it. */
export function segmentsOf(text: string, normalized = true): Segment[] {
  const wasNormalized = normalized && text.normalize('NFC') === text
  const segments: Segment[] = []
  let start = 0
  for (const char of text) {
    const end = start + char.length
    const sorted = wasNormalized
    if (!sorted) segments.push({ start, end, head: char, marks: [], sorted: false })
    else
      for (const [head = '', ...marks] of splitHeads(char))
        appendTo(segments, { start, end, head, marks, sorted })
    start = end
  }
  return segments
}

/** Hangul syllables come apart into glyphs of their own; other characters are one head and its marks. */
function splitHeads(char: string): string[][] {
  if ((char.codePointAt(0) ?? 0) > LAST_CID) return [...char.normalize('NFD')].map((part) => [part])
  return [decompose(char)]
}

function appendTo(segments: Segment[], next: Segment): void {
  const last = segments.at(-1)
  if (next.head !== '' && markClass(next.head) === 0) {
    // Two letters that one code point decomposes to stand side by side: it may have been that one.
    const joins = last?.sorted && last.marks.length === 0 && glyphsFrom(last.head + next.head).length > 0
    if (!joins) segments.push(next)
    else segments.splice(-1, 1, { ...next, start: last.start, head: last.head + next.head })
  } else if (last?.sorted) {
    last.marks.push(next.head, ...next.marks)
    last.end = next.end
  } else segments.push({ ...next, head: '', marks: [next.head, ...next.marks] })
}
