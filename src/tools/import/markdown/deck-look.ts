import { isRecord } from '../../../deck/unknown-value.ts'
import { ratioOf, readableLook, type SourceLook } from '../source-look.ts'
import { typeOf } from '../written/theme-type.ts'
import type { Remark } from '../written/written-deck.ts'
import type { Dialect } from './dialect.ts'
import { textOf } from './front-matter.ts'
import { joinLines, type SourceLine } from './source-lines.ts'

/** Characters of the styles that are looked at. */
const LONGEST_STYLE = 100_000
/** Characters of a footer: longer is no line at the foot. */
const LONGEST_FOOTER = 120

/** Colour, type, shape and footer that a Markdown deck names itself: in its front matter, or in styles that it brings. */
export function lookOf(
  values: Readonly<Record<string, unknown>>,
  dialect: Dialect,
  lines: readonly SourceLine[],
): { look: SourceLook; remarks: Remark[] } {
  const settings = settingsOf(values, dialect)
  const css = [textOf(settings['style']) ?? '', ...stylesIn(joinLines(lines))]
    .join('\n')
    .slice(0, LONGEST_STYLE)
  const accent = colourOf(accentNamed(settings)) ?? accentIn(css)
  const { look, remarks } = typeOf(fontNamed(settings) ?? fontIn(css))
  const footer = footerOf(settings, dialect)
  return {
    look: {
      ...readableLook(accent === undefined ? [] : [accent], { data: false }),
      ...look,
      ...(footer !== undefined && { footer }),
      ...ratioNamed(settings),
    },
    remarks,
  }
}

/** Quarto's stand below the format that they are for. */
function settingsOf(values: Readonly<Record<string, unknown>>, dialect: Dialect): Record<string, unknown> {
  const format = isRecord(values['format']) ? values['format'] : {}
  const inner = dialect === 'quarto' && isRecord(format['revealjs']) ? format['revealjs'] : {}
  return { ...values, ...inner }
}

function stylesIn(text: string): string[] {
  return [...text.matchAll(/<style(?![^<>]*\bscoped\b)[^<>]*>([^<]*)<\/style>/gi)].map(([, css = '']) => css)
}

function accentNamed(settings: Readonly<Record<string, unknown>>): string | undefined {
  const theme = isRecord(settings['themeConfig']) ? settings['themeConfig'] : {}
  return textOf(theme['primary'] ?? settings['linkcolor'] ?? settings['link-color'])
}

const ACCENT_VARIABLE =
  /--(?:r-heading-color|r-link-color|(?:color-)?(?:primary|accent|highlight)(?:-color)?|theme-color)\s*:\s*([^;}]+)/i

/** By what its variables are called, else the colour of headings, of strong words, of links. */
function accentIn(css: string): string | undefined {
  const named = colourOf(ACCENT_VARIABLE.exec(css)?.[1])
  if (named !== undefined) return named
  const rules = rulesOf(css)
  for (const element of [/\bh[12]\b/, /\bstrong\b/, /(^|[\s,])a\b/]) {
    for (const { selector, body } of rules) {
      const colour = element.test(selector) && colourOf(/(?:^|[;\s])color\s*:\s*([^;}]+)/i.exec(body)?.[1])
      if (colour) return colour
    }
  }
  return undefined
}

/** Rules of a style, those within others too. */
function rulesOf(css: string): { selector: string; body: string }[] {
  return css.split('}').flatMap((rule) => {
    const parts = rule.split('{')
    const [selector, body] = parts.slice(-2)
    return selector === undefined || body === undefined ? [] : [{ selector, body }]
  })
}

/** `#rrggbb` of a colour that is no grey: black, white and what is between them mark nothing. */
function colourOf(value: string | undefined): string | undefined {
  const short = /#([\da-f])([\da-f])([\da-f])\b/i.exec(value ?? '')
  const long = /#([\da-f]{2})([\da-f]{2})([\da-f]{2})\b/i.exec(value ?? '')
  const parts = /rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})/i.exec(value ?? '')
  const numbers = long
    ? long.slice(1).map((part) => parseInt(part, 16))
    : short
      ? short.slice(1).map((part) => parseInt(part + part, 16))
      : (parts?.slice(1).map(Number) ?? [])
  if (numbers.length < 3 || Math.max(...numbers) > 255) return undefined
  if (Math.max(...numbers) - Math.min(...numbers) < LEAST_CHROMA) return undefined
  return `#${numbers.map((part) => part.toString(16).padStart(2, '0')).join('')}`
}

/** Between the most and the least of red, green and blue. */
const LEAST_CHROMA = 40

function fontNamed(settings: Readonly<Record<string, unknown>>): string | undefined {
  const fonts = isRecord(settings['fonts']) ? settings['fonts'] : {}
  return (textOf(fonts['sans']) ?? textOf(settings['mainfont']))?.split(/[,，]/)[0]
}

/** That of the whole slide; of single elements it is no type of the deck. */
function fontIn(css: string): string | undefined {
  for (const { selector, body } of rulesOf(css)) {
    const family = /font-family\s*:\s*([^;}]+)/i.exec(body)?.[1]?.split(',')[0]
    if (family !== undefined && /(^|[\s,])(section|body|html|:root|\.reveal)\s*(,|$)/.test(selector.trim()))
      return family
  }
  return undefined
}

/** Words alone: what a tool writes into them (numbers, pictures) is none of a deck's. */
function footerOf(settings: Readonly<Record<string, unknown>>, dialect: Dialect): string | undefined {
  if (dialect !== 'marp' && dialect !== 'quarto') return undefined
  const footer = textOf(settings['footer'])?.replace(/\s+/g, ' ')
  return footer !== undefined && footer.length <= LONGEST_FOOTER && !/[<>*_[\]`]/.test(footer)
    ? footer
    : undefined
}

function ratioNamed(settings: Readonly<Record<string, unknown>>): SourceLook {
  const [, width, height] =
    /^(\d+)\s*[:/]\s*(\d+)$/.exec(textOf(settings['size'] ?? settings['aspectRatio']) ?? '') ?? []
  const size = { width: Number(width ?? settings['width']), height: Number(height ?? settings['height']) }
  return size.width > 0 && size.height > 0 ? ratioOf(size) : {}
}
