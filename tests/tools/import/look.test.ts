import { rgb } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { noteInEnglish } from '../../../src/i18n/import-notes.ts'
import { lookSchema } from '../../../src/compiler/read/look.ts'
import { lookOf } from '../../../src/tools/import/markdown/deck-look.ts'
import { rewriteSlidev } from '../../../src/tools/import/markdown/slidev-slots.ts'
import { sourceLines } from '../../../src/tools/import/markdown/source-lines.ts'
import { typeOf } from '../../../src/tools/import/written/theme-type.ts'
import { latinFont, newPdf } from '../pdfs.ts'
import { importFrom, inputFile } from '../scratch.ts'

async function importedLook(name: string, content: string | Uint8Array) {
  const { read, report } = await importFrom(await inputFile(name, content), { locale: 'en' })
  const { look } = JSON.parse(await read('deck.json')) as { look?: unknown }
  return { look: lookSchema.parse(look ?? {}), notes: report.entries.map(({ note = '' }) => note) }
}

const marp = (head: string, body = '# One\n\n- a\n') => `---\nmarp: true\n${head}\n---\n\n${body}`

describe('the look of a Markdown deck', () => {
  it("is its style's colour of headings, its footer and its shape", async () => {
    const style = 'style: |\n  section { color: #222; }\n  h1 { font-size: 2em; color: #0a5; }'
    const { look } = await importedLook('slides.md', marp(`size: 4:3\nfooter: Tides 2024\n${style}`))
    expect(look).toMatchObject({ ratio: '4:3', footer: 'Tides 2024' })
    // The green that is read on white paper.
    expect(look.accent).toMatch(/^#00[6-9a-f][\da-f]{3}$/)
  })

  it('is a variable before a rule, and no grey', async () => {
    const style =
      '<style>\n:root { --r-link-color: rgb(180, 30, 20); }\nh1 { color: #0a5; }\n</style>\n\n# One\n\n- a\n'
    expect((await importedLook('slides.md', marp('theme: gaia', style))).look.accent).toBe('#b41e14')
    const grey = await importedLook(
      'slides.md',
      marp('style: "h1 { color: #333 } strong { color: rgb(9,9,9) }"'),
    )
    expect(grey.look).toEqual({})
  })

  it('is what Slidev and Quarto call it', async () => {
    const slidev = await importedLook(
      'slides.md',
      '---\ntheme: seriph\nthemeConfig:\n  primary: "#1d4ed8"\nfonts:\n  sans: Robot Sans\n---\n\n# One\n\n- a\n',
    )
    expect(slidev.look).toEqual({ accent: '#1d4ed8' })
    expect(slidev.notes).toContainEqual(expect.stringContaining('@expo-google-fonts/robot-sans'))
    const quarto = await importedLook(
      'slides.qmd',
      '---\ntitle: T\nformat:\n  revealjs:\n    linkcolor: "#7a1fa2"\n    footer: "A *b*"\n---\n\n## One\n\n- a\n',
    )
    expect(quarto.look).toEqual({ accent: '#7a1fa2' })
  })
})

describe('styles that are made to be read for ever', () => {
  it.each([
    '<style'.repeat(40_000),
    `<style>${'h1 '.repeat(60_000)}</style>`,
    `<style>${'{'.repeat(90_000)}</style>`,
  ])('are read once', (text) => {
    expect(lookOf({}, 'marp', sourceLines(text)).look).toEqual({})
  })

  it('have marks of code that are as quickly told', () => {
    const [line] = rewriteSlidev([{ text: `${'`'.repeat(40_000)}a`, line: 1 }])
    expect(line?.text).toHaveLength(40_001)
    expect(rewriteSlidev([{ text: '[a]{'.repeat(10_000), line: 1 }])[0]?.text).toHaveLength(40_000)
  })
})

describe('the look of a PDF', () => {
  it('is the colour that most of its titles are set in', async () => {
    const pdf = await newPdf()
    const font = await latinFont(pdf)
    for (const title of ['Tides', 'Sticks', 'Gauges']) {
      const page = pdf.addPage([960, 540])
      page.drawText(title, { font, size: 40, x: 60, y: 450, color: rgb(0.05, 0.25, 0.6) })
      page.drawText('- some words of the page', { font, size: 24, x: 60, y: 340 })
    }
    expect((await importedLook('talk.pdf', await pdf.save())).look.accent).toBe('#0d4099')
  })

  it('is none where a word is marked on one page', async () => {
    const pdf = await newPdf()
    const font = await latinFont(pdf)
    for (const title of ['Tides', 'Sticks', 'Gauges']) {
      const page = pdf.addPage([960, 540])
      page.drawText(title, { font, size: 40, x: 60, y: 450 })
      page.drawText('some words of the page, which are as black as words are', {
        font,
        size: 24,
        x: 60,
        y: 340,
      })
      if (title === 'Tides') page.drawText('red', { font, size: 24, x: 60, y: 240, color: rgb(1, 0, 0) })
    }
    expect((await importedLook('talk.pdf', await pdf.save())).look).toEqual({})
  })
})

describe('the type of a theme', () => {
  it('is taken where npm has brought it, and else told with what would bring it', () => {
    expect(typeOf('Noto Sans JP')).toEqual({ look: {}, remarks: [] })
    expect(typeOf('+mn-ea')).toEqual({ look: {}, remarks: [] })
    const { look, remarks } = typeOf('"Zen Maru Gothic"')
    expect(look).toEqual({})
    expect(remarks.map(({ note }) => noteInEnglish(note)).join()).toContain(
      'npm install @expo-google-fonts/zen-maru-gothic',
    )
    const [other] = typeOf('游ゴシック').remarks
    expect(other && noteInEnglish(other.note)).not.toContain('npm install')
  })
})
