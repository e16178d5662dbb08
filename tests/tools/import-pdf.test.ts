import { PDFDocument } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { addPage, encrypt, japaneseFont, latinFont, newPdf, type DrawnLine } from './pdfs.ts'
import { bodyOf, failureOf, importFrom, inputFile } from './scratch.ts'

const line = (text: string, x: number, y: number, size = 24): DrawnLine => ({ text, x, y, size })

describe('a PDF whose lines are drawn in another order than they are read in', () => {
  it('is read by columns, with page numbers and running heads left out', async () => {
    const pdf = await newPdf()
    const font = await latinFont(pdf)
    for (const [index, title] of ['Measuring tides', 'Stick and gauge', 'What remains'].entries()) {
      addPage(pdf, font, [
        line('• Right one', 520, 140),
        line(String(index + 1), 900, 500, 14),
        line('• Left one', 60, 140),
        line('• Right two', 520, 190),
        line('Summer School', 60, 16, 12),
        line('• Left two', 60, 190),
        line(title, 60, 60, 40),
      ])
    }

    const { slides, read, report } = await importFrom(await inputFile('talk.pdf', await pdf.save()), {
      locale: 'en',
    })

    expect(slides).toEqual(['001-measuring-tides.md', '002-stick-and-gauge.md', '003-what-remains.md'])
    expect(bodyOf(await read('002-stick-and-gauge.md'))).toBe(
      '# Stick and gauge\n\n:::left\n- Left one\n- Left two\n:::\n\n:::right\n- Right one\n- Right two\n:::',
    )
    expect(await read('002-stick-and-gauge.md')).toContain('layout: columns')
    expect(report.count('dropped')).toBe(6)
    const published = JSON.parse(await read('published-transcript.json')) as { slides: { lines: string[] }[] }
    expect(published.slides[0]?.lines).toEqual([
      '• Right one',
      '1',
      '• Left one',
      '• Right two',
      'Summer School',
      '• Left two',
      'Measuring tides',
    ])
  })

  it('has its levels by where bullets stand, and its broken lines joined', async () => {
    const pdf = await newPdf()
    const font = await latinFont(pdf)
    addPage(pdf, font, [
      line('A title', 60, 60, 40),
      line('• The tide rises twice a day in nearly all of the harbours that anyone has', 60, 140),
      line('ever measured', 84, 170),
      line('– The moon pulls it', 100, 220),
      line('• Put up a stick', 60, 270),
    ])

    const { slides, read } = await importFrom(await inputFile('talk.pdf', await pdf.save()), { locale: 'en' })

    expect(bodyOf(await read(slides[0] ?? ''))).toBe(
      [
        '# A title\n',
        '- The tide rises twice a day in nearly all of the harbours that anyone has ever measured',
        '  - The moon pulls it',
        '- Put up a stick',
      ].join('\n'),
    )
  })
})

describe('a PDF whose bullets are drawn and not written', () => {
  it('has lists by their indents, and short lines that end near each other stay lines', async () => {
    const pdf = await newPdf()
    const font = await japaneseFont(pdf)
    addPage(pdf, font, [
      line('目次', 60, 60, 40),
      line('言語モデルとは何か', 110, 140),
      line('Transformerの仕組み', 110, 180),
      line('自己注意', 150, 220),
      line('評価と今後の課題', 110, 260),
    ])
    addPage(pdf, font, [
      line('二つの道', 60, 60, 40),
      line('利点', 60, 140),
      line('欠点', 520, 140),
      line('速い', 110, 180),
      line('不安定', 570, 180),
      line('安い', 110, 220),
      line('検証が難しい', 570, 220),
    ])

    const { slides, read } = await importFrom(await inputFile('talk.pdf', await pdf.save()))

    expect(bodyOf(await read(slides[0] ?? ''))).toBe(
      '# 目次\n\n- 言語モデルとは何か\n- Transformerの仕組み\n  - 自己注意\n- 評価と今後の課題',
    )
    expect(bodyOf(await read(slides[1] ?? ''))).toBe(
      '# 二つの道\n\n:::left\n利点\n\n- 速い\n- 安い\n:::\n\n:::right\n欠点\n\n- 不安定\n- 検証が難しい\n:::',
    )
  })
})

describe('a PDF with a Japanese font', () => {
  it('is read as it was written, and its rows of cells as a table', async () => {
    const pdf = await newPdf()
    pdf.setTitle('潮を測る')
    pdf.setAuthor('山田 花子')
    const font = await japaneseFont(pdf)
    addPage(pdf, font, [line('潮を測る', 60, 200, 48), line('2024年5月1日', 60, 300)])
    addPage(pdf, font, [
      line('誤差の比較', 60, 60, 40),
      ...[
        ['器具', '誤差', '値段'],
        ['棒', '12%', '100円'],
        ['計器', '3%', '9,800円'],
      ].flatMap((cells, row) => cells.map((text, column) => line(text, 60 + 200 * column, 160 + 50 * row))),
    ])

    const { slides, read } = await importFrom(await inputFile('talk.pdf', await pdf.save()), {
      form: 'text',
    })

    expect(await read(slides[0] ?? '')).toContain('layout: title')
    expect(bodyOf(await read(slides[1] ?? ''))).toBe(
      '# 誤差の比較\n\n| 器具 | 誤差 | 値段 |\n| --- | --- | --- |\n| 棒 | 12% | 100円 |\n| 計器 | 3% | 9,800円 |',
    )
    expect(JSON.parse(await read('deck.json'))).toMatchObject({
      title: { ja: '潮を測る' },
      speaker: { ja: '山田 花子' },
      given: '2024-05-01',
      locales: ['ja'],
    })
  })

  it('has pictures of its pages, with the places of their words', async () => {
    const pdf = await newPdf()
    const font = await japaneseFont(pdf)
    addPage(pdf, font, [line('潮を測る', 60, 60, 40), line('・棒を立てる', 60, 140)])

    const { slides, read } = await importFrom(await inputFile('talk.pdf', await pdf.save()), {
      form: 'picture',
    })

    expect(await read(slides[0] ?? '')).toContain('layout: page')
    // Vectors where poppler is installed, else pixels.
    expect(bodyOf(await read(slides[0] ?? ''))).toMatch(
      /^# 潮を測る\n\n!\[スライド1の画像\]\(images\/001\.(svg|webp)\)\n\n- 棒を立てる$/,
    )
    const layer = JSON.parse(await read('images/001.json')) as {
      width: number
      lines: { text: string; x: number }[]
    }
    expect(layer.width).toBe(960)
    expect(layer.lines.map(({ text, x }) => [text, Math.round(x)])).toEqual([
      ['潮を測る', 60],
      ['・棒を立てる', 60],
    ])
  })
})

describe('a PDF that cannot be imported', () => {
  it('is encrypted', async () => {
    const pdf = await newPdf()
    addPage(pdf, await latinFont(pdf), [line('Secret', 60, 60)])
    encrypt(pdf)
    const file = await inputFile('secret.pdf', await pdf.save({ useObjectStreams: false }))
    expect(await failureOf(file)).toMatch(/^ImportError: secret\.pdf: the PDF is encrypted/)
  })

  it('is broken', async () => {
    const pdf = await newPdf()
    addPage(pdf, await latinFont(pdf), [line('Half', 60, 60)])
    const bytes = await pdf.save()
    expect(await failureOf(await inputFile('half.pdf', bytes.slice(0, 200)))).toMatch(
      /^ImportError: half\.pdf: /,
    )
    expect(await failureOf(await inputFile('none.pdf', 'no PDF at all'))).toMatch(/none\.pdf: this is no PDF/)
    expect(await failureOf(await inputFile('empty.pdf', ''))).toMatch(/empty\.pdf: the file is empty/)
  })

  it('has no text on any page, which only pictures can show', async () => {
    const pdf = await PDFDocument.create()
    pdf.addPage([960, 540])
    const file = await inputFile('blank.pdf', await pdf.save())
    expect(await failureOf(file, { form: 'text' })).toMatch(/blank\.pdf: no page has any text.*--text/)
    const { slides, read } = await importFrom(file, { form: 'picture', locale: 'en' })
    expect(await read(slides[0] ?? '')).toContain('# Slide 1')
  })

  it('has more lines on a page than a slide shows, which is said before any page is drawn', async () => {
    const pdf = await newPdf()
    const font = await latinFont(pdf)
    addPage(pdf, font, [line('A page', 60, 60)])
    const many = Array.from({ length: 1100 }, (_, at) =>
      line(`w${String(at)}`, 10 + 60 * (at % 15), 5 + 7 * Math.floor(at / 15), 4),
    )
    addPage(pdf, font, many)
    expect(await failureOf(await inputFile('dense.pdf', await pdf.save()))).toBe(
      'ImportError: dense.pdf, page 2: 1100 lines are more than a slide has (1000): is it a text of slides?',
    )
  })
})
