import { deflateSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { PAGE_BOUNDS } from '../../../src/tools/import/machine/within-bounds.ts'
import { failureOf, importFrom, inputFile } from '../scratch.ts'

/** A page that is filled with a tile of five points whose step is a fifth of one: millions of them. */
function tiledPdf(): string {
  return pdfOf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Count 1/Kids[3 0 R]>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 960 540]/Contents 4 0 R/Resources<</Pattern<</P 5 0 R>>/Font<</F 6 0 R>>>>>>',
    stream('', 'BT /F 30 Tf 50 480 Td (A title) Tj ET\n/Pattern cs /P scn 0 0 960 540 re f'),
    stream(
      '/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 5 5]/XStep 0.2/YStep 0.2/Resources<<>>',
      '1 0 0 rg 0 0 m 1 3 2 4 3 3 c 4 4 5 5 1 1 c f\n'.repeat(20),
    ),
    FONT,
  ])
}

/** A page with two scans that have more pixels together than a picture may. */
function scannedPdf(): string {
  const side = 5200
  const scan = (grey: number) => {
    const rows = deflateSync(Buffer.alloc((side * side) / 8, grey)).toString('hex')
    return stream(
      `/Subtype/Image/Width ${String(side)}/Height ${String(side)}/BitsPerComponent 1/ColorSpace/DeviceGray/Filter[/ASCIIHexDecode/FlateDecode]`,
      `${rows}>`,
    )
  }
  return pdfOf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Count 1/Kids[3 0 R]>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 960 540]/Contents 4 0 R/Resources<</XObject<</A 5 0 R/B 6 0 R>>/Font<</F 7 0 R>>>>>>',
    stream(
      '',
      'BT /F 30 Tf 50 480 Td (A title) Tj ET\nq 300 0 0 300 50 50 cm /A Do Q\nq 300 0 0 300 500 50 cm /B Do Q',
    ),
    ...[scan(0x55), scan(0x11), FONT],
  ])
}

const FONT = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>'

function stream(entries: string, content: string): string {
  return `<<${entries}/Length ${String(content.length)}>>stream\n${content}\nendstream`
}

function pdfOf(objects: readonly string[]): string {
  const body = objects.map((object, at) => `${String(at + 1)} 0 obj\n${object}\nendobj\n`).join('')
  return `%PDF-1.4\n${body}trailer<</Size ${String(objects.length + 1)}/Root 1 0 R>>\n%%EOF`
}

it('shows a page by pixels whose drawing would hold more of them', { timeout: 90_000 }, async () => {
  const { saved } = await importFrom(await inputFile('scans.pdf', scannedPdf()), { form: 'picture' })
  expect(saved.written.filter((path) => path.startsWith('images/'))).toContainEqual(
    expect.stringMatching(/001\.(?:webp|png|avif)$/),
  )
})

it(
  'ends the drawing of a page that takes too much, and says which page it is',
  { timeout: 90_000 },
  async () => {
    const message = await failureOf(await inputFile('tiles.pdf', tiledPdf()), {
      pageBounds: { ...PAGE_BOUNDS, seconds: 2 },
    })
    expect(message).toMatch(
      /^ImportError: tiles\.pdf, page 1: the page takes more than (?:2 s|2 GB of memory) to draw$/,
    )
  },
)
