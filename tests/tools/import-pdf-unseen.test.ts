import { crc32, deflateSync } from 'node:zlib'
import {
  PDFName,
  PDFNumber,
  PDFOperator,
  PDFOperatorNames,
  PDFString,
  TextRenderingMode,
  rgb,
  setTextRenderingMode,
  type PDFDocument,
  type PDFFont,
  type PDFPage,
} from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { line, slidesOf } from './imported-pdf.ts'
import { addPage, latinFont, newPdf } from './pdfs.ts'

const WHITE = rgb(1, 1, 1)
const SEEN = 'They rise and fall'
const OTHER = 'Hidden remark here'
const PLACE = { x: 60, y: 200, size: 22 }
const AROUND = { x: 50, y: 190, width: 400, height: 40 }

type Paint = (page: PDFPage, font: PDFFont, pdf: PDFDocument) => void | Promise<void>

async function importOf(paint: Paint, lines = [line('Tides', 60, 60, 40), line(SEEN, 60, 140)]) {
  const pdf = await newPdf()
  const font = await latinFont(pdf)
  addPage(pdf, font, [line('Of tides', 60, 60, 40), line('By Hanako', 60, 140)])
  await paint(addPage(pdf, font, lines), font, pdf)
  const { all, report } = await slidesOf(pdf, { detect: false, form: 'text' })
  return { slide: all[1] ?? '', notes: report.entries.map(({ note }) => note ?? '') }
}

function operator(name: PDFOperatorNames, ...values: (PDFName | PDFNumber)[]): PDFOperator {
  return PDFOperator.of(name, values)
}

function clipTo(page: PDFPage, ...box: number[]): void {
  page.pushOperators(
    operator(PDFOperatorNames.PushGraphicsState),
    operator(PDFOperatorNames.AppendRectangle, ...box.map((value) => PDFNumber.of(value))),
    operator(PDFOperatorNames.ClipNonZero),
    operator(PDFOperatorNames.EndPath),
  )
}

/** Words in a layer, which is on or off. */
function inLayer(isOn: boolean): Paint {
  return (page, font, pdf) => {
    const { context, catalog } = pdf
    const layer = context.register(context.obj({ Type: 'OCG', Name: PDFString.of('Answers') }))
    const D = context.obj({ [isOn ? 'ON' : 'OFF']: [layer], Order: [layer] })
    catalog.set(PDFName.of('OCProperties'), context.obj({ OCGs: [layer], D }))
    page.node.Resources()?.set(PDFName.of('Properties'), context.obj({ MC0: layer }))
    page.pushOperators(
      operator(PDFOperatorNames.BeginMarkedContentSequence, PDFName.of('OC'), PDFName.of('MC0')),
    )
    page.drawText(OTHER, { ...PLACE, font })
    page.pushOperators(operator(PDFOperatorNames.EndMarkedContent))
  }
}

/** A picture of one dot, of this opacity. */
function picture(alpha: number): Uint8Array {
  const chunk = (kind: string, data: readonly number[]) => {
    const body = Buffer.concat([Buffer.from(kind), Buffer.from(data)])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', [0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0]),
    chunk('IDAT', [...deflateSync(Buffer.from([0, 200, 200, 200, alpha]))]),
    chunk('IEND', []),
  ])
}

function underPicture(alpha: number, box = AROUND): Paint {
  return async (page, font, pdf) => {
    page.drawText(OTHER, { ...PLACE, font })
    page.drawImage(await pdf.embedPng(picture(alpha)), box)
  }
}

const clipped: Paint = (page, font) => {
  clipTo(page, 0, 300, 960, 240)
  page.drawText(OTHER, { ...PLACE, font })
  page.pushOperators(operator(PDFOperatorNames.PopGraphicsState))
}

const underBox: Paint = (page, font) => {
  page.drawText(OTHER, { ...PLACE, font })
  page.drawRectangle({ ...AROUND, color: rgb(0.9, 0.9, 1) })
}

describe('words that nobody sees on a page', () => {
  it.each<[string, RegExp, Paint]>([
    ['in a layer that is off', /in a layer that is switched off/, inLayer(false)],
    [
      'without opacity',
      /without any opacity/,
      (page, font) => {
        page.drawText(OTHER, { ...PLACE, font, opacity: 0 })
      },
    ],
    ['clipped away', /clipped to/, clipped],
    ['under a rectangle', /under what is drawn over it/, underBox],
    ['under a picture', /under what is drawn over it/, underPicture(255)],
    [
      'white on the page',
      /in the colour of its ground/,
      (page, font) => {
        page.drawText(OTHER, { ...PLACE, font, color: WHITE })
      },
    ],
    [
      'in the colour of the area that they stand on',
      /in the colour of its ground/,
      (page, font) => {
        page.drawRectangle({ ...AROUND, color: rgb(0.1, 0.2, 0.5) })
        page.drawText(OTHER, { ...PLACE, font, color: rgb(0.1, 0.2, 0.5) })
      },
    ],
  ])('are left out, and said to be: %s', async (_where, reason, paint) => {
    const { slide, notes } = await importOf(paint)
    expect(slide).toContain(SEEN)
    expect(slide).not.toContain(OTHER)
    expect(notes).toContainEqual(expect.stringMatching(reason))
    expect(notes).toContainEqual(expect.stringContaining(`“${OTHER}”`))
  })
})

describe('words that are seen on a page', () => {
  it.each<[string, Paint]>([
    ['in a layer that is on', inLayer(true)],
    ['under a picture that lets them through', underPicture(90)],
    [
      'white on a dark area',
      (page, font) => {
        page.drawRectangle({ ...AROUND, color: rgb(0.1, 0.2, 0.5) })
        page.drawText(OTHER, { ...PLACE, font, color: WHITE })
      },
    ],
    [
      'white on a round area',
      (page, font) => {
        page.drawEllipse({ x: 200, y: 210, xScale: 300, yScale: 60, color: rgb(0.1, 0.2, 0.5) })
        page.drawText(OTHER, { ...PLACE, font, color: WHITE })
      },
    ],
    [
      'white on a thick line',
      (page, font) => {
        const [start, end] = [
          { x: 40, y: 207 },
          { x: 500, y: 207 },
        ]
        page.drawLine({ start, end, thickness: 50, color: rgb(0.1, 0.2, 0.5) })
        page.drawText(OTHER, { ...PLACE, font, color: WHITE })
      },
    ],
    [
      'white on a picture',
      async (page, font, pdf) => {
        page.drawImage(await pdf.embedPng(picture(255)), AROUND)
        page.drawText(OTHER, { ...PLACE, font, color: WHITE })
      },
    ],
    [
      'under an area that lets them through',
      (page, font) => {
        page.drawText(OTHER, { ...PLACE, font })
        page.drawRectangle({ ...AROUND, color: rgb(1, 1, 0), opacity: 0.4 })
      },
    ],
    [
      'beside what an area over them is clipped to',
      (page, font) => {
        page.drawText(OTHER, { ...PLACE, font })
        clipTo(page, 50, 190, 40, 40)
        page.drawRectangle({ ...AROUND, color: WHITE })
        page.pushOperators(operator(PDFOperatorNames.PopGraphicsState))
      },
    ],
  ])('stay: %s', async (_where, paint) => {
    const { slide, notes } = await importOf(paint)
    expect(slide).toContain(OTHER)
    expect(notes.filter((note) => /nobody sees/.test(note))).toEqual([])
  })

  it('stay below or over the picture of a scanned page, where they are what was read of it', async () => {
    const whole = { x: 0, y: 0, width: 960, height: 540 }
    const scans: Paint[] = [
      underPicture(255, whole),
      async (page, font, pdf) => {
        page.drawImage(await pdf.embedPng(picture(255)), whole)
        page.pushOperators(setTextRenderingMode(TextRenderingMode.Invisible))
        page.drawText(OTHER, { ...PLACE, font })
      },
      async (page, font, pdf) => {
        page.drawImage(await pdf.embedPng(picture(255)), whole)
        page.drawText(OTHER, { ...PLACE, font, opacity: 0 })
      },
    ]
    for (const scan of scans) {
      const { slide, notes } = await importOf(scan, [])
      expect(slide).toContain(OTHER)
      expect(notes.filter((note) => /nobody sees/.test(note))).toEqual([])
    }
  })

  it('perhaps, under a picture of more than half the page: they stay, with a doubt', async () => {
    const { slide, notes } = await importOf(underPicture(255, { x: 0, y: 0, width: 960, height: 330 }))
    expect(slide).toContain(OTHER)
    expect(notes).toContainEqual(expect.stringMatching(/^perhaps nobody sees it.*“Hidden remark here”/))
  })
})
