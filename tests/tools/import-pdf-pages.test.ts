import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PDFName } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { LetterTexts } from '../../src/tools/import/pdf/letter-text.ts'
import type { Glyph } from '../../src/tools/import/pdf/drawn.ts'
import { turnPage } from '../../src/tools/import/page-forms.ts'
import { draw, line, slidesOf } from './imported-pdf.ts'
import { addPage, codeFont, japaneseFont, latinFont, newPdf } from './pdfs.ts'
import { failureOf, importFrom, inputFile } from './scratch.ts'

describe('a page of a PDF that is plainly text', () => {
  it('becomes text by itself, and its picture lies ready beside it', async () => {
    const pdf = await newPdf()
    const font = await latinFont(pdf)
    addPage(pdf, font, [
      line('Tides', 60, 60, 40),
      line('• They rise', 60, 140),
      line('• They fall', 60, 190),
    ])
    const { all, out, read } = await slidesOf(pdf)
    expect(all[0]).toContain('layout: text')
    expect(await turnPage(out, 1, 'picture')).toBe('001-tides.md')
    expect(await read('001-tides.md')).toContain('layout: page')
    await turnPage(out, 1, 'text')
    expect(await read('001-tides.md')).toBe(all[0])
  })

  it('stays as a person turned it when it is imported again', async () => {
    const pdf = await newPdf()
    addPage(pdf, await latinFont(pdf), [line('Tides', 60, 60, 40), line('• They rise', 60, 140)])
    const input = await inputFile('talk.pdf', await pdf.save())
    const { out } = await importFrom(input)
    await turnPage(out, 1, 'picture')
    const { read, saved } = await importFrom(input, { out })
    expect(await read('001-tides.md')).toContain('layout: page')
    expect(saved.kept).toEqual([])
  })

  it('is not turned where somebody has edited it', async () => {
    const pdf = await newPdf()
    addPage(pdf, await latinFont(pdf), [line('Tides', 60, 60, 40), line('• They rise', 60, 140)])
    const { out } = await importFrom(await inputFile('talk.pdf', await pdf.save()))
    const file = join(out, '001-tides.md')
    await writeFile(file, (await readFile(file, 'utf8')).replace('They rise', 'They rose'))
    await expect(turnPage(out, 1, 'picture')).rejects.toThrow('somebody has edited')
  })
})

describe('words beside a page', () => {
  it('are left out, and said to be', async () => {
    const pdf = await newPdf()
    const font = await latinFont(pdf)
    for (const number of [1, 2]) {
      const page = addPage(pdf, font, [
        line(`Tides ${String(number)}`, 60, 60, 40),
        line('They rise and fall twice a day', 60, 140),
        line(`Note ${String(number)}: mention it if asked`, 700, 140),
      ])
      page.setCropBox(0, 0, page.getWidth() / 2, page.getHeight())
    }
    const { all, report } = await slidesOf(pdf)
    expect(all[0]).toContain('They rise and fall')
    expect(all.join('\n')).not.toContain('mention it')
    expect(report.entries.map(({ note }) => note)).toContain(
      'left out, since it lies outside of the page, where nobody sees it: “Note 1: mention it if asked”',
    )
  })
})

describe('the title of a page', () => {
  it('has both of its lines and its number, stands where titles stand, and is no dash below it', async () => {
    const pdf = await newPdf()
    const font = await latinFont(pdf)
    for (const [title, more] of [
      ['2. Why tides are', 'harder than they look'],
      ['3. A stick', 'and its gauge'],
      ['4. What remains', 'to be measured'],
    ] as const) {
      addPage(pdf, font, [
        line(title, 60, 40, 32),
        line(more, 60, 76, 32),
        line('—', 60, 112, 30),
        line('42 cm', 300, 260, 60),
        line('is what a spring tide adds', 300, 330, 20),
      ])
    }
    const { bodies } = await slidesOf(pdf)
    expect(bodies.map((body) => body.split('\n')[0])).toEqual([
      '# 2\\. Why tides are harder than they look',
      '# 3\\. A stick and its gauge',
      '# 4\\. What remains to be measured',
    ])
  })

  it('of the deck is what its first slide says, whatever the file says of itself', async () => {
    const pdf = await newPdf()
    pdf.setTitle('Template 2019')
    addPage(pdf, await latinFont(pdf), [line('Measuring tides', 60, 200, 48), line('Hanako Mori', 60, 300)])
    const { read } = await slidesOf(pdf)
    expect(JSON.parse(await read('deck.json'))).toMatchObject({
      title: { en: 'Measuring tides' },
      locales: ['en'],
    })
  })
})

describe('code on a page', () => {
  const CODE = ['struct x {', '    x(int i) { }', '};', '', 'void test(int y) {', '    auto k = x(0);', '}']

  it('is a fence with its indentation and empty lines, each brace in its place, beside the words', async () => {
    const pdf = await newPdf()
    const [font, mono] = [await latinFont(pdf), await codeFont(pdf)]
    const page = addPage(pdf, font, [line('Guess', 60, 60, 40), line('What is k?', 60, 250, 20)])
    CODE.forEach((text, row) => {
      page.drawText(text.trimStart(), {
        font: mono,
        size: 18,
        x: 480 + 18 * 0.6 * (text.length - text.trimStart().length),
        y: 400 - row * 24,
      })
    })
    const { bodies, all } = await slidesOf(pdf)
    expect(all[0]).toContain('layout: columns')
    expect(bodies[0]).toBe(
      `# Guess\n\n:::left\nWhat is k?\n:::\n\n:::right\n\`\`\`cpp\n${CODE.join('\n')}\n\`\`\`\n:::`,
    )
  })

  it('within a line is code, its drawn backticks gone', async () => {
    const pdf = await newPdf()
    const [font, mono] = [await latinFont(pdf), await codeFont(pdf)]
    const page = addPage(pdf, font, [line('Versions', 60, 60, 40), line('• Before 10 the', 60, 140)])
    const from = 60 + font.widthOfTextAtSize('• Before 10 the ', 24)
    page.drawText('`x.y`', { font: mono, size: 22, x: from, y: 540 - 140 - 24 * 0.85 })
    page.drawText('was the major one', {
      ...{ font, size: 24, y: 540 - 140 - 24 * 0.85 },
      x: from + mono.widthOfTextAtSize('`x.y` ', 22),
    })
    const { bodies } = await slidesOf(pdf)
    expect(bodies[0]).toBe('# Versions\n\n- Before 10 the `x.y` was the major one')
  })
})

describe('what a page draws', () => {
  it('is the bullets of its lists, on every page', async () => {
    const pdf = await newPdf()
    const font = await latinFont(pdf)
    for (const title of ['One', 'Two', 'Three', 'Four']) {
      addPage(pdf, font, [
        line(title, 60, 60, 40),
        line('first words', 90, 140),
        line('second words', 90, 190),
        line('third words', 120, 240),
      ])
      draw(pdf, [
        [66, 149, 8, 8],
        [66, 199, 8, 8],
        [98, 249, 8, 8],
      ])
    }
    const { bodies } = await slidesOf(pdf)
    expect(bodies).toEqual(
      ['One', 'Two', 'Three', 'Four'].map(
        (title) => `# ${title}\n\n- first words\n- second words\n  - third words`,
      ),
    )
  })

  it('is a table by its rules, cells of several lines and empty ones too', async () => {
    const pdf = await newPdf()
    const font = await latinFont(pdf)
    addPage(pdf, font, [
      line('Errors', 60, 60, 40),
      ...[line('Stick', 110, 160, 20), line('at the beach', 110, 186, 20), line('12%', 420, 160, 20)],
      line('Gauge', 110, 230, 20),
    ])
    const rules = [150, 220, 260].map((y) => [100, y, 600, 1] as const)
    draw(pdf, [...rules, ...[100, 400, 699].map((x) => [x, 150, 1, 111] as const)])
    const { bodies } = await slidesOf(pdf)
    expect(bodies[0]).toBe('# Errors\n\n| Stick at the beach | 12% |\n| --- | --- |\n| Gauge |  |')
  })

  it('is a chart that no text can show: the slide is the picture, and its labels are one paragraph', async () => {
    const pdf = await newPdf()
    const font = await latinFont(pdf)
    addPage(pdf, font, [
      line('Levels', 60, 60, 40),
      ...[0, 10, 20, 30].map((value, index) => line(String(value), 200, 440 - 90 * index, 14)),
    ])
    draw(pdf, [
      [230, 160, 2, 300],
      [260, 300, 60, 160],
      [360, 220, 60, 240],
      [460, 260, 60, 200],
    ])
    const { all, report } = await slidesOf(pdf)
    expect(all[0]).toContain('layout: page')
    expect(all[0]).toContain('30, 20, 10, 0')
    expect(report.pages[0]?.reasons).toContain('diagram')
  })
})

describe('pages that follow each other', () => {
  it('with the same title and more below it are one build', async () => {
    const pdf = await newPdf()
    const font = await latinFont(pdf)
    const items = ['• One', '• Two', '• Three']
    for (let count = 1; count <= 3; count++) {
      addPage(pdf, font, [
        line('Steps', 60, 60, 40),
        ...items.slice(0, count).map((text, row) => line(text, 60, 140 + 50 * row)),
      ])
    }
    addPage(pdf, font, [line('Another', 60, 60, 40), line('• One', 60, 140)])
    const { all } = await slidesOf(pdf)
    expect(all.map((slide) => /build: (.*)/.exec(slide)?.[1])).toEqual([
      'build-1',
      'build-1',
      'build-1',
      undefined,
    ])
  })

  it('begin a section where one has a title alone', async () => {
    const pdf = await newPdf()
    const font = await latinFont(pdf)
    const page = (title: string, ...words: string[]) =>
      addPage(pdf, font, [
        line(title, 60, 60, 40),
        ...words.map((text, row) => line(text, 60, 140 + 50 * row)),
      ])
    page('Tides', '• What they are')
    page('Measuring')
    page('A stick', '• Cheap')
    page('A gauge', '• Exact')
    page('Results')
    page('Errors', '• Few')
    page('Costs', '• Many')
    const { read, all } = await slidesOf(pdf)
    const { sections } = JSON.parse(await read('deck.json')) as { sections: { title: { en: string } }[] }
    expect(sections.map(({ title }) => title.en)).toEqual(['Opening', 'Measuring', 'Results'])
    expect(all[5]).toContain('section: section-2')
  })
})

describe('the words of a page', () => {
  it('keep what they lead to', async () => {
    const pdf = await newPdf()
    const page = addPage(pdf, await latinFont(pdf), [
      line('Links', 60, 60, 40),
      line('• The manual', 60, 140),
    ])
    const annotation = pdf.context.register(
      pdf.context.obj({
        Type: 'Annot',
        Subtype: 'Link',
        Rect: [60, 540 - 170, 300, 540 - 138],
        A: { S: 'URI', URI: pdf.context.obj('https://example.com/a_(b)') },
      }),
    )
    // pdf-lib writes a bare string as a name: the address has to be a string of its own.
    page.node.set(PDFName.of('Annots'), pdf.context.obj([annotation]))
    const { bodies } = await slidesOf(pdf)
    expect(bodies[0]).toContain('The manual')
  })

  it('tell the language that nobody named', async () => {
    const pdf = await newPdf()
    addPage(pdf, await japaneseFont(pdf), [
      line('潮を測る', 60, 60, 40),
      line('・棒を立てて，水の高さを読む', 60, 140),
    ])
    const { locale, all } = await slidesOf(pdf)
    expect(locale).toBe('ja')
    expect(all[0]).toContain('::::ja')
  })

  it('have the ligatures that the PDF does not name, by its code or by the words that they make', () => {
    const texts = new LetterTexts()
    const font = { name: 'CMR10', mono: false, bold: false, italic: false, math: false }
    const glyph = (text: string, code: number): Glyph => ({
      ...{ text, code, font, fontId: 'f1', color: '#000000', turned: false },
      ...{ x: 0, baseline: 0, width: 1, fontSize: 10 },
      sight: { at: 0, placed: true, plain: true, unpainted: false },
    })
    const spell = (...parts: (string | Glyph)[]) =>
      parts.map((part) => (typeof part === 'string' ? part : texts.textOf(part))).join('')
    const lines = [
      spell('Re', glyph('\0', 200), 'ection of the ', glyph('\0', 200), 'ow'),
      spell('di', glyph('\0', 201), 'erent e', glyph('\0', 201), 'ects'),
      spell('the ', glyph('\x0c', 12), 'rst'),
      spell('q', glyph('\0', 99), 'z'),
    ].map((text, index) => ({ text, index }))
    const filled = texts.fill(lines)
    expect(lines.map((each) => filled.get(each)?.line.text)).toEqual([
      'Reflection of the flow',
      'different effects',
      'the first',
      'q□z',
    ])
    expect(lines.map((each) => filled.get(each)?.lost)).toEqual([0, 0, 0, 1])
  })
})

describe('a PDF without end', () => {
  it('is refused by its number of pages, at once', async () => {
    const pdf = await newPdf()
    for (let page = 0; page < 2001; page++) pdf.addPage([96, 54])
    expect(await failureOf(await inputFile('long.pdf', await pdf.save()))).toMatch(
      /long\.pdf: 2001 pages are more than a deck has \(2000\)/,
    )
  })
})

describe('a page that is no slide’s', () => {
  it('is refused where it says that it has fewer than none', async () => {
    const pdf = await newPdf()
    addPage(pdf, await latinFont(pdf), [])
    const bytes = Buffer.from(await pdf.save({ useObjectStreams: false })).toString('latin1')
    const damaged = Buffer.from(bytes.replace('/Count 1', '/Count -1'), 'latin1')
    expect(await failureOf(await inputFile('talk.pdf', damaged))).toMatch(
      /talk\.pdf: the PDF is damaged: it says that it has -1 pages; open it in a viewer, save it anew/,
    )
  })

  it('is refused before it is drawn', async () => {
    const pdf = await newPdf()
    addPage(pdf, await latinFont(pdf), [line('x', 10, 10)])
    pdf.addPage([10, 14_000])
    expect(await failureOf(await inputFile('talk.pdf', await pdf.save()))).toMatch(
      /talk\.pdf, page 2: the page is more than 4 times as high as it is wide/,
    )
  })
})
