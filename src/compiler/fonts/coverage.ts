import fontkit from '@pdf-lib/fontkit'

/** The characters that a font file has glyphs for. Throws where it is none. */
export function coverageOf(bytes: Uint8Array): ReadonlySet<string> {
  return new Set(fontkit.create(bytes).characterSet.map((point) => String.fromCodePoint(point)))
}
