import { describe, expect, it } from 'vitest'
import { mermaidSvg } from '../../../src/compiler/render/mermaid/draw-mermaid.ts'
import { compileDeck } from '../../../src/compiler/compile.ts'
import { problemsOf, slideFile, withDeck } from '../../fixtures/with-deck.ts'

const FIGURE = ':::figure{name=port}\nCaption\n\nDescription of it\n:::'
const TIDE = `<?xml version="1.0"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 200" onload="no()">
  <title>Exported by a program</title>
  <defs><linearGradient id="sea"><stop offset="0" stop-color="#0af"/></linearGradient></defs>
  <rect width="400" height="100" fill="url(#sea)" style="stroke: #123456; stroke-width: 2; position: fixed"/>
  <path class="fig-line mine" d="M0 50h400" stroke="data-2"/>
  <text x="10" y="80" font-size="20" fill="accent">{{port}}</text>
</svg>`

async function figureWith(files: Record<string, string>): Promise<{ ja: string; en: string; html: string }> {
  const { slides } = await compileDeck(
    await withDeck({ '002-measuring-tides.md': slideFile(FIGURE), ...files }),
  )
  const [ja = '', en = ''] = [slides.ja[1], slides.en[1]].map((slide) => slide?.stageHtml ?? '')
  return { ja, en, html: slides.en[1]?.blocks.map(({ html }) => html).join('') ?? '' }
}

const problemsWith = (files: Record<string, string>) =>
  problemsOf({ '002-measuring-tides.md': slideFile(FIGURE), ...files })

describe('an SVG of an author’s own', () => {
  const safe = TIDE.replace(' onload="no()"', '')

  it('has its words in the reader’s language, its colours by class, and ids of its own', async () => {
    const labels = { labels: { port: { ja: '港', en: 'Port' } } }
    const { ja, en, html } = await figureWith({
      'figures/port.svg': safe,
      'figures/port.json': JSON.stringify(labels),
    })
    expect(ja).toContain('>港</text>')
    expect(en).toContain('<text x="10" y="80" font-size="20" class="fig-accent">Port</text>')
    expect(en).toContain('<linearGradient id="s2-port-sea">')
    expect(en).toContain('fill="url(#s2-port-sea)" stroke="#123456" stroke-width="2"')
    expect(en).toContain('class="fig-line fig-data-2 fig-stroked"')
    expect(en).not.toMatch(/style=|Exported|mine|position/)
    // It is the author's: nothing is marked, and no note is asked for.
    expect(html).not.toContain('class="provenance')
  })

  it('loses a value that could name a file', async () => {
    const { ja } = await figureWith({
      'figures/port.svg': safe.replace('{{port}}', 'Cádiz').replace('url(#sea)', "src('a')"),
    })
    expect(ja).not.toContain('src(')
  })

  it('needs no file beside it', async () => {
    const { ja } = await figureWith({ 'figures/port.svg': safe.replace('{{port}}', 'Cádiz') })
    expect(ja).toContain('>Cádiz</text>')
  })

  it.each([
    ['a handler', TIDE, 'figures/port.svg:2: an SVG picture may not hold an event handler'],
    ['a script', safe.replace('<defs>', '<script>no()</script><defs>'), 'a script or page inside'],
    ['another file', safe.replace('url(#sea)', 'url(https://example.org/x)'), 'something from elsewhere'],
    ['a file named in a newer way', safe.replace('url(#sea)', "image-set('a' 1x)"), 'from elsewhere'],
    ['a stylesheet', safe.replace('<defs>', '<style>rect{fill:red}</style><defs>'), 'a stylesheet inside'],
    ['a film', safe.replace('<defs>', '<animate/><defs>'), '<animate> is none of the elements of a drawing'],
    ['words that it has not', safe, 'label "port" is missing for "ja"'],
    ['no size', safe.replace('viewBox="0 0 400 200"', ''), 'the drawing says no size'],
  ])('is refused with %s', async (_what, svg, message) => {
    const problems = await problemsWith({ 'figures/port.svg': svg })
    expect(problems[0]).toContain('deck/figures/port.svg')
    expect(problems[0]).toContain(message)
  })

  it('is refused where another drawing has its name', async () => {
    const problems = await problemsWith({
      'figures/port.svg': safe,
      'figures/port.mmd': 'graph LR\n A --> B',
    })
    expect(problems[0]).toContain('the figure "port" is drawn in deck/figures/port.mmd as well')
  })
})

describe('a Mermaid diagram', () => {
  it('is drawn in the deck’s colours, with words in each language', async () => {
    const { ja, en } = await figureWith({
      'figures/port.mmd': 'graph LR\n  A["{{moon}}"] --> B{{hexagon}}',
      'figures/port.json': JSON.stringify({ labels: { moon: { ja: '月', en: 'Moon' } } }),
    })
    expect(ja).toContain('>月</text>')
    expect(en).toContain('>Moon</text>')
    expect(en).toContain('>hexagon</text>')
    expect(en).toContain('var(--neutral)')
    expect(en).not.toMatch(/<style|style=|fonts\.googleapis|--_/)
  })

  it('of a kind that is not known is refused with its file', async () => {
    const [problem] = await problemsWith({ 'figures/port.mmd': 'gantt\n title x' })
    expect(problem).toMatch(
      /^deck\/figures\/port\.mmd:1: the drawing fails for slide 2, "ja": Invalid mermaid header/,
    )
  })

  it('of more than a slide shows is refused', async () => {
    await expect(mermaidSvg(`graph TD\n${'a --> b\n'.repeat(300)}`)).rejects.toThrow('more than 200 lines')
  })
})

describe('a Vega-Lite chart of an author’s own', () => {
  const spec = {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    title: { ja: '潮位', en: 'Level' },
    width: 300,
    height: 200,
    data: {
      values: [
        { port: { ja: '東京', en: 'Tokyo' }, level: 2 },
        { port: { ja: 'カディス', en: 'Cádiz' }, level: 3 },
      ],
    },
    mark: 'bar',
    encoding: {
      x: { field: 'port', type: 'nominal' },
      y: { field: 'level', type: 'quantitative' },
      color: { field: 'port', type: 'nominal' },
    },
  }

  it('is drawn in the deck’s data colours, with its values as a table', async () => {
    const { ja, en, html } = await figureWith({ 'figures/port.vl.json': JSON.stringify(spec) })
    expect(ja).toContain('>東京</text>')
    expect(en).toContain('fig-data-1')
    expect(en).toContain('fig-data-2')
    expect(en).not.toContain('style=')
    expect(html).toMatch(/<table[^]*Cádiz[^]*3[^]*<\/table>/)
  })

  it('of more values, or more marks, than anybody could tell apart is refused', async () => {
    const values = Array.from({ length: 10_001 }, (_, level) => ({ port: 'a', level }))
    const [many] = await problemsWith({
      'figures/port.vl.json': JSON.stringify({ ...spec, data: { values } }),
    })
    expect(many).toMatch(
      /^deck\/figures\/port\.vl\.json:1: .*a chart has at most 10,000 values: summarise them/s,
    )
    const { encoding } = spec
    const layer = Array.from({ length: 11 }, () => ({ mark: 'point', encoding }))
    const { mark: _, encoding: __, ...rest } = spec
    const data = { values: values.slice(0, 1000) }
    const [marks] = await problemsWith({
      'figures/port.vl.json': JSON.stringify({ ...rest, data, layer }),
    })
    expect(marks).toMatch(/a chart of 1\d{4} marks, and at most 10000 can be shown: give it fewer values/)
  })

  it('reads nothing from elsewhere', async () => {
    const [problem] = await problemsWith({
      'figures/port.vl.json': JSON.stringify({ ...spec, data: { url: 'https://example.org/values.json' } }),
    })
    expect(problem).toContain('deck/figures/port.vl.json')
    expect(problem).toContain('a chart has its values in it')
  })

  it.each([
    [
      'by a function of interactive charts',
      {
        calculate: `datum.__proto__.written ? 1 : modify('source_0', datum.__proto__, null, null, datum.__proto__, {type: 'click', written: 'x'})`,
        as: 'drawn',
      },
      'a chart may not call modify()',
    ],
    [
      'by what all values share',
      { calculate: 'datum.constructor.constructor', as: 'drawn' },
      'there is no constructor in undefined',
    ],
    [
      'by what lists can do',
      { calculate: '[[1].forEach][0].call', as: 'drawn' },
      'there is no call in undefined',
    ],
    [
      'by what tells who was chosen',
      { calculate: "vlSelectionTest('source_0', datum)", as: 'drawn' },
      'a chart may not call vlSelectionTest()',
    ],
    [
      'as data of its own',
      {
        lookup: 'level',
        from: { data: { values: { signal: '[{}.__proto__]' } }, key: 'level', fields: ['port'] },
        as: ['other'],
      },
      'its values are a list',
    ],
  ])('does not write into the program, %s', async (_how, transform, message) => {
    const problems = await problemsWith({
      'figures/port.vl.json': JSON.stringify({ ...spec, transform: [transform] }),
    })
    expect(Object.getOwnPropertySymbols(Object.prototype)).toEqual([])
    expect(Object.keys(Object.prototype)).toEqual([])
    expect(problems[0]).toContain(message)
  })
})
