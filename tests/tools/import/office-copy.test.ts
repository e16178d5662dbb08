import { chmod, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { previewsOf } from '../../../src/tools/import/compare/previews.ts'
import { wayOffline } from '../../../src/tools/import/machine/offline.ts'
import { Archive } from '../../../src/tools/import/pptx/zip.ts'
import { readWritten } from '../../../src/tools/import/written/read-written.ts'
import { inputFile, scratchFolder } from '../scratch.ts'
import { zipOf } from '../zip.ts'

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const canCutOff = (await wayOffline()) !== undefined
const PNG = Buffer.from('\x89PNG\r\n\x1a\n and so on', 'latin1')

type Relation = [id: string, type: string, target: string, mode?: string]

const relations = (...all: Relation[]) =>
  `<Relationships>${all
    .map(
      ([id, type, target, mode]) =>
        `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"${mode ? ` TargetMode="${mode}"` : ''}/>`,
    )
    .join('')}</Relationships>`

const fill = (id: string) => `<p:sp><p:spPr><a:blipFill><a:blip r:link="${id}"/></a:blipFill></p:spPr></p:sp>`

/** A stranger's presentation, which is an OpenDocument as well, and names what isn't its own. */
const STRANGE = {
  mimetype: 'application/vnd.oasis.opendocument.presentation',
  'content.xml': '<office:document-content/>',
  '[Content_Types].xml': '<Types/>',
  '_rels/.rels': relations(['r1', 'officeDocument', 'ppt/presentation.xml']),
  'ppt/presentation.xml':
    '<p:presentation><p:sldIdLst><p:sldId id="256" r:id="r1"/></p:sldIdLst></p:presentation>',
  'ppt/_rels/presentation.xml.rels': relations(['r1', 'slide', 'slides/slide1.xml']),
  'ppt/slides/slide1.xml': `<p:sld><p:cSld><p:spTree>${fill('r2')}</p:spTree></p:cSld></p:sld>`,
  'ppt/slides/_rels/slide1.xml.rels': relations(
    ['r1', 'slideLayout', '../slideLayouts/l.xml'],
    ['r2', 'image', 'file:///home/somebody/secret.png', 'External'],
    ['r3', 'hyperlink', 'file:///home/somebody/secret.png', 'External'],
    ['r4', 'image', 'http://intranet.example/a.png', 'External'],
    ['r5', 'image', '../media/a.png'],
    ['r6', 'image', '../media/b.png'],
    ['r7', 'theme', '../media/c.xml'],
    ['r8', 'oleObject', '../embeddings/a.docx'],
    ['r9', 'image', 'file:///home/somebody/other.png'],
  ),
  'ppt/slideLayouts/l.xml': '<p:sldLayout/>',
  'ppt/slideLayouts/_rels/l.xml.rels': relations(['r1', 'image', 'smb://host.example/a.png', 'external']),
  'ppt/media/a.png': PNG,
  'ppt/media/b.png': '<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///home/x.png"/></svg>',
  'ppt/media/c.xml': '<a:theme xmlns:s="http://www.w3.org/2000/svg"><s:svg/></a:theme>',
  'ppt/embeddings/a.docx': 'PK',
}

/** What a program in LibreOffice's place is given. */
async function givenTo(files: Parameters<typeof zipOf>[0]) {
  const input = await inputFile('talk.pptx', zipOf(files))
  const folder = await scratchFolder()
  const program = join(folder, 'soffice')
  const script = `cd '${folder}'\nprintf '%s\\n' "$@" > args\nenv > env\ncat /proc/net/dev > net\nfor last; do :; done\ncp "$last" given\nexit 1`
  await writeFile(program, `#!/bin/sh\n${script}\n`)
  await chmod(program, 0o755)
  const deck = await readWritten(input, folder, 'en')
  if (!deck) throw new Error('no presentation')
  expect(await previewsOf(deck, input, folder, undefined, program)).toBeUndefined()
  const text = (name: string) => readFile(join(folder, name), 'utf8').then((all) => all.trim().split('\n'))
  const given = await readFile(join(folder, 'given')).catch(() => undefined)
  return { text, archive: given && (await Archive.open(given, 'given')), input }
}

describe("a stranger's presentation for LibreOffice", () => {
  it('is given up where it takes too long, and that is said', async () => {
    const [input, folder] = [await inputFile('talk.pptx', zipOf(STRANGE)), await scratchFolder()]
    const program = join(folder, 'soffice')
    await writeFile(program, '#!/bin/sh\nsleep 60\n')
    await chmod(program, 0o755)
    const deck = await readWritten(input, folder, 'en')
    if (!deck) throw new Error('no presentation')
    expect(await previewsOf(deck, input, folder, undefined, program, 300)).toBe('tooMuch')
  })

  it('is a copy of what its slides are drawn from, in which nothing points outside', async () => {
    const { archive } = await givenTo(STRANGE)
    expect(archive?.names().sort()).toEqual([
      ...['[Content_Types].xml', '_rels/.rels', 'ppt/_rels/presentation.xml.rels', 'ppt/media/a.png'],
      ...['ppt/presentation.xml', 'ppt/slideLayouts/_rels/l.xml.rels', 'ppt/slideLayouts/l.xml'],
      ...['ppt/slides/_rels/slide1.xml.rels', 'ppt/slides/slide1.xml'],
    ])
    expect(await archive?.read('ppt/media/a.png')).toEqual(PNG)
    const all = await Promise.all(
      (archive?.names() ?? [])
        .filter((name) => name.endsWith('.rels'))
        .map(async (name) => String(await archive?.read(name))),
    )
    const targets = [...all.join('').matchAll(/Id="(\w+)"[^>]* Target="([^"]*)"/g)].map(([, id, to]) => [
      id,
      to,
    ])
    expect(targets.sort()).toEqual([
      ['r1', '/ppt/presentation.xml'],
      ['r1', '/ppt/slideLayouts/l.xml'],
      ['r1', '/ppt/slides/slide1.xml'],
      ['r3', 'mailto:nobody@example.invalid'],
      ['r5', '/ppt/media/a.png'],
    ])
  })

  it('is opened as a presentation, with no address that goes past the proxy', async () => {
    for (const name of ['NO_PROXY', 'no_proxy', 'ALL_PROXY', 'HTTPS_PROXY']) vi.stubEnv(name, '*')
    const { text, input } = await givenTo(STRANGE).finally(() => vi.unstubAllEnvs())
    const args = await text('args')
    expect(args).toContain('--infilter=Impress MS PowerPoint 2007 XML')
    expect(args).not.toContain(input)
    expect((await text('env')).filter((line) => /_proxy=/i.test(line)).sort()).toEqual([
      'http_proxy=http://127.0.0.1:9',
      'https_proxy=http://127.0.0.1:9',
    ])
  })

  it.skipIf(!canCutOff)('is drawn where there is no network', async () => {
    const { text } = await givenTo(STRANGE)
    const devices = (await text('net')).flatMap((line) => /^\s*(\w+):/.exec(line)?.[1] ?? [])
    expect(devices).toEqual(['lo'])
  })

  it('is not opened where it is not packed as one', async () => {
    const { '[Content_Types].xml': _, ...files } = STRANGE
    expect((await givenTo(files)).archive).toBeUndefined()
  })
})
