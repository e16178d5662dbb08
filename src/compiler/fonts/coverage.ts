/** Tells which characters a font has. */
export interface Coverage {
  has: (character: string) => boolean
}

/** The characters that a font file has glyphs for, each looked for when it is asked for: a file may list any number. Throws where it is none. */
export async function coverageOf(bytes: Uint8Array): Promise<Coverage> {
  // 1.5 MB of code, for decks that bring a font of their own.
  const { default: fontkit } = await import('@pdf-lib/fontkit')
  const font = fontkit.create(bytes)
  return { has: (character) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0) }
}
