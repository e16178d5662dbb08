import { PDFName, PDFString, rgb, type PDFDocument, type PDFPage } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { draw, line, slidesOf } from './imported-pdf.ts'
import { addPage, codeFont, latinFont, newPdf } from './pdfs.ts'

const PIXEL =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

/** Pages after a first one, which is a talk's title. */
async function withFirst(): Promise<PDFDocument> {
  const pdf = await newPdf()
  addPage(pdf, await latinFont(pdf), [line('Tides', 60, 60, 40), line('By Hanako', 60, 140)])
  return pdf
}

/** Areas that lead to an address, as `[address, x, y, width, height]` from the left top corner. */
function addLinks(
  page: PDFPage,
  links: readonly (readonly [string, number, number, number, number])[],
): void {
  const { context } = page.doc
  const annotations = links.map(([address, x, y, width, height]) => {
    const Rect = [x, 540 - y - height, x + width, 540 - y]
    const A = { S: 'URI', URI: PDFString.of(address) }
    return context.register(context.obj({ Type: 'Annot', Subtype: 'Link', Rect, A }))
  })
  page.node.set(PDFName.of('Annots'), context.obj(annotations))
}

describe('a page whose words would not say as text what it shows', () => {
  it('is a sentence set about its middle in several lines: it stays its picture', async () => {
    const pdf = await withFirst()
    const font = await latinFont(pdf)
    const centred = (text: string, y: number, size: number) =>
      line(text, 480 - font.widthOfTextAtSize(text, size) / 2, y, size)
    addPage(pdf, font, [centred('What tides are for', 180, 44), centred('and what they are not', 260, 34)])
    const { report } = await slidesOf(pdf)
    expect(report.pages[1]).toMatchObject({ form: 'picture', reasons: ['centered'] })
  })

  it('has lines without a mark farther in than its items: it stays its picture', async () => {
    const pdf = await withFirst()
    addPage(pdf, await latinFont(pdf), [
      line('Measuring', 60, 60, 40),
      line('• By a stick', 60, 140),
      line('• By a gauge', 60, 190),
      line('which floats in a pipe', 120, 240),
      line('and writes on paper', 120, 290),
    ])
    const { report } = await slidesOf(pdf)
    expect(report.pages[1]?.form).toBe('picture')
    expect(report.pages[1]?.reasons).toContain('indented')
  })

  it('marks a line of code by its ground: it stays its picture, and a ground of all of it is none', async () => {
    const pdf = await withFirst()
    const [font, mono] = [await latinFont(pdf), await codeFont(pdf)]
    for (const [title, ground] of [
      ['Measuring', [50, 170, 400, 30]],
      ['Reading', [50, 120, 500, 120]],
    ] as const) {
      const page = addPage(pdf, font, [line(title, 60, 60, 40)])
      draw(pdf, [ground])
      for (const [row, text] of ['def level():', '  return 2', 'level()'].entries())
        page.drawText(text, { font: mono, x: 60, y: 540 - 150 - 30 * row, size: 20 })
    }
    const { report, bodies } = await slidesOf(pdf)
    expect(report.pages.slice(1).map(({ form }) => form)).toEqual(['picture', 'text'])
    expect(bodies[2]).toContain('  return 2\nlevel()')
  })
})

describe('a page of plain text among pages that are pictures', () => {
  /** Four pages of words and one with a picture, all on a ground that `paint` draws. */
  async function onGround(
    paint: (page: PDFPage, pdf: PDFDocument) => void | Promise<void>,
  ): Promise<PDFDocument> {
    const pdf = await newPdf()
    const font = await latinFont(pdf)
    for (const title of ['Tides', 'Measuring', 'Sticks', 'Gauges', 'Charts']) {
      const page = addPage(pdf, font, [])
      await paint(page, pdf)
      page.drawText(title, { font, x: 60, y: 460, size: 40 })
      page.drawText(`• On ${title.toLowerCase()}`, { font, x: 60, y: 380, size: 24 })
    }
    pdf.getPage(4).drawCircle({ x: 600, y: 250, size: 120, color: rgb(0.2, 0.5, 0.3) })
    return pdf
  }

  it.each<[string, Parameters<typeof onGround>[0]]>([
    [
      'coloured bars',
      (page) => {
        page.drawRectangle({ x: 0, y: 0, width: 960, height: 24, color: rgb(0, 0.5, 0.6) })
      },
    ],
    [
      'a dark page',
      (page) => {
        page.drawRectangle({ x: 0, y: 0, width: 960, height: 540, color: rgb(0.1, 0.1, 0.1) })
      },
    ],
    [
      'a logo',
      async (page, pdf) => {
        page.drawImage(await pdf.embedPng(PIXEL), { x: 820, y: 20, width: 120, height: 40 })
      },
    ],
  ])('keeps its ground by staying its picture: %s', async (_what, paint) => {
    const { report } = await slidesOf(await onGround(paint))
    expect(report.pages.map(({ form }) => form)).toEqual(Array(5).fill('picture'))
    expect(report.pages[0]?.reasons).toContain('ground')
    const notes = report.entries.filter(({ slideNumber }) => slideNumber === 0).map(({ note }) => note)
    expect(notes).toContainEqual(expect.stringMatching(/^4 pages of plain text show their picture/))
  })

  it.each<[string, Parameters<typeof onGround>[0]]>([
    [
      'a tint',
      (page) => {
        page.drawRectangle({ x: 0, y: 0, width: 960, height: 540, color: rgb(0.98, 0.98, 0.95) })
      },
    ],
    [
      'a grey bar',
      (page) => {
        page.drawRectangle({ x: 0, y: 440, width: 960, height: 80, color: rgb(0.94, 0.94, 0.94) })
      },
    ],
    [
      'a rule',
      (page) => {
        page.drawRectangle({ x: 0, y: 430, width: 960, height: 3, color: rgb(0, 0.2, 0.6) })
      },
    ],
  ])('is text on paper that is as good as plain: %s', async (_what, paint) => {
    const { report } = await slidesOf(await onGround(paint))
    expect(report.pages.map(({ form }) => form).sort()).toEqual(['picture', 'text', 'text', 'text', 'text'])
  })

  it('is text where that was asked for, or where all pages are', async () => {
    const bars = (page: PDFPage) => {
      page.drawRectangle({ x: 0, y: 0, width: 960, height: 24, color: rgb(0, 0.5, 0.6) })
    }
    const asked = await slidesOf(await onGround(bars), { form: 'text' })
    expect(asked.report.pages.every(({ form }) => form === 'text')).toBe(true)
    const pdf = await onGround(bars)
    pdf.removePage(4)
    const { report } = await slidesOf(pdf)
    expect(report.pages.map(({ form }) => form)).toEqual(Array(4).fill('text'))
  })
})

describe('a page of plain text', () => {
  it('is text, though each page has small signs at its foot to go on and back by', async () => {
    const pdf = await newPdf()
    const font = await latinFont(pdf)
    for (const title of ['Tides', 'Measuring', 'Sticks', 'Gauges']) {
      addPage(pdf, font, [line(title, 60, 60, 40), line(`• On ${title.toLowerCase()}`, 60, 140)])
      const signs = [600, 615, 630, 645].flatMap((x) => [[x, 505, 6, 3] as const, [x, 510, 4, 4] as const])
      draw(pdf, signs)
    }
    const { report } = await slidesOf(pdf)
    expect(report.pages.map(({ form }) => form)).toEqual(['text', 'text', 'text', 'text'])
  })

  it('has an item in one piece that was broken after a comma', async () => {
    const pdf = await withFirst()
    addPage(pdf, await latinFont(pdf), [
      line('Systems', 60, 60, 40),
      line('• Windows NT (Intel,', 60, 140, 20),
      line('Alpha and PPC)', 74, 164, 20),
      line('• BSD', 60, 200, 20),
    ])
    const { bodies } = await slidesOf(pdf)
    expect(bodies[1]).toContain('- Windows NT (Intel, Alpha and PPC)\n- BSD')
  })
})

describe('addresses on a page', () => {
  it('end the works of a bibliography that they stand below', async () => {
    const pdf = await withFirst()
    addPage(pdf, await latinFont(pdf), [
      line('Works', 30, 60, 40),
      line('Anderson, B. (1982). Reverse-time equations of the tides, as they were measured by', 30, 140, 20),
      line('sticks. Journal of Tides 12.', 50, 164, 20),
      line('https://example.org/article?mr=656280', 50, 188, 20),
      line('Haussmann, U. (1986). Time reversal of the tides, as they were measured by gauges', 30, 220, 20),
      line('in ports. Annals of Ports 14.', 50, 244, 20),
      line('https://example.org/article?mr=866342', 50, 268, 20),
    ])
    const { bodies } = await slidesOf(pdf)
    expect(bodies[1]?.split('\n\n').slice(1)).toEqual([
      'Anderson, B. (1982). Reverse-time equations of the tides, as they were measured by sticks. Journal of Tides 12.\\\nhttps://example.org/article?mr=656280',
      'Haussmann, U. (1986). Time reversal of the tides, as they were measured by gauges in ports. Annals of Ports 14.\\\nhttps://example.org/article?mr=866342',
    ])
  })

  it('are items each, though the area of one touches the other', async () => {
    const pdf = await withFirst()
    const page = addPage(pdf, await latinFont(pdf), [
      line('Works', 60, 60, 40),
      line('• https://example.org/a', 60, 140, 20),
      line('• https://example.org/b', 60, 168, 20),
    ])
    addLinks(page, [['https://example.org/b', 60, 140, 240, 50]])
    const { bodies } = await slidesOf(pdf)
    expect(bodies[1]?.match(/^- /gm)).toHaveLength(2)
  })

  it('at the foot are one note, however they were broken', async () => {
    const pdf = await withFirst()
    const [first, second] = ['https://example.org/tides#%E3%82', '%AF%E3%83%AD']
    const page = addPage(pdf, await latinFont(pdf), [
      line('Works', 60, 60, 40),
      line('• A stick', 60, 140),
      line('• A gauge', 60, 190),
      line(first, 500, 470, 16),
      line(second, 500, 490, 16),
    ])
    addLinks(page, [[first + second, 495, 466, 400, 42]])
    const { bodies } = await slidesOf(pdf)
    expect(bodies[1]).toContain(`:::footnote\n${first}${second}\n:::`)
  })
})

describe('a line that is larger than the words below it', () => {
  it('is a heading, though headings are as many as words and code follows', async () => {
    const pdf = await withFirst()
    const [font, mono] = [await latinFont(pdf), await codeFont(pdf)]
    const page = addPage(pdf, font, [
      line('Filters', 60, 50, 40),
      line('Rows', 60, 120, 30),
      line('• Only those of one port are sent on to others', 60, 170, 20),
      line('Columns', 60, 230, 30),
      line('Schemas', 60, 330, 30),
    ])
    for (const [y, text] of [
      [290, 'SELECT level FROM ports'],
      [390, 'SELECT port FROM levels'],
    ] as const)
      page.drawText(text, { font: mono, x: 60, y: 540 - y, size: 18 })
    const { bodies } = await slidesOf(pdf)
    expect(bodies[1]?.match(/^## .*/gm)).toEqual(['## Rows', '## Columns', '## Schemas'])
  })
})
