/**
 * The damage step by step, for whoever wants to see it happen: a line, the numbers of its glyphs, these taken for code
 * points, and what normalization made of those. The repair itself doesn't need it.
 */
import { cidGroup, cidText, LAST_CID, SPACE_CID } from './cids.ts'

/** One character of the line. */
export interface TracedCharacter {
  text: string
  /** Its glyph in Adobe-Japan1; undefined where the collection has none, as where another font showed it. */
  cid: number | undefined
  /** The character that the number is, taken for a code point. */
  codePoint: string
  /** What normalization made of it, or put in its place. */
  normalized: string
}

export interface DamageTrace {
  characters: TracedCharacter[]
  /** The line when its numbers were taken for code points. */
  asCodePoints: string
  /** The line as published. */
  published: string
  /** True where normalization moved or joined characters, beyond what it makes of each. */
  isReordered: boolean
}

/** Undefined where no glyphs of the text give the line that was published: it was damaged in another way as well. */
export function traceDamage(text: string, published: string): DamageTrace | undefined {
  const choices = [...text].map((char) => [...(glyphsOf().get(char) ?? [undefined])])
  const chosen = choices.map(([first]) => first)
  const cids = fits(text, chosen, published)
    ? chosen
    : otherChoices(choices).find((other) => fits(text, other, published))
  if (!cids) return undefined
  const codePoints = [...text].map((char, index) => shown(char, cids[index]))
  const ownForms = codePoints.map((codePoint) => codePoint.normalize('NFC'))
  const isReordered = ownForms.join('') !== published
  // Marks that changed places are as many as before; where some were joined, no place is any one character's.
  const inPlace = isReordered && [...published].length === cids.length ? [...published] : ownForms
  const characters = [...text].map((char, index) => ({
    text: char,
    cid: cids[index],
    codePoint: codePoints[index] ?? '',
    normalized: inPlace[index] ?? '',
  }))
  return { characters, asCodePoints: codePoints.join(''), published, isReordered }
}

type Cids = readonly (number | undefined)[]

/** Some characters have a second glyph, of half the width or of another row; a line hardly ever has two such. */
function otherChoices(choices: readonly Cids[]): Cids[] {
  const first = choices.map(([cid]) => cid)
  return choices.flatMap((glyphs, index) => glyphs.slice(1).map((cid) => first.with(index, cid)))
}

function fits(text: string, cids: Cids, published: string): boolean {
  const damaged = [...text].map((char, index) => shown(char, cids[index])).join('')
  return damaged.normalize('NFC') === published
}

function shown(char: string, cid: number | undefined): string {
  return cid === undefined ? char : String.fromCharCode(cid)
}

let glyphsByText: Map<string, number[]> | undefined

/** Glyphs that a character can have, the ordinary one first. */
function glyphsOf(): Map<string, number[]> {
  if (glyphsByText) return glyphsByText
  glyphsByText = new Map()
  for (let cid = SPACE_CID; cid <= LAST_CID; cid++) {
    const text = cidText(cid)
    if (text === undefined) continue
    const glyphs = glyphsByText.get(text) ?? []
    if (isOrdinary(cid)) glyphs.splice(glyphs.filter(isOrdinary).length, 0, cid)
    else glyphs.push(cid)
    glyphsByText.set(text, glyphs)
  }
  return glyphsByText
}

function isOrdinary(cid: number): boolean {
  return !['halfwidth', 'rare'].includes(cidGroup(cid))
}
