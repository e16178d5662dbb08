import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import pptxgen from 'pptxgenjs'
import { describe, expect, it } from 'vitest'
import { checkFolder } from '../../src/compiler/check-folder.ts'
import { readPicture } from '../../src/tools/import/picture.ts'
import { bodyOf, failureOf, importFrom, inputFile, scratchFolder } from './scratch.ts'

const PIXEL =
  'image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

/** Eight bars of a pixel each, four high. */
const BARS =
  'image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAECAYAAACzzX7wAAAABHNCSVQICAgIfAhkiAAAAAFzUkdCAK7OHOkAAAAZSURBVAiZY2RgYPgvx8DAgAszMRAAlCsAAOBqAdmWP4B5AAAAAElFTkSuQmCC'

/** A presentation that PptxGenJS writes. */
async function presentation(build: (deck: pptxgen) => void): Promise<string> {
  const deck = new pptxgen()
  deck.layout = 'LAYOUT_WIDE'
  build(deck)
  const file = join(await scratchFolder(), 'talk.pptx')
  await deck.writeFile({ fileName: file })
  return file
}

async function importedFrom(file: string) {
  const imported = await importFrom(file, { locale: 'en' })
  expect(await checkFolder(imported.out)).toEqual([])
  const bodies = await Promise.all(imported.slides.map(async (slide) => bodyOf(await imported.read(slide))))
  return { ...imported, bodies, notes: imported.report.entries.map(({ note }) => note ?? '') }
}

/** A master with places for a title and for words, as other programs make them. */
function defineMaster(deck: pptxgen): void {
  deck.defineSlideMaster({
    title: 'PLAIN',
    objects: [
      { placeholder: { options: { name: 'title', type: 'title', x: 0.5, y: 0.3, w: 12, h: 1 }, text: '' } },
      { placeholder: { options: { name: 'body', type: 'body', x: 0.5, y: 1.5, w: 12, h: 5 }, text: '' } },
    ],
  })
}

describe('a presentation', () => {
  it('keeps its theme’s colours, as little darker as it takes to read them, and its shape', async () => {
    const file = await presentation((deck) => {
      deck.layout = 'LAYOUT_4x3'
      deck.addSlide().addText('Tides', { x: 1, y: 1, w: 5, h: 1 })
    })
    const { read } = await importedFrom(file)
    // PptxGenJS writes Office’s theme of 2013: its fourth accent is a yellow that nobody reads on white.
    expect((JSON.parse(await read('deck.json')) as { look: unknown }).look).toEqual({
      accent: '#4472c4',
      data: ['#4472c4', '#e37426', '#919191', '#bf8600', '#5797d1', '#66a23c'],
      ratio: '4:3',
    })
  })

  it('has titles, lists by level, runs, links, notes', async () => {
    const file = await presentation((deck) => {
      defineMaster(deck)
      const slide = deck.addSlide({ masterName: 'PLAIN' })
      slide.addText('Measuring tides', { placeholder: 'title' })
      slide.addText(
        [
          { text: 'first', options: { bullet: true, breakLine: true } },
          { text: 'inner', options: { bullet: true, indentLevel: 1, breakLine: true } },
          { text: 'a ', options: { bullet: true } },
          { text: 'bold', options: { bold: true } },
          { text: ' and ', options: {} },
          { text: 'code()', options: { fontFace: 'Consolas' } },
          { text: ' and ', options: {} },
          { text: 'a link', options: { hyperlink: { url: 'https://example.org/x' }, breakLine: true } },
          { text: 'one', options: { bullet: { type: 'number' }, breakLine: true } },
          { text: 'two', options: { bullet: { type: 'number' } } },
        ],
        { placeholder: 'body' },
      )
      slide.addNotes('Breathe first.\nThen speak.')
    })
    const { bodies } = await importedFrom(file)
    expect(bodies[0]).toBe(
      '# Measuring tides\n\n- first\n  - inner\n- a **bold** and `code()` and [a link](https://example.org/x)\n\n1. one\n2. two\n\n:::notes\nBreathe first.<br>Then speak.\n:::',
    )
  })

  it('has tables as tables, pictures with their descriptions, code by its font', async () => {
    const file = await presentation((deck) => {
      defineMaster(deck)
      const table = deck.addSlide({ masterName: 'PLAIN' })
      table.addText('Levels', { placeholder: 'title' })
      table.addTable(
        [
          [{ text: 'Place' }, { text: 'cm' }],
          [{ text: 'Sendai | north' }, { text: '120' }],
        ],
        { x: 1, y: 2, w: 6 },
      )
      const picture = deck.addSlide({ masterName: 'PLAIN' })
      picture.addText('A moon', { placeholder: 'title' })
      picture.addText('words', { placeholder: 'body' })
      picture.addImage({ data: PIXEL, x: 7, y: 2, w: 5, h: 4, altText: 'The moon over the sea' })
      const code = deck.addSlide({ masterName: 'PLAIN' })
      code.addText('Code', { placeholder: 'title' })
      code.addText('def f():\n    return 1', { x: 1, y: 2, w: 8, h: 3, fontFace: 'Courier New' })
    })
    const { bodies } = await importedFrom(file)
    expect(bodies[0]).toBe('# Levels\n\n| Place | cm |\n| - | - |\n| Sendai \\| north | 120 |')
    expect(bodies[1]).toBe(
      '# A moon\n\n:::left\nwords\n:::\n\n:::right\n![The moon over the sea](images/002-1.png)\n:::',
    )
    expect(bodies[2]).toBe('# Code\n\n```\ndef f():\n    return 1\n```')
  })

  it('keeps the paragraphs of a numbered item with it, each by itself, and counts on after them', async () => {
    const file = await presentation((deck) => {
      defineMaster(deck)
      const slide = deck.addSlide({ masterName: 'PLAIN' })
      slide.addText('Measuring', { placeholder: 'title' })
      const numbered = (text: string) => ({
        text,
        options: { bullet: { type: 'number' as const }, breakLine: true },
      })
      const below = (text: string) => ({ text, options: { bullet: false, indentLevel: 1, breakLine: true } })
      slide.addText(
        [
          numbered('Set the stick'),
          below('where the sea is calm'),
          below('and deep enough'),
          numbered('Read it'),
          { text: 'Every hour:', options: { bullet: false, breakLine: true } },
          { text: 'day and night', options: { bullet: false, breakLine: true } },
          numbered('Draw the level'),
        ],
        { placeholder: 'body' },
      )
    })
    const { bodies } = await importedFrom(file)
    expect(bodies[0]).toBe(
      '# Measuring\n\n1. Set the stick\n\n   where the sea is calm\n\n   and deep enough\n2. Read it\n\nEvery hour:\n\nday and night\n\n1. Draw the level',
    )
  })

  it('has two boxes side by side as columns', async () => {
    const file = await presentation((deck) => {
      defineMaster(deck)
      const slide = deck.addSlide({ masterName: 'PLAIN' })
      slide.addText('Both', { placeholder: 'title' })
      slide.addText('right words', { x: 7, y: 2, w: 5, h: 3 })
      slide.addText('left words', { x: 0.5, y: 2, w: 5, h: 3 })
      slide.addText('below', { x: 0.5, y: 6, w: 12, h: 0.8 })
    })
    const { bodies } = await importedFrom(file)
    expect(bodies[0]).toBe('# Both\n\n:::left\nleft words\n:::\n\n:::right\nright words\n:::\n\nbelow')
  })

  it('has charts drawn anew from their values', { timeout: 30_000 }, async () => {
    const file = await presentation((deck) => {
      defineMaster(deck)
      const slide = deck.addSlide({ masterName: 'PLAIN' })
      slide.addText('High water', { placeholder: 'title' })
      const labels = ['2021', '2022', '2023']
      slide.addChart(
        deck.ChartType.bar,
        [
          { name: 'Sendai', labels, values: [120, 130, 125] },
          { name: 'Naha', labels, values: [180, 175, 190] },
        ],
        { x: 1, y: 2, w: 10, h: 4 },
      )
      for (const type of ['line', 'pie', 'area'] as const) {
        const other = deck.addSlide({ masterName: 'PLAIN' })
        other.addText('Another', { placeholder: 'title' })
        other.addChart(type, [{ name: 'Sendai', labels, values: [120, 130, 125] }], {
          x: 1,
          y: 2,
          w: 10,
          h: 4,
        })
      }
    })
    const { bodies, read, notes } = await importedFrom(file)
    expect(bodies[0]).toBe(
      '# High water\n\n:::figure{name="chart-1-1"}\nSendai, Naha\n\nBar chart. Sendai: 120 at 2021, 125 at 2023; Naha: 180 at 2021, 190 at 2023.\n:::',
    )
    const figure = JSON.parse(await read('figures/chart-1-1.json')) as { data: { values: unknown[] } }
    expect(figure.data.values).toHaveLength(6)
    expect(figure.data.values).toContainEqual({ category: '2023', series: 'Naha', value: 190 })
    expect(notes.filter((note) => /is redrawn/.test(note))).toHaveLength(4)
    expect(notes.filter((note) => /in another form/.test(note))).toHaveLength(2)
  })

  it('has all that a chart says: two kinds in one, levels of categories, points, shares, axes', async () => {
    const labels = ['2021', '2022']
    const place = { x: 1, y: 2, w: 10, h: 4 }
    const SECOND = { secondaryValAxis: true, secondaryCatAxis: true }
    const file = await presentation((deck) => {
      defineMaster(deck)
      const add = (title: string) => {
        const slide = deck.addSlide({ masterName: 'PLAIN' })
        slide.addText(title, { placeholder: 'title' })
        return slide
      }
      add('Two kinds').addChart(
        [
          { type: deck.ChartType.bar, data: [{ name: 'Height', labels, values: [120, 130] }], options: {} },
          { type: deck.ChartType.line, data: [{ name: 'Wind', labels, values: [7, 9] }], options: SECOND },
        ],
        { ...place, valAxes: [{}, {}], catAxes: [{}, { catAxisHidden: true }] } as never,
      )
      const quarters = [
        ['Q1', 'Q2', 'Q1', 'Q2'],
        ['2021', '', '2022', ''],
      ]
      add('Levels').addChart(
        deck.ChartType.bar,
        [{ name: 'Height', labels: quarters as unknown as string[], values: [1, 2, 3, 4] }],
        place,
      )
      add('Shares').addChart(
        deck.ChartType.bar,
        [
          { name: 'High', labels, values: [1, 3] },
          { name: 'Low', labels, values: [3, 1] },
        ],
        {
          ...place,
          ...{ barGrouping: 'percentStacked', showCatAxisTitle: true, catAxisTitle: 'Year' },
          ...{ showValAxisTitle: true, valAxisTitle: 'Part of the days' },
        },
      )
    })
    const { bodies, read, notes } = await importedFrom(file)
    expect(bodies[0]).toContain('| 2021 | 120 | 7 |\n| 2022 | 130 | 9 |')
    expect(notes).toContain('the chart “Height, Wind” is a table of its values')
    interface ChartFile {
      data: { values: { category: string }[]; spec: { encoding: Record<'x' | 'y', object> } }
    }
    const chart = async (name: string) => (JSON.parse(await read(`figures/${name}.json`)) as ChartFile).data
    const levels = await chart('chart-2-1')
    expect(levels.values.map(({ category }) => category)).toEqual([
      '2021 Q1',
      '2021 Q2',
      '2022 Q1',
      '2022 Q2',
    ])
    const shares = await chart('chart-3-2')
    expect(shares.spec.encoding.x).toMatchObject({ title: 'Year' })
    expect(shares.spec.encoding.y).toMatchObject({ title: 'Part of the days', stack: 'normalize' })
  })

  it('shows of pictures what the show does, and says what it leaves of slide and template', async () => {
    const file = await presentation((deck) => {
      deck.defineSlideMaster({
        title: 'LOGO',
        objects: [
          { text: { text: 'Bay Institute', options: { x: 1, y: 6.8, w: 4, h: 0.5 } } },
          { image: { data: PIXEL, x: 12, y: 6.8, w: 0.5, h: 0.5 } },
        ],
      })
      const slide = deck.addSlide({ masterName: 'LOGO' })
      slide.background = { data: PIXEL }
      slide.addText('Tides', { x: 1, y: 0.5, w: 10, h: 1 })
      const sizing = { type: 'crop' as const, x: 1, y: 0, w: 1, h: 2 }
      slide.addImage({ data: BARS, x: 1, y: 2, w: 4, h: 2, altText: 'cut', sizing })
      slide.addImage({ data: BARS, x: 6, y: 2, w: 4, h: 2, altText: 'turned', rotate: 90 })
    })
    const { out, notes } = await importedFrom(file)
    const { width, height } = await readPicture(join(out, 'images/001-1.png'))
    expect([width, height]).toEqual([2, 4])
    expect(notes).toContain('the picture behind the slide')
    expect(notes).toContain('words that the template puts on its slides: “Bay Institute”')
    expect(notes).toContain('1 picture that the template puts on its slides')
    expect(notes).toContainEqual(expect.stringMatching(/is turned or mirrored in the file/))
  })

  it('leaves hidden slides out, and lists them', async () => {
    const file = await presentation((deck) => {
      defineMaster(deck)
      for (const title of ['Shown', 'Secret', 'Last']) {
        const slide = deck.addSlide({ masterName: 'PLAIN' })
        slide.addText(title, { placeholder: 'title' })
        if (title === 'Secret') slide.hidden = true
      }
    })
    const { bodies, notes } = await importedFrom(file)
    expect(bodies).toEqual(['# Shown', '# Last'])
    expect(notes).toContainEqual(expect.stringMatching(/slide 2 of the file is hidden \(“Secret/))
  })

  it('leaves out what lies beside a slide, and says so', async () => {
    const file = await presentation((deck) => {
      const slide = deck.addSlide()
      slide.addText('Tides', { x: 1, y: 0.5, w: 10, h: 1 })
      slide.addText('They rise', { x: 1, y: 2, w: 10, h: 1 })
      slide.addText('half seen', { x: 13, y: 3, w: 3, h: 1 })
      slide.addText('half turned', { x: 13.4, y: 3, w: 3, h: 3, rotate: 45 })
      slide.addText('parked beside it', { x: 14.5, y: 2, w: 5, h: 1 })
      slide.addText('parked below', { x: 1, y: 9, w: 5, h: 1 })
      slide.addImage({ data: PIXEL, x: -3, y: 1, w: 1, h: 1, altText: 'a pixel' })
    })
    const { bodies, notes } = await importedFrom(file)
    for (const seen of ['They rise', 'half seen', 'half turned']) expect(bodies[0]).toContain(seen)
    expect(bodies[0]).not.toMatch(/parked|pixel/)
    expect(notes).toContain('outside of the slide, where no show has it: “parked beside it”')
    expect(notes).toContain('outside of the slide, where no show has it: “parked below”')
    expect(notes).toContainEqual(expect.stringMatching(/^“.*” lies outside of the slide/))
  })

  it('has sections where the file has them', async () => {
    const file = await presentation((deck) => {
      defineMaster(deck)
      deck.addSection({ title: 'Sea' })
      deck.addSection({ title: 'Moon' })
      for (const [title, section] of [
        ['A', 'Sea'],
        ['B', 'Moon'],
      ] as const) {
        deck.addSlide({ masterName: 'PLAIN', sectionTitle: section }).addText(title, { placeholder: 'title' })
      }
    })
    expect(JSON.parse(await (await importedFrom(file)).read('deck.json'))).toMatchObject({
      sections: [{ title: { en: 'Sea' } }, { title: { en: 'Moon' } }],
    })
  })
})

/** An archive of stored or deflated parts, whatever their names and sizes say. */
function archive(parts: readonly { name: string; content: string | Buffer; claimed?: number }[]): Buffer {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const { name, content, claimed } of parts) {
    const raw = Buffer.from(content)
    const data = deflateRawSync(raw)
    const path = Buffer.from(name)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(data.length, 14)
    fields.writeUInt32LE(claimed ?? raw.length, 18)
    fields.writeUInt16LE(path.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, path, data])
    const entry = Buffer.alloc(16)
    entry.writeUInt32LE(offset, 12)
    central.push(
      Buffer.concat([
        Buffer.from('PK\x01\x02'),
        Buffer.from([20, 0]),
        fields.subarray(0, 26),
        Buffer.from([0, 0]),
        entry.subarray(4),
        path,
      ]),
    )
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...locals, directory, Buffer.from('PK\x05\x06'), end])
}

const presentationXml = (inner = '') =>
  `<p:presentation xmlns:p="p" xmlns:r="r"><p:sldIdLst><p:sldId id="256" r:id="r1"/></p:sldIdLst>${inner}</p:presentation>`
const RELATIONS =
  '<Relationships><Relationship Id="r1" Type="x/slide" Target="slides/slide1.xml"/></Relationships>'

function slideFile(slide: string): Buffer {
  return archive([
    { name: 'ppt/presentation.xml', content: presentationXml() },
    { name: 'ppt/_rels/presentation.xml.rels', content: RELATIONS },
    { name: 'ppt/slides/slide1.xml', content: slide },
  ])
}

describe('a file that is no presentation, or a hostile one', () => {
  it.each([
    [
      'a Word document',
      archive([{ name: 'word/document.xml', content: '<a/>' }]),
      /this is a Word document.*save/,
    ],
    [
      'an Excel workbook',
      archive([{ name: 'xl/workbook.xml', content: '<a/>' }]),
      /this is an Excel workbook/,
    ],
    [
      'a Keynote file',
      archive([{ name: 'Index/Document.iwa', content: 'x' }]),
      /this is a Keynote file: export it/,
    ],
    [
      'an OpenDocument file',
      archive([
        { name: 'mimetype', content: 'x' },
        { name: 'content.xml', content: '<a/>' },
      ]),
      /this is an OpenDocument file/,
    ],
    ['any other archive', archive([{ name: 'a.txt', content: 'x' }]), /an archive without a presentation/],
    [
      'an old or locked file',
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      /an old \.ppt, or a file locked by a password/,
    ],
    ['what is called a presentation', Buffer.from('hello'), /this is no presentation/],
    ['a torn archive', slideFile('<p:sld/>').subarray(0, 200), /the archive is damaged/],
    [
      'names that lead out',
      archive([{ name: '../../evil.xml', content: '<a/>' }]),
      /the archive is damaged.*relative path/,
    ],
    [
      'a part longer than it says',
      archive([{ name: 'ppt/presentation.xml', content: '<a/>'.repeat(100_000), claimed: 10 }]),
      /the archive is damaged/,
    ],
    [
      'a part that unpacks to gigabytes',
      archive([{ name: 'ppt/presentation.xml', content: '<a/>', claimed: 3_000_000_000 }]),
      /unpacks to more/,
    ],
    [
      'entities that grow',
      slideFile(`<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]><p:sld>&b;</p:sld>`),
      /a document type is not allowed/,
    ],
    [
      'elements inside of elements',
      slideFile(`<p:sld>${'<p:x>'.repeat(5000)}${'</p:x>'.repeat(5000)}</p:sld>`),
      /more elements than/,
    ],
    ['XML that is none', slideFile('<p:sld><p:x></p:sld>'), /no well-formed XML/],
  ])('is refused with what it is: %s', async (_kind, bytes, message) => {
    expect(await failureOf(await inputFile('talk.pptx', bytes))).toMatch(message)
  })

  it('never reads a picture that a relation names outside', async () => {
    const bytes = archive([
      { name: 'ppt/presentation.xml', content: presentationXml() },
      { name: 'ppt/_rels/presentation.xml.rels', content: RELATIONS },
      {
        name: 'ppt/slides/slide1.xml',
        content:
          '<p:sld xmlns:p="p" xmlns:a="a" xmlns:r="r"><p:cSld><p:spTree><p:pic><p:nvPicPr><p:cNvPr id="1" name="x"/></p:nvPicPr><p:blipFill><a:blip r:embed="r9"/></p:blipFill></p:pic></p:spTree></p:cSld></p:sld>',
      },
      {
        name: 'ppt/slides/_rels/slide1.xml.rels',
        content:
          '<Relationships><Relationship Id="r9" Type="x/image" Target="../../../../../../etc/passwd"/></Relationships>',
      },
    ])
    const { notes, bodies } = await importedFrom(await inputFile('talk.pptx', bytes))
    expect(bodies).toEqual(['# Slide 1'])
    expect(notes).toContainEqual(expect.stringMatching(/picture “x”: it is linked, and not in the file/))
  })

  /** Slides of this many elements each, of which the file lists each so many times. */
  const listed = (slides: number, times: number, inner: string) =>
    archive([
      {
        name: 'ppt/presentation.xml',
        content: `<p:presentation xmlns:p="p" xmlns:r="r"><p:sldIdLst>${Array.from(
          { length: slides * times },
          (_, at) => `<p:sldId id="${String(at)}" r:id="r${String(at % slides)}"/>`,
        ).join('')}</p:sldIdLst></p:presentation>`,
      },
      {
        name: 'ppt/_rels/presentation.xml.rels',
        content: `<Relationships>${Array.from(
          { length: slides },
          (_, at) => `<Relationship Id="r${String(at)}" Type="x/slide" Target="slides/s${String(at)}.xml"/>`,
        ).join('')}</Relationships>`,
      },
      ...Array.from({ length: slides }, (_, at) => ({
        name: `ppt/slides/s${String(at)}.xml`,
        content: `<p:sld xmlns:p="p" xmlns:a="a"><p:cSld><p:spTree>${inner}</p:spTree></p:cSld></p:sld>`,
      })),
    ])
  const shape = (words: string) =>
    `<p:sp><p:txBody><a:p><a:r><a:t>${words}</a:t></a:r></a:p></p:txBody></p:sp>`

  it.each([
    ['one slide 3000 times', listed(1, 3000, shape('x')), /3000 slides are more than a deck has/],
    ['parts of too many elements together', listed(3, 1, '<p:x/>'.repeat(400_000)), /more elements than/],
    [
      'words of a book',
      listed(40, 1, shape('word '.repeat(9000))),
      /\d+ characters are more than the slides of/,
    ],
    ['a slide of too many shapes', listed(1, 1, shape('').repeat(5001)), /has more than 5000 shapes/],
  ])('is refused before it is worked on: %s', { timeout: 60_000 }, async (_what, bytes, message) => {
    expect(await failureOf(await inputFile('talk.pptx', bytes))).toMatch(message)
  })
})
