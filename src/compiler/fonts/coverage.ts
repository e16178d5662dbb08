import fontkit from '@pdf-lib/fontkit'

/** Tells which characters a font has. */
export interface Coverage {
  has: (character: string) => boolean
}

/** The characters that a font file has glyphs for, each looked for when it is asked for: a file may list any number. Throws where it is none. */
export function coverageOf(bytes: Uint8Array): Coverage {
  const font = fontkit.create(bytes)
  return { has: (character) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0) }
}
