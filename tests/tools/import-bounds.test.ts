import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSpeakerDeckPage } from '../../src/tools/import/speaker-deck-page.ts'
import { countWork } from '../fixtures/count-work.ts'
import { failureOf, importFrom, inputFile } from './scratch.ts'
import { zipOf } from './zip.ts'

const slides = (count: number, words = 'words') =>
  Array.from({ length: count }, (_, at) => `Slide ${String(at + 1)}\n${words}`).join('\n')
const page = (body: string) => `<!doctype html><html><body>${body}</body></html>`
const transcript = '<div class="slide-transcript"><h3>Some words</h3></div>'
const reveal = (body: string) =>
  page(`<div class="reveal"><div class="slides"><section>${body}</section></div></div>`)
const json = (value: unknown) => JSON.stringify(value)

const READERS = /src\/tools\/import\/|hast-util-select/

/** Files that would keep a machine busy, or fill its memory, and what is said of each. */
const CASES: [string, string, RegExp][] = [
  ['many.txt', slides(5000), /5000 slides are more than a deck has \(2000\): import a part of it/],
  ['far.json', json({ slides: [{ number: 1e8, lines: ['x'] }] }), /100000000 slides are more than/],
  [
    'far.html',
    `<script type="application/ld+json">${json({ '@type': 'PresentationDigitalDocument', hasPart: [{ position: 1e8, text: 'x' }] })}</script>`,
    /100000000 slides are more than/,
  ],
  [
    'each.html',
    page('<div class="slide-transcript"></div>'.repeat(150_000)),
    /150000 slides are more than a deck has \(2000\)/,
  ],
  [
    'each.json',
    json({ slides: Array.from({ length: 150_000 }, (_, at) => ({ number: at + 1, lines: [] })) }),
    /150000 slides are more than a deck has \(2000\)/,
  ],
  [
    'lines.html',
    page(`<div class="slide-transcript">${'a • '.repeat(3000)}</div>`),
    /slide 1: 3000 lines are more than a slide has \(1000\)/,
  ],
  [
    'lines.txt',
    slides(60, 'a\n'.repeat(900)),
    /54000 lines are more than the slides of a talk have \(40000\)/,
  ],
  [
    'words.txt',
    slides(20, 'A b '.repeat(6000)),
    /240000 words are more than the slides of a talk have \(200000\)/,
  ],
  ['spans.html', page('<span>'.repeat(5000) + transcript), /elements are nested more than 256 deep/],
  ['bold.html', page('<b><i>'.repeat(3000) + transcript), /elements are nested more than 256 deep/],
  ['reveal.html', reveal('<div>'.repeat(5000)), /elements are nested more than 256 deep/],
  ['closed.html', page('<div/>'.repeat(5000) + transcript), /elements are nested more than 256 deep/],
  [
    'hidden.html',
    page(`<!-->${'<i>'.repeat(5000)}-->${transcript}`),
    /elements are nested more than 256 deep/,
  ],
  ['bold.md', `# x\n\n${'<b>'.repeat(3000)}`, /bold\.md, line 1: elements are nested more than 256 deep/],
  ['long.txt', 'word '.repeat(20_000), /long\.txt, slide 1: \d+ characters are more than a slide has/],
  ['blanks.txt', `a${' '.repeat(300_000)}x`, /slide 1: 300002 characters are more than a slide has/],
  [
    'copied.txt',
    `A talk\nMay 1, 2024\nTranscript\n\na${' '.repeat(300_000)}x`,
    /slide 1: 300002 characters are more than a slide has/,
  ],
  ['blanks.md', `# a${' '.repeat(300_000)}x`, /line 1: 300004 characters are more than a slide has/],
  ['all.txt', slides(600, 'word '.repeat(400)), /\d+ characters are more than the slides of a talk have/],
  [
    'all.md',
    Array.from({ length: 40 }, (_, at) => `# ${String(at)}\n\n${'word '.repeat(9000)}`).join('\n\n---\n\n'),
    /\d+ characters are more than the slides of a talk have/,
  ],
  ['all.html', reveal('word '.repeat(210_000)), /\d+ characters are more than the slides of a talk have/],
  ['slide.html', reveal('word '.repeat(12_000)), /line 1: \d+ characters are more than a slide has/],
  [
    'quotes.md',
    `# x\n\n${'>'.repeat(3000)} x`,
    /quotes\.md, line 3: quotations or lists in one another, more than 60/,
  ],
  [
    'lists.md',
    `# x\n\n${Array.from({ length: 400 }, (_, at) => `${' '.repeat(2 * at)}- x`).join('\n')}`,
    /lists\.md, line 63: quotations or lists/,
  ],
  [
    'stars.md',
    `# x\n\n${'*a '.repeat(20_000)}`,
    /stars\.md, line 3: \d+ characters are more than a slide has/,
  ],
  [
    'many.md',
    Array.from({ length: 2500 }, (_, at) => `# ${String(at)}`).join('\n\n---\n\n'),
    /2500 slides are more/,
  ],
]

const placeholder = (kind: string) =>
  `<p:sp><p:nvSpPr><p:nvPr><p:ph type="${kind}" idx="${kind}"/></p:nvPr></p:nvSpPr></p:sp>`
const table = (rows: string) =>
  `<p:graphicFrame><a:graphic><a:graphicData><a:tbl>${rows}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>`
const relations = (all: readonly (readonly [type: string, target: string])[]) =>
  `<Relationships>${all.map(([type, target], at) => `<Relationship Id="r${String(at)}" Type="http://x/${type}" Target="${target}"/>`).join('')}</Relationships>`

/** A presentation whose slides have the same shapes; `listed` names the part of each. */
function pptxOf(
  listed: readonly number[],
  shapes: string,
  more: Readonly<Record<string, string>> = {},
): Buffer {
  const ids = listed.map((part, at) => `<p:sldId id="${String(256 + at)}" r:id="r${String(part)}"/>`)
  const parts = [...new Set(listed)].map((part) => `slides/slide${String(part)}.xml`)
  const slide = `<p:sld><p:cSld><p:spTree>${shapes}</p:spTree></p:cSld></p:sld>`
  return zipOf({
    '_rels/.rels': relations([['officeDocument', 'ppt/presentation.xml']]),
    'ppt/presentation.xml': `<p:presentation><p:sldIdLst>${ids.join('')}</p:sldIdLst></p:presentation>`,
    'ppt/_rels/presentation.xml.rels': relations(parts.map((part) => ['slide', part])),
    ...Object.fromEntries(parts.map((part) => [`ppt/${part}`, slide])),
    ...more,
  })
}

/** A presentation of one slide, whose frames show the same chart or SmartArt. */
function pptxShowing(kind: 'chart' | 'diagram', frames: number, part: string): Buffer {
  const shown = kind === 'chart' ? '<c:chart r:id="r0"/>' : '<dgm:relIds r:dm="r0"/>'
  const frame = `<p:graphicFrame><a:graphic><a:graphicData>${shown}</a:graphicData></a:graphic></p:graphicFrame>`
  return pptxOf([0], frame.repeat(frames), {
    'ppt/slides/_rels/slide0.xml.rels': relations([[kind, '../shown/part.xml']]),
    'ppt/shown/part.xml': part,
  })
}

function chartOf(series: number, points: readonly number[], filler = ''): string {
  const values = points.map((at) => `<c:pt idx="${String(at)}"><c:v>1</c:v></c:pt>`).join('')
  const each = `<c:ser><c:val>${values}</c:val></c:ser>`
  return `<c:chartSpace><c:chart><c:plotArea><c:barChart>${each.repeat(series)}</c:barChart></c:plotArea></c:chart>${filler}</c:chartSpace>`
}

/** SmartArt of so many words, all of one level. */
function diagramOf(count: number): string {
  const ids = Array.from({ length: count }, (_, at) => String(at))
  const points = ids.map(
    (id) => `<dgm:pt modelId="${id}"><dgm:t><a:p><a:r><a:t>x</a:t></a:r></a:p></dgm:t></dgm:pt>`,
  )
  const joins = ids.map((id) => `<dgm:cxn srcId="all" destId="${id}"/>`)
  return `<dgm:dataModel><dgm:ptLst><dgm:pt modelId="all" type="doc"/>${points.join('')}</dgm:ptLst><dgm:cxnLst>${joins.join('')}</dgm:cxnLst></dgm:dataModel>`
}

/** A player whose slides lie in one another; the innermost has the words. */
const nested = (depth: number, words: number) =>
  page(
    `${'<div class="sd-player-slide">'.repeat(depth)}${'<p class="sd-player-slides--text">word</p>'.repeat(words)}${'</div>'.repeat(depth)}`,
  )

describe('an import', () => {
  it.each(CASES)('refuses %s before it works on it', async (name, content, reason) => {
    expect(await failureOf(await inputFile(name, content))).toMatch(reason)
  })

  it('reads no comment over and over that never ends', async () => {
    const { slides } = await importFrom(
      await inputFile('page.html', page(transcript + '<!--'.repeat(50_000))),
    )
    expect(slides).toHaveLength(1)
  })

  it('reads no slide of a player over and over that lies in others', async () => {
    const read = (depth: number) => readSpeakerDeckPage('talk.html', Buffer.from(nested(depth, 200)))
    const [flat, deep] = [await countWork(READERS, () => read(1)), await countWork(READERS, () => read(200))]
    expect(deep).toBeLessThan(2 * flat)
    expect((await read(200)).pages).toHaveLength(1)
  })

  it('looks through nothing over and over that it has found in a page', async () => {
    const script = '<script type="application/ld+json">{"a":1}</script>'
    const read = (count: number) => async () => {
      await readSpeakerDeckPage('talk.html', Buffer.from(page(transcript + script.repeat(count))))
    }
    const [few, many] = [await countWork(READERS, read(500)), await countWork(READERS, read(5000))]
    expect(many).toBeLessThan(12 * few)
  })

  it('takes a page that lists thousands of things in one row', async () => {
    const data = `<script type="application/ld+json">${json(Array(200_000).fill({}))}</script>`
    expect((await importFrom(await inputFile('page.html', page(transcript + data)))).slides).toHaveLength(1)
  })

  it('reads no picture over and over that begins with comments', async () => {
    const data = Buffer.from(`${'<!---->'.repeat(140)}none`).toString('base64')
    const { report } = await importFrom(
      await inputFile('talk.md', `# x\n\n![y](data:image/png;base64,${data})`),
    )
    expect(report.entries.map(({ note }) => note).join()).toContain('is no picture that browsers show')
  })

  it('stops at files that take in each other', async () => {
    const again = '\n---\nsrc: ./talk.md\n---\n'.repeat(9)
    const file = await inputFile('talk.md', `---\ntheme: seriph\nlayout: cover\n---\n\n# x\n${again}`)
    expect(await failureOf(file)).toMatch(/takes in more than 500 files, .*: do they name each other\?/)
  })

  it('gives a slide the links that it names alone', async () => {
    const links = Array.from(
      { length: 1000 },
      (_, at) => `[Link ${String(at)}]: https://example.org/${String(at)}`,
    )
    const text = `# x\n\n[See][link 7], [LINK  8]\n\n---\n\n# y\n\n${links.join('\n')}\n`
    const { read, slides } = await importFrom(await inputFile('talk.md', text))
    const first = await read(slides[0] ?? '')
    expect(first).toContain('[See](https://example.org/7)')
    expect(first).toContain('(https://example.org/8)')
  })

  it('reads no definition with each slide that names it', async () => {
    // Each slide is short, and so is what defines its words.
    const slide = `# x\n\n${Array.from({ length: 10 }, (_, at) => `[d${String(at)}]`).join(' ')}`
    const defined = Array.from({ length: 10 }, (_, at) => `[d${String(at)}]: <u> "${'x '.repeat(500)}"`)
    const text = [...Array<string>(200).fill(slide), `# y\n\n${defined.join('\n')}`].join('\n\n---\n\n')
    expect(await failureOf(await inputFile('talk.md', text))).toMatch(
      /\d+ characters are more than the slides of a talk have/,
    )
  })

  it('follows no names in the titles of links', async () => {
    const chain = Array.from(
      { length: 900 },
      (_, at) => `[d${String(at)}]: u "[d${String(at + 1)}] ${'x '.repeat(30)}"`,
    )
    const text = `# x\n\n[d0]\n\n---\n\n# y\n\n${chain.slice(0, 450).join('\n')}\n\n---\n\n# z\n\n${chain.slice(450).join('\n')}\n`
    expect((await importFrom(await inputFile('talk.md', text))).slides).toHaveLength(3)
  })

  it.each([
    ['a formula', 'talk.md', `$$${'a'.repeat(600_000)}`, /talk\.md, line 1: 600002 characters are more/],
    [
      'code in a shortcode',
      'talk.qmd',
      `# x\n\n{{< a${' '.repeat(60_000)}`,
      /line 3: \d+ characters are more/,
    ],
  ])('reads no line over and over that is too long: %s', async (_what, name, text, reason) => {
    expect(await failureOf(await inputFile(name, text))).toMatch(reason)
  })

  it('takes the attributes of headings and shortcodes as before', async () => {
    const text =
      '# One {.smaller background-color="red"}\n\n{{< video https://example.org/a.mp4 >}}\n\n## Two {-}\n\ntext {not} here\n'
    const { read, slides } = await importFrom(await inputFile('talk.qmd', text))
    const all = (await Promise.all(slides.map((slide) => read(slide)))).join('\n')
    expect(all).toContain('# One\n')
    expect(all).toContain('# Two\n')
    expect(all).toContain('text {not} here')
  })

  it.each([
    [
      'slides of more shapes than a talk has',
      Array.from({ length: 41 }, (_, at) => at),
      Array.from({ length: 5000 }, (_, at) => placeholder(`s${String(at)}`)).join(''),
      /its slides have more than 200000 shapes, which no talk has/,
    ],
    [
      'a slide that is listed over and over',
      [0, 1, 0],
      placeholder('s'),
      /slide 3 is the same part as slide 1 \(ppt\/slides\/slide0\.xml\): save the presentation anew/,
    ],
    [
      'a slide of paragraphs without end',
      [0],
      `<p:sp><p:txBody>${'<a:p/>'.repeat(5001)}</p:txBody></p:sp>`,
      /a slide of it has more than 5000 paragraphs, which no talk has/,
    ],
    [
      'a slide of cells without end',
      [0],
      table(`<a:tr>${'<a:tc/>'.repeat(10)}</a:tr>`.repeat(501)),
      /a slide of it has more than 5000 cells of tables, which no talk has/,
    ],
    [
      'a table whose rows are as long as its longest',
      [0],
      table(`<a:tr>${'<a:tc/>'.repeat(100)}</a:tr>${'<a:tr/>'.repeat(100)}`),
      /a slide of it has more than 5000 cells of tables, which no talk has/,
    ],
  ])('refuses %s in a presentation', async (_what, listed, shapes, reason) => {
    expect(await failureOf(await inputFile('talk.pptx', pptxOf(listed, shapes)))).toMatch(reason)
  })

  it.each([
    [
      'charts without end',
      pptxShowing('chart', 1001, chartOf(1, [0])),
      /its slides show more than 1000 charts, which no talk has/,
    ],
    [
      'a chart of many values that many frames show',
      pptxShowing('chart', 51, chartOf(1, [1999])),
      /its charts have more than 200000 values, which no talk has/,
    ],
    [
      'a large chart that many frames show',
      pptxShowing('chart', 101, chartOf(1, [0], '<c:x/>'.repeat(10_000))),
      /its charts and SmartArt have more than 1000000 elements, which no talk has/,
    ],
    [
      'SmartArt that many frames show',
      pptxShowing('diagram', 60, diagramOf(100)),
      /a slide of it has more than 5000 points of SmartArt, which no talk has/,
    ],
  ])('refuses %s', async (_what, presentation, reason) => {
    expect(await failureOf(await inputFile('talk.pptx', presentation))).toMatch(reason)
  })

  it('leaves out a chart whose few points make room for thousands', async () => {
    const { report } = await importFrom(
      await inputFile('talk.pptx', pptxShowing('chart', 1, chartOf(1000, [4999]))),
    )
    expect(report.entries.map(({ note }) => note)).toContain(
      'a chart of a kind that is not known, without its values, or of more than can be seen',
    )
  })

  it('shows no table of thousands of rows in place of a chart', async () => {
    const points = Array.from({ length: 5000 }, (_, at) => at)
    const { report, read, slides } = await importFrom(
      await inputFile('talk.pptx', pptxShowing('chart', 1, chartOf(1, points))),
    )
    expect(report.entries.map(({ note }) => note)).toContain(
      'a chart of a kind that is not known, without its values, or of more than can be seen',
    )
    expect((await read(slides[0] ?? '')).length).toBeLessThan(1000)
  })

  it.each([
    [
      'talk.pptx',
      pptxOf(
        [0],
        `<p:sp><p:txBody><a:p>${'<a:r><a:rPr b="1" i="1"/><a:t>a</a:t></a:r><a:r><a:t> </a:t></a:r>'.repeat(200)}</a:p></p:txBody></p:sp>`,
      ),
    ],
    ['talk.md', `# x\n\n${'**a**b '.repeat(400)}\n`],
    ['page.html', reveal(`<h2>x</h2><p>${'<b>a</b>b '.repeat(400)}</p>`)],
  ])('refuses a paragraph of marks without end: %s', async (name, content) => {
    expect(await failureOf(await inputFile(name, content))).toContain(
      `${name}, slide 1: a paragraph of it has more than 300 stretches that are bold, slanted or struck out`,
    )
  })

  it('refuses a slide of marks without end', async () => {
    const run = '<a:r><a:rPr b="1" i="1" strike="sngStrike"/><a:t>a</a:t></a:r><a:r><a:t>b</a:t></a:r>'
    const item = `<a:p><a:pPr><a:buChar char="-"/></a:pPr>${run.repeat(90)}</a:p>`
    const shape = `<p:sp><p:txBody>${item.repeat(8)}</p:txBody></p:sp>`
    expect(await failureOf(await inputFile('talk.pptx', pptxOf([0], shape)))).toMatch(
      /talk\.pptx, slide 1: more than 1500 stretches of it are bold, slanted or struck out/,
    )
  })

  it('refuses marks without end in paragraphs that have few', async () => {
    const paragraph = `${'**a**b '.repeat(290)}\n\n`
    const text = Array.from({ length: 10 }, (_, at) => `# ${String(at)}\n\n${paragraph.repeat(4)}`)
    expect(await failureOf(await inputFile('talk.md', text.join('---\n\n')))).toMatch(
      /talk\.md: more stretches are bold, slanted or struck out than a talk has/,
    )
  })

  it.each([
    ['lines', Array.from({ length: 201 }, (_, at) => `a${String(at)} --> b`).join('\n')],
    ['joined boxes', `${Array.from({ length: 60 }, (_, at) => `a${String(at)}`).join(' & ')} --> b`],
  ])('lays out no diagram of too many %s', async (_what, source) => {
    const file = await inputFile('talk.md', `# x\n\n\`\`\`mermaid\ngraph TD\n${source}\n\`\`\`\n`)
    const { report } = await importFrom(file)
    expect(report.entries.map(({ note }) => note)).toContain(
      'a mermaid diagram stands as its source: draw it and show the picture',
    )
  })

  it('takes no hidden file of its folder', async () => {
    const file = await inputFile(
      'talk.md',
      '---\ntheme: seriph\nlayout: cover\n---\n\n# x\n\n<<< @/.ssh/key\n',
    )
    await mkdir(join(dirname(file), '.ssh'))
    await writeFile(join(dirname(file), '.ssh', 'key'), 'SECRET')
    const { read, slides } = await importFrom(file)
    expect(await read(slides[0] ?? '')).not.toContain('SECRET')
  })

  it('takes a page whose elements end without tags of their own', async () => {
    const items = '<li>one<li>two<p>three<br><img src=x>'.repeat(200)
    const { slides } = await importFrom(await inputFile('page.html', page(`<ul>${items}</ul>${transcript}`)))
    expect(slides).toHaveLength(1)
  })
})
