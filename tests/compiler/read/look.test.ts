import { copyFile, mkdir, readFile, truncate, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkFolder } from '../../../src/compiler/check-folder.ts'
import { compileDeck } from '../../../src/compiler/compile.ts'
import { contrastOf, leastContrast, mixed, reachContrast } from '../../../src/compiler/read/colour.ts'
import { formatProblem } from '../../../src/compiler/read/problem.ts'
import { SURFACES } from '../../../src/compiler/read/look.ts'
import { lookStyle } from '../../../src/compiler/site/look-style.ts'
import { TalkFonts } from '../../../src/compiler/fonts/fonts.ts'
import { boastfulFont } from '../../fixtures/boastful-font.ts'
import { withDeck } from '../../fixtures/with-deck.ts'

const require = createRequire(import.meta.url)
/** A font of few characters, which comes with KaTeX. */
const SMALL_FONT = require.resolve('katex/dist/fonts/KaTeX_Script-Regular.ttf')

async function deckWith(look: object): Promise<string> {
  const folder = await withDeck()
  const file = join(folder, 'deck.json')
  const deck = JSON.parse(await readFile(file, 'utf8')) as object
  await writeFile(file, JSON.stringify({ ...deck, look }, undefined, 2))
  return folder
}

async function problemsWith(look: object): Promise<string[]> {
  return (await checkFolder(await deckWith(look))).map(formatProblem)
}

describe('contrast', () => {
  it('is 21 of black on white and 1 of a colour on itself', () => {
    expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21)
    expect(contrastOf('#2b3cb2', '#2b3cb2')).toBe(1)
  })

  it.each(['#ffee00', '#7bd389', '#ffffff', '#ff0000'])(
    'of %s is reached on paper of either theme',
    (colour) => {
      for (const surfaces of Object.values(SURFACES))
        expect(leastContrast(reachContrast(colour, surfaces, 4.5), surfaces)).toBeGreaterThanOrEqual(4.5)
    },
  )

  it('is no reason to change a colour that has it', () => {
    expect(reachContrast('#0b7a4b', SURFACES.light, 4.5)).toBe('#0b7a4b')
    expect(mixed('#123456', '#ffffff', 1)).toBe('#123456')
  })

  it('is measured against the surfaces that the stylesheet has', async () => {
    const css = await readFile('src/ui/tokens.css', 'utf8')
    const [light = '', dark = ''] = css.split('@media not print')
    const valuesIn = (part: string) =>
      ['paper', 'panel'].map((name) => new RegExp(`--${name}: (#[\\da-f]{6})`).exec(part)?.[1])
    expect(valuesIn(light)).toEqual(SURFACES.light)
    expect(valuesIn(dark)).toEqual(SURFACES.dark)
  })
})

describe('a look', () => {
  it('is refused at its line where its colours cannot be read, with one that can', async () => {
    const problems = await problemsWith({ accent: '#7bd389', data: ['#0b7a4b', '#ffee00'] })
    expect(problems).toEqual([
      expect.stringMatching(
        /^deck\/deck\.json:\d+: look\.accent: #7bd389 has a contrast of 1\.8 on the light slide; text needs 4\.5; #[\da-f]{6} has it$/,
      ),
      expect.stringMatching(
        /look\.data\.1: #ffee00 has a contrast of 1\.2 on the light slide; a drawing needs 3/,
      ),
    ])
  })

  it('is refused where a dark colour that somebody gave cannot be read', async () => {
    const problems = await problemsWith({ accent: { light: '#0b7a4b', dark: '#0b3020' } })
    expect(problems).toEqual([expect.stringContaining('on the dark slide')])
  })

  it('is refused where its font, logo or footer is missing, and where its font is none', async () => {
    const folder = await deckWith({
      font: { regular: 'fonts/None.ttf' },
      logo: { image: 'images/logo.svg' },
      footer: { ja: '夏の学校' },
    })
    const messages = (await checkFolder(folder)).map(({ message }) => message)
    expect(messages).toEqual([
      expect.stringContaining('the font “fonts/None.ttf” isn’t in the deck’s folder'),
      expect.stringContaining('the logo "images/logo.svg" isn\'t there'),
      'look.footer has no "en", a locale of the deck',
    ])
    await mkdir(join(folder, 'fonts'))
    await writeFile(join(folder, 'fonts/None.ttf'), 'text')
    expect((await checkFolder(folder)).map(({ message }) => message)).toContain(
      '“fonts/None.ttf” is no font file (TTF, OTF or WOFF)',
    )
    await truncate(join(folder, 'fonts/None.ttf'), 100_000_000)
    expect((await checkFolder(folder)).map(({ message }) => message)).toContain(
      '“fonts/None.ttf” is no file of at most 64 MB',
    )
  })

  it('is refused where its font lacks what a font is cut by', async () => {
    const folder = await deckWith({ font: { regular: 'fonts/Script.ttf', bold: 'fonts/Map.ttf' } })
    await mkdir(join(folder, 'fonts'))
    await copyFile(SMALL_FONT, join(folder, 'fonts/Script.ttf'))
    await writeFile(join(folder, 'fonts/Map.ttf'), boastfulFont())
    expect((await checkFolder(folder)).map(formatProblem)).toEqual([
      expect.stringMatching(
        /^deck\/deck\.json:\d+: “Map\.ttf” can’t be cut to the characters in use \(.+\); save it anew, or take another font$/,
      ),
    ])
  })

  it('names the package of a font that npm has not brought', async () => {
    expect(await problemsWith({ font: { npm: 'no-such-family' } })).toEqual([
      expect.stringContaining('npm install @expo-google-fonts/no-such-family'),
    ])
  })

  it('puts logo, footer and density on its slides', async () => {
    const folder = await deckWith({
      logo: { image: 'images/logo.svg' },
      footer: 'Summer School',
      density: 'dense',
    })
    await mkdir(join(folder, 'images'), { recursive: true })
    await writeFile(
      join(folder, 'images/logo.svg'),
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>',
    )
    const { slides } = await compileDeck(folder)
    expect(slides.en[1]?.stageHtml).toMatch(
      /<img class="slide-logo" src="\.\.\/\.\.\/assets\/images\/logo-\w+\.svg" alt="">/,
    )
    expect(slides.en[1]?.stageHtml).toContain(
      '<span class="slide-footer" aria-hidden="true">Summer School</span>',
    )
    expect(slides.en[1]?.stageHtml).toContain('data-density="dense"')
    expect(slides.en[1]?.transcript.blocks.map(({ html }) => html).join('')).not.toContain('Summer School')
  })

  it('has a stylesheet where there is one, with a dark accent that can be read', () => {
    expect(lookStyle(undefined)).toBeUndefined()
    expect(lookStyle({ density: 'dense' })).toBeUndefined()
    const css = lookStyle({ accent: '#0b7a4b', data: ['#a08000'], ratio: '4:3' }) ?? ''
    expect(css).toMatch(/^:root\{--accent:#0b7a4b;/)
    expect(css).toContain('--slide-ratio:4 / 3')
    const dark = /data-theme=dark\]\{--accent:(#[\da-f]{6})/.exec(css)?.[1] ?? ''
    expect(leastContrast(dark, SURFACES.dark)).toBeGreaterThanOrEqual(4.5)
  })
})

describe('a font of a deck’s own', () => {
  it('is cut to the characters that it has, and the talk’s font has the rest', async () => {
    const folder = await withDeck()
    const font = join(folder, 'Script.ttf')
    await copyFile(SMALL_FONT, font)
    const text = { regular: new Set([...'AZ月']), bold: new Set<string>(), formula: new Set<string>() }
    const fonts = await TalkFonts.create(text, join(folder, 'cache'), { regular: font })
    const { css, files } = await fonts.pageFonts(text)
    expect(files).toHaveLength(2)
    expect([...css('').matchAll(/unicode-range:([^}]*)/g)].map(([, range]) => range)).toEqual([
      'U+20,U+41,U+5A',
      'U+20,U+6708',
    ])
  })
})
