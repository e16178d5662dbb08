import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PDFDocument, StandardFonts, type PDFFont, type PDFPage } from 'pdf-lib'
import pptxgen from 'pptxgenjs'
import { launchOptions } from '../../build/browser.ts'
import { convertByImpress, makeBeamerPdf, makeRevealPdf, makeSlidevPdf } from './command-decks.ts'
import type { KnownSlide } from './known-deck.ts'

/** A tool that writes a known deck to a file. */
export interface DeckMaker {
  tool: string
  /** False for a tool whose fonts have no Japanese here. */
  japanese: boolean
  make: (slides: readonly KnownSlide[], folder: string) => Promise<string>
  /** The command that it is, where it isn't brought along. */
  command?: string
}

export const MAKERS: readonly DeckMaker[] = [
  { tool: 'PptxGenJS', japanese: true, make: makePptx },
  { tool: 'pdf-lib', japanese: false, make: makePdf },
  { tool: 'Marp (Markdown)', japanese: true, make: makeMarkdown },
  { tool: 'Marp (PDF)', japanese: true, make: makeMarpPdf },
  { tool: 'reveal.js (PDF)', japanese: true, make: makeRevealPdf },
  { tool: 'Beamer (PDF)', japanese: true, command: 'lualatex', make: makeBeamerPdf },
  { tool: 'Impress (PDF)', japanese: true, command: 'soffice', make: makeImpress('pdf') },
  { tool: 'Impress (PPTX)', japanese: true, command: 'soffice', make: makeImpress('pptx') },
  { tool: 'Slidev (PDF)', japanese: true, command: 'slidev', make: makeSlidev },
]

function makeImpress(format: 'pdf' | 'pptx'): DeckMaker['make'] {
  return async (slides, folder) => convertByImpress(await makePptx(slides, folder), folder, format)
}

async function makeSlidev(slides: readonly KnownSlide[], folder: string): Promise<string> {
  return makeSlidevPdf(await makeMarkdown(slides, folder), folder)
}

async function makePptx(slides: readonly KnownSlide[], folder: string): Promise<string> {
  const deck = new pptxgen()
  deck.layout = 'LAYOUT_WIDE'
  deck.defineSlideMaster({
    title: 'PLAIN',
    objects: [
      { placeholder: { options: { name: 'title', type: 'title', x: 0.5, y: 0.3, w: 12, h: 1 }, text: '' } },
      { placeholder: { options: { name: 'body', type: 'body', x: 0.5, y: 1.5, w: 12, h: 5 }, text: '' } },
    ],
  })
  for (const { title, bullets, code, table } of slides) {
    const slide = deck.addSlide({ masterName: 'PLAIN' })
    slide.addText(title, { placeholder: 'title' })
    if (bullets) {
      const items = bullets.map((text) => ({ text, options: { bullet: true, breakLine: true } }))
      slide.addText(items, { placeholder: 'body' })
    }
    if (code) slide.addText(code.join('\n'), { x: 0.5, y: 1.5, w: 12, h: 3, fontFace: 'Consolas' })
    if (table)
      slide.addTable(
        table.map((row) => row.map((text) => ({ text }))),
        { x: 0.5, y: 1.5, w: 8 },
      )
  }
  const file = join(folder, 'deck.pptx')
  await deck.writeFile({ fileName: file })
  return file
}

async function makePdf(slides: readonly KnownSlide[], folder: string): Promise<string> {
  const deck = await PDFDocument.create()
  const plain = await deck.embedFont(StandardFonts.Helvetica)
  const bold = await deck.embedFont(StandardFonts.HelveticaBold)
  const mono = await deck.embedFont(StandardFonts.Courier)
  for (const { title, bullets = [], code = [], table = [] } of slides) {
    const page = deck.addPage([960, 540])
    line(page, bold, title, 60, 460, 34)
    for (const [index, text] of bullets.entries()) line(page, plain, `• ${text}`, 70, 390 - 36 * index, 22)
    for (const [index, text] of code.entries()) line(page, mono, text, 70, 390 - 28 * index, 20)
    for (const [row, cells] of table.entries()) {
      for (const [column, text] of cells.entries())
        line(page, plain, text, 70 + 180 * column, 390 - 40 * row, 20)
      page.drawLine({ start: { x: 60, y: 380 - 40 * row }, end: { x: 600, y: 380 - 40 * row } })
    }
  }
  const file = join(folder, 'deck.pdf')
  await writeFile(file, await deck.save())
  return file
}

function line(page: PDFPage, font: PDFFont, text: string, x: number, y: number, size: number): void {
  page.drawText(text, { x, y, size, font })
}

async function makeMarkdown(slides: readonly KnownSlide[], folder: string): Promise<string> {
  const parts = slides.map(({ title, bullets = [], code, table }) =>
    [
      `# ${title.replace(/^(\d+)\./, '$1\\.')}`,
      ...(bullets.length > 0 ? [bullets.map((text) => `- ${text}`).join('\n')] : []),
      ...(code ? [`\`\`\`python\n${code.join('\n')}\n\`\`\``] : []),
      ...(table ? [tableOf(table)] : []),
    ].join('\n\n'),
  )
  const file = join(folder, 'deck.md')
  await writeFile(file, `---\nmarp: true\n---\n\n${parts.join('\n\n---\n\n')}\n`)
  return file
}

function tableOf([head = [], ...rows]: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
}

/** By Marp's own command line, which prints by Chromium. */
async function makeMarpPdf(slides: readonly KnownSlide[], folder: string): Promise<string> {
  const source = await makeMarkdown(slides, folder)
  const file = join(folder, 'marp.pdf')
  const { executablePath } = launchOptions()
  if (executablePath !== undefined) process.env['CHROME_PATH'] = executablePath
  process.env['CHROME_NO_SANDBOX'] = 'true'
  const { marpCli } = await import('@marp-team/marp-cli')
  const status = await marpCli(['--pdf', '--no-stdin', source, '-o', file])
  if (status !== 0) throw new Error('Marp made no PDF')
  return file
}
