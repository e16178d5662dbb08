/** What the way a font is made says of the words that are set in it. */
export interface FontTraits {
  name: string
  /** Of one width, as code is set. */
  mono: boolean
  bold: boolean
  italic: boolean
  /** For formulas only: TeX's math fonts, and those named so. */
  math: boolean
}

/** What pdf.js knows of a font, as far as it is read here. */
export interface PdfFont {
  name?: string
  bold?: boolean
  black?: boolean
  italic?: boolean
  isMonospace?: boolean
  isType3Font?: boolean
  vertical?: boolean
  fontMatrix?: readonly number[]
}

const MONO_NAME =
  /mono|courier|menlo|consol|inconsolata|monaco|typewriter|cmtt|sftt|lmtt|hack|firacode|fira-?code|source-?code|jetbrains|andale|cascadia|ricty|cica|hackgen|myrica|plemol|ubuntumono|anonymous|letter-?gothic/i
const MATH_NAME =
  /^(cmmi|cmsy|cmex|cmbsy|cmmib|msam|msbm|eufm|rsfs|stmary|wasy|lmmathi|lmmathsy|lmmathex|txsy|txmi|pxsy|txex|mtmi|mtsy|mtex|symbolstd)|math(?!ematica)|katex_(size|main-italic|ams|cal|frak|script)/i

/** `ABCDEF+` before a name marks a font that was cut to the characters in use. */
export function traitsOf(font: PdfFont): FontTraits {
  const name = (font.name ?? '').replace(/^[A-Z]{6}\+/, '')
  return {
    name,
    mono: MONO_NAME.test(name) && !/monotype/i.test(name),
    bold: font.bold === true || font.black === true || /bold|black|heavy|semibold|demi|-w[6-9]\b/i.test(name),
    italic: font.italic === true || /italic|oblique/i.test(name),
    math: MATH_NAME.test(name),
  }
}

/** Widths of a font's Latin letters, gathered as they are drawn. */
export type LetterWidths = Map<string, number>

/** Whether letters that differ in width anywhere else are all as wide: what no name says. */
export function isSetInOneWidth(widths: LetterWidths): boolean {
  const narrow = [...widths].filter(([letter]) => /[iljtfrI.,;:1'|!]/.test(letter))
  const wide = [...widths].filter(([letter]) => /[mwMWOQGDmABCNHKXY]/.test(letter))
  const all = [...widths.values()]
  return (
    widths.size >= 8 && narrow.length > 0 && wide.length > 0 && Math.max(...all) - Math.min(...all) < 0.02
  )
}
