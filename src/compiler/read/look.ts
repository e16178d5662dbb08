import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import { z } from 'zod'
import { LOCALES } from '../../deck/locale.ts'
import { leastContrast, reachContrast } from './colour.ts'
import { DENSITIES, RATIOS } from './layouts.ts'
import { unpackedSize } from './unpacked-size.ts'

/*
 * A look of a deck's own: `look` in deck.json. Colours are checked against the surfaces of both themes, since what can't be
 * read in a hall is no look.
 */

const hex = z.string().regex(/^#[\da-f]{6}$/i, 'must be a colour as #2b3cb2')
const colour = z
  .union([hex, z.strictObject({ light: hex, dark: hex })])
  .describe(
    '#rrggbb, of which the dark theme’s is derived; or one for each theme, { "light": …, "dark": … }.',
  )

const fontFile = z
  .string()
  .regex(/^fonts\/[\w.-]+\.(ttf|otf|woff2?)$/i, 'must be a file as fonts/Name-Regular.ttf')

export const lookSchema = z.strictObject({
  accent: colour.optional().describe('Colour of headings, marks and links: #rrggbb, or { light, dark }.'),
  data: z
    .array(colour)
    .min(1)
    .max(6)
    .optional()
    .describe(
      'Colours of charts, in the order in which they are used; those after the last stay as they are.',
    ),
  font: z
    .union([
      z.strictObject({
        regular: fontFile.describe(
          'A font file of the deck: fonts/Name-Regular.ttf. It is cut to what is in use.',
        ),
        bold: fontFile.optional().describe('The same for bold; without it, bold is as it comes.'),
      }),
      z.strictObject({
        npm: z
          .string()
          .regex(/^[a-z\d-]+$/)
          .describe('A family that npm brings: zen-maru-gothic for @expo-google-fonts/zen-maru-gothic.'),
      }),
    ])
    .optional()
    .describe('The deck’s type. Characters that it lacks are in Noto Sans JP.'),
  logo: z
    .strictObject({
      image: z.string().regex(/^images\/[^/]+$/, 'must be a picture as images/logo.svg'),
      place: z.enum(['top-right', 'bottom-left']).default('top-right'),
    })
    .optional()
    .describe('A picture in a corner of every slide but those that are a picture themselves.'),
  footer: z
    .union([z.string().min(1), z.partialRecord(z.enum(LOCALES), z.string().min(1))])
    .optional()
    .describe('Words at the foot of every slide: one text for all languages, or one for each.'),
  ratio: z.enum(RATIOS).optional().describe('Shape of the slides. Default: 16:9.'),
  density: z
    .enum(DENSITIES)
    .optional()
    .describe('Size of the text of slides that don’t say theirs. Default: normal.'),
})
export type Look = z.infer<typeof lookSchema>

/** Surfaces that a theme's words stand on: as tokens.css has them (tests/compiler/read/look.test.ts holds both together). */
export const SURFACES = { light: ['#fcfcf9', '#ffffff'], dark: ['#181b21', '#14171c'] } as const
export type Theme = keyof typeof SURFACES

/** Contrast of words, and of what is drawn (WCAG 2, AA). */
export const TEXT_CONTRAST = 4.5
export const LINE_CONTRAST = 3

/** A colour in a theme; the dark one is derived where nobody gave it. */
export function colourIn(given: z.infer<typeof colour>, theme: Theme, contrast: number): string {
  if (typeof given !== 'string') return given[theme].toLowerCase()
  const own = given.toLowerCase()
  return theme === 'light' ? own : reachContrast(own, SURFACES.dark, contrast)
}

/** What of a look can't be shown, each with its path in `look`. */
export function colourFaults({ accent, data = [] }: Look): { path: PropertyKey[]; message: string }[] {
  return [
    ...(accent ? faultsOf(accent, ['accent'], 'text', TEXT_CONTRAST) : []),
    ...data.flatMap((given, index) => faultsOf(given, ['data', index], 'a drawing', LINE_CONTRAST)),
  ]
}

function faultsOf(given: z.infer<typeof colour>, path: PropertyKey[], what: string, wanted: number) {
  return (['light', 'dark'] as const).flatMap((theme) => {
    const own = colourIn(given, theme, wanted)
    const contrast = leastContrast(own, SURFACES[theme])
    if (contrast >= wanted) return []
    const better = reachContrast(own, SURFACES[theme], wanted)
    return [
      {
        path: typeof given === 'string' ? path : [...path, theme],
        message: `look.${path.join('.')}: ${own} has a contrast of ${contrast.toFixed(1)} on the ${theme} slide; ${what} needs ${String(wanted)}; ${better} has it`,
      },
    ]
  })
}

const require = createRequire(import.meta.url)

/** Bytes of a font: those of all Chinese, Japanese and Korean characters have some 20 million. */
const MOST_FONT_BYTES = 64_000_000

/** Font files of a look, whole; a `fault` where they can't be had. */
export async function readLookFonts(
  { font }: Look,
  folder: string,
): Promise<{ regular: string; bold?: string } | { fault: string } | undefined> {
  if (!font) return undefined
  if ('npm' in font) return npmFonts(font.npm)
  const root = await realpath(folder)
  const files: string[] = []
  for (const name of [font.regular, font.bold]) {
    if (name === undefined) continue
    const file = await realpath(join(root, name)).catch(() => undefined)
    if (!file?.startsWith(root + sep)) return { fault: `the font “${name}” isn’t in the deck’s folder` }
    const found = await stat(file)
    if (!found.isFile() || found.size > MOST_FONT_BYTES)
      return { fault: `“${name}” is no file of at most ${String(MOST_FONT_BYTES / 1e6)} MB` }
    const fault = fontFault(await readFile(file))
    if (fault !== undefined) return { fault: `“${name}” ${fault}` }
    files.push(file)
  }
  const [regular = '', bold] = files
  return { regular, ...(bold !== undefined && { bold }) }
}

async function npmFonts(family: string): Promise<{ regular: string; bold?: string } | { fault: string }> {
  const name = `@expo-google-fonts/${family}`
  try {
    const root = dirname(require.resolve(`${name}/package.json`))
    const fileIn = async (weight: string) => {
      const files = await readdir(join(root, weight)).catch(() => [])
      const file = files.find((entry) => entry.endsWith('.ttf'))
      return file === undefined ? undefined : join(root, weight, file)
    }
    const [regular, bold] = [await fileIn('400Regular'), await fileIn('700Bold')]
    if (regular === undefined) return { fault: `${name} has no regular weight` }
    return { regular, ...(bold !== undefined && { bold }) }
  } catch {
    return { fault: `the font “${family}” isn’t installed: npm install ${name}` }
  }
}

const SIGNATURES = ['00010000', '4f54544f', '74727565', '774f4646', '774f4632']

function fontFault(bytes: Buffer): string | undefined {
  if (!isFont(bytes)) return 'is no font file (TTF, OTF or WOFF)'
  if (unpackedSize(bytes) > MOST_FONT_BYTES)
    return `is damaged, or unpacks to more than ${String(MOST_FONT_BYTES / 1e6)} MB`
  return undefined
}

function isFont(bytes: Buffer): boolean {
  return SIGNATURES.includes(bytes.subarray(0, 4).toString('hex'))
}
