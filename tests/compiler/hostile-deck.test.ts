import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkFolder } from '../../src/compiler/check-folder.ts'
import { formatProblem } from '../../src/compiler/read/problem.ts'
import { pictureFault } from '../../src/compiler/read/picture-faults.ts'
import { renderChart, renderOwnChart } from '../../src/compiler/render/chart.ts'
import { problemsOf, slideFile, withDeck } from '../fixtures/with-deck.ts'

const SLIDE = '002-measuring-tides.md'
const svg = (inside: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9" ${attributes}>\n${inside}\n</svg>`

/** What is said of a deck's folder, as it is printed. */
async function saidOf(folder: string): Promise<string[]> {
  return (await checkFolder(folder)).map(formatProblem)
}

describe('a deck of a stranger', () => {
  it.each([
    ['images/secret.png', '/etc/hostname'],
    ['003-tide-model.md', '/etc/hostname'],
    ['figures/tide-curve.json', '/etc/hostname'],
    ['references.json', '/etc/hostname'],
  ])('brings nothing from outside by a link (%s)', async (path, target) => {
    const folder = await withDeck({ [path]: '' })
    const file = join(folder, path)
    const { rm } = await import('node:fs/promises')
    await rm(file)
    await symlink(target, file)
    expect(await saidOf(folder)).toEqual([
      `deck/${path}:1: a link that leads out of the deck’s folder; put the file itself here`,
    ])
  })

  it('is told of a link to itself, of folders named like files, and of files named like folders', async () => {
    const folder = await withDeck()
    await symlink(join(folder, '005-b.md'), join(folder, '005-b.md'))
    await mkdir(join(folder, '006-c.md'))
    await writeFile(join(folder, 'images'), '')
    expect(await saidOf(folder)).toEqual([
      'deck/005-b.md:1: a link that leads nowhere; put the file itself here',
      'deck/006-c.md:1: has to be a file',
      'deck/images:1: has to be a folder',
    ])
  })

  it.each([
    [
      'an alias of nothing',
      '---\nsection: *x\n---\n\n::::ja\n# 題\n::::\n\n::::en\n# T\n::::\n',
      /:2: front matter is no valid YAML/,
    ],
    [
      'aliases that grow without end',
      `---\na: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefghi'.replace(
        /./g,
        (name, at: number) =>
          `${name}: &${name} [${Array(9)
            .fill(`*${'abcdefgh'[at] ?? ''}`)
            .join(', ')}]\n`,
      )}section: *i\n---\n`,
      /front matter is no valid YAML/,
    ],
    ['quotations in quotations', slideFile(`${'>'.repeat(3000)} x`), /levels deep/],
    [
      'a formula that stands for millions',
      slideFile(`$$\n\\def\\a{${'x'.repeat(5000)}}${'\\a'.repeat(900)}\n$$`),
      /\\def defines a name, and a formula defines none: write out what it stands for/,
    ],
    ['lists in lists', slideFile(`${'- '.repeat(3000)}x`), /levels deep/],
  ])('gets file and line for %s', async (_what, text, message) => {
    const problems = await problemsOf({ [SLIDE]: text })
    expect(problems[0]).toMatch(/^deck\/002-measuring-tides\.md:\d+: /)
    expect(problems.join('\n')).toMatch(message)
  })

  it('gets file and line for JSON that is nested without end', async () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`
    expect(await problemsOf({ 'references.json': deep })).toEqual([
      'deck/references.json:1: nested deeper than 100 levels',
    ])
  })

  it('gets a line for each of the first of a thousand unknown keys, from one reading, and the number of the rest', async () => {
    const keys = Array.from({ length: 1000 }, (_, at) => `"key${String(at)}": 1`).join(',\n')
    const { readFile } = await import('node:fs/promises')
    const folder = await withDeck()
    const deck = await readFile(join(folder, 'deck.json'), 'utf8')
    await writeFile(join(folder, 'deck.json'), deck.replace('{', `{\n${keys},`))
    const said = await saidOf(folder)
    expect(said).toHaveLength(51)
    expect(said[49]).toMatch(/^deck\/deck\.json:51: unknown key "key49"/)
    expect(said[50]).toContain('and 950 more in this file')
  })

  it('can’t steer the terminal that it is checked in', async () => {
    const [problem] = await problemsOf({
      [SLIDE]: slideFile('x').replace('method', '"\\e[2Jgone\\e]0;t\\a"'),
    })
    expect(problem).toContain('\\u{1b}[2Jgone')
    expect(problem).not.toMatch(/[\u0000-\u0008\u000b-\u001f]/)
  })

  it.each(['javascript:alert(1)', 'data:text/html,x', ' file:///etc/passwd'])(
    'can’t have %s for an address',
    async (address) => {
      const references = JSON.stringify([{ id: 'a', type: 'book', title: 'T', URL: address }])
      expect((await problemsOf({ 'references.json': references })).join('\n')).toContain(
        'must be an address as https://example.org',
      )
    },
  )
})

/** `url(`, as no pattern finds it. */
const ESCAPED = String.raw`\75rl(https://example.org/x)`

describe('an SVG picture', () => {
  it.each([
    ['a script', svg('<script>alert(1)</script>')],
    ['a script under another name', svg('<x:script xmlns:x="http://www.w3.org/2000/svg">1</x:script>')],
    ['a script that HTML would take for text', svg('<desc><style><script>1</script></style></desc>')],
    ['a handler', svg('', 'onload="alert(1)"')],
    ['a handler on a line of its own', svg('<g\nonclick = "x()"/>')],
    ['a page', svg('<foreignObject><p/></foreignObject>')],
    ['a link to script', svg('<a href="javascript:alert(1)"><text>x</text></a>')],
    ['a link written in entities', svg('<a href="&#106;avascript:alert(1)"><text>x</text></a>')],
    ['a picture from elsewhere', svg('<image xlink:href="https://example.org/x.png"/>')],
    ['a style from elsewhere', svg('<style>@import "https://example.org/x.css"</style>')],
    ['a filling from elsewhere', svg('<rect style="fill:url(https://example.org/#a)"/>')],
    ['entities', `<!DOCTYPE svg [<!ENTITY a "b">]>${svg('')}`],
    [
      'a script by a prefix of other letters',
      svg('<é:script xmlns:é="http://www.w3.org/2000/svg">1</é:script>'),
    ],
    [
      'a handler by default',
      `<!DOCTYPE svg SYSTEM "a>b" [<!ATTLIST svg onload CDATA "alert(1)">]>${svg('')}`,
    ],
    [
      'a link to script by animation',
      svg('<a><set attributeName="href" to="javascript:alert(1)"/><rect width="9" height="9"/></a>'),
    ],
    [
      'a frame of HTML',
      svg(
        '<h:frameset xmlns:h="http://www.w3.org/1999/xhtml"><h:frame src="javascript:alert(1)"/></h:frameset>',
      ),
    ],
    [
      'HTML by numbers',
      svg('<h:form xmlns:h="http://www.w3.org/1999/x&#104;tml" action="javascript:alert(1)"/>'),
    ],
    ['a page around it', `<html xmlns="http://www.w3.org/1999/xhtml"><form action="x"/>${svg('')}</html>`],
    ['a style from elsewhere, escaped', svg('<style>@\\69mport "https://example.org/x.css"</style>')],
    [
      'a style from elsewhere, by numbers',
      svg('<style>@&#105;mp<![CDATA[ort]]> "https://example.org/x.css"</style>'),
    ],
    [
      'what a comment only seems to hide',
      svg(`<![CDATA[<!--]]><style>rect{fill:${ESCAPED}}</style><![CDATA[-->]]>`),
    ],
    [
      'what an instruction only seems to hide',
      svg(`<?x <!-- ?><style>rect{fill:${ESCAPED}}</style><?x --> ?>`),
    ],
    [
      'what a document type only seems to hide',
      `<!DOCTYPE svg SYSTEM "<!--">${svg(`<style>rect{fill:${ESCAPED}}</style><!-- -->`)}`,
    ],
    [
      'what a comment parts, after one in a text',
      svg(`<![CDATA[<!--]]><style>rect{fill:\\75r<!-- -->l(https://example.org/x)}</style>`),
    ],
    [
      'a style in pieces, by an element',
      svg('<style>@im<g/>port "https://example.org/x.css";rect{fill:u<g/>rl(https://example.org/x)}</style>'),
    ],
    [
      'a style in pieces, by an instruction',
      svg('<style>rect{fill:u<?x?>rl(https://example.org/x)}</style>'),
    ],
    [
      'a style in pieces, by a prefix and behind an entity that isn’t known',
      `<!DOCTYPE svg PUBLIC "a" "b">${svg('&nbsp;<s:style xmlns:s="http://www.w3.org/2000/svg">@im<?x?>port "https://example.org/x.css"</s:style>')}`,
    ],
    ['a style that a comment parts', svg('<style>rect{fill:red}<!-- x --></style>')],
  ])('with %s is refused, with its line', (_what, text) => {
    expect(pictureFault('x.svg', Buffer.from(text))?.message).toMatch(/may not hold|UTF-8/)
  })

  it.each(['<!DOCTYPE ', '<?xml ', '<!--'])('that has %s without end is read once through', (mark) => {
    const fault = pictureFault('x.svg', Buffer.from(`${svg('')}${mark.repeat(500_000)}`))
    expect(fault?.message ?? '').toMatch(mark === '<!--' ? /^$/ : /an SVG picture has one/)
  })

  it('with a document type longer than a pattern takes is refused with words', () => {
    const text = `<!DOCTYPE svg PUBLIC "${'a'.repeat(10)}" ${'b '.repeat(10_000_000)}>${svg('')}`
    expect(pictureFault('x.svg', Buffer.from(text))?.message).toMatch(/millions of characters/)
  })

  it('with a stylesheet that is text alone is taken', () => {
    const text = svg(
      '<style type="text/css"><![CDATA[ g > rect{fill:#fff} ]]></style><g><rect/></g><!-- x --><?x?>',
    )
    expect(pictureFault('x.svg', Buffer.from(text))).toBeUndefined()
    expect(pictureFault('x.svg', Buffer.from(svg('<style/><g style="fill:red"/>')))).toBeUndefined()
  })

  it('as drawing programs write it is taken', () => {
    const text = `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
${svg(`<metadata><rdf:RDF><cc:Work rdf:about=""><dc:type rdf:resource="http://purl.org/dc/StillImage"/></cc:Work></rdf:RDF></metadata>
<defs><linearGradient id="a"/></defs><use xlink:href="#a"/><rect fill="url(#a)" style="fill:url('#a')"/>
<image href="data:image/png;base64,AAAA"/><text>once = one</text>`)}`
    expect(pictureFault('x.svg', Buffer.from(text))).toBeUndefined()
  })

  it('is told from what only has its name', () => {
    expect(pictureFault('x.png', Buffer.from('root:x:0:0'))?.message).toMatch(/is no PNG/)
    expect(pictureFault('x.html', Buffer.from('<svg>'))?.message).toMatch(/a picture is one of/)
  })
})

describe('a chart', () => {
  const chart = (spec: object) =>
    renderChart(
      {
        caption: 'C',
        values: [{ a: 1 }],
        columns: [{ key: 'a', head: ['A'] }],
        spec: { mark: 'bar', encoding: {}, ...spec },
      },
      { locale: 'en' },
    )

  it.each([
    ['a number of rows', { calculate: 'length(sequence(1e9))', as: 'b' }],
    [
      'rows of rows',
      { calculate: 'sequence(10000)', as: 'b' },
      { flatten: ['b'] },
      { calculate: 'sequence(10000)', as: 'c' },
      { flatten: ['c'] },
    ],
  ])(
    'that makes %s without end is refused',
    async (_what, ...transform) => {
      const spec = { data: { values: [{ a: 1 }] }, transform, mark: 'bar', encoding: {} }
      await expect(renderOwnChart(spec, { name: 'x', locale: 'en' })).rejects.toThrow(
        /a chart takes more than (512 MB|20 s) to draw|Invalid array length/,
      )
      await expect(chart({})).resolves.toBeDefined()
    },
    120_000,
  )

  it('leaves nothing on what all objects share', async () => {
    const spec = {
      data: { values: ['__proto__', 'constructor', 'b'].map((c, v) => ({ c, v })) },
      transform: [{ impute: 'v', key: 'c', value: 0, groupby: ['c'] }],
      mark: 'bar',
      encoding: { x: { field: 'v', type: 'quantitative' } },
    }
    await expect(renderOwnChart(spec, { name: 'x', locale: 'en' })).rejects.toThrow(
      'named as parts of every object (such as __proto__)',
    )
    expect(Object.keys(Object.prototype)).toEqual([])
    expect(Object.keys(Object)).toEqual([])
    await expect(chart({})).resolves.toBeDefined()
  })

  it('reads no file and asks no server', async () => {
    let asked = 0
    const server = createServer((_request, response) => {
      asked++
      response.end('[]')
    }).listen(0, '127.0.0.1')
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : 0
    for (const url of ['/etc/passwd', `http://127.0.0.1:${String(port)}/x.json`]) {
      await expect(chart({ layer: [{ data: { url }, mark: 'point' }] })).rejects.toThrow(
        /reads nothing from elsewhere/,
      )
      await expect(
        chart({ transform: [{ lookup: 'a', from: { data: { url }, key: 'a' } }] }),
      ).rejects.toThrow(/reads nothing from elsewhere/)
      await expect(chart({ mark: { type: 'image', url } })).rejects.toThrow(/reads nothing from elsewhere/)
    }
    server.close()
    expect(asked).toBe(0)
  })
})
