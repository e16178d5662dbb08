import { mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { isCompared, type Compared } from '../../../src/deck/compare.ts'
import { addCompareMessages } from '../../../src/i18n/compare-messages.ts'
import { createI18n } from '../../../src/i18n/i18n.ts'
import { noteInEnglish, noteOf, sayNote } from '../../../src/i18n/import-notes.ts'
import { compareAnswerer } from '../../../src/tools/import/compare/answer-compare.ts'
import { readCompared } from '../../../src/tools/import/compare/compared.ts'
import { addPage, latinFont, newPdf } from '../pdfs.ts'
import { importFrom, inputFile } from '../scratch.ts'

const page = (...words: string[]) =>
  words.map((text, row) => ({ text, x: 60, y: 60 + 70 * row, size: row ? 24 : 40 }))

/** A deck of two pages: one is plainly text, the other isn't sure. */
async function importedPdf(options: Parameters<typeof importFrom>[1] = {}) {
  const pdf = await newPdf()
  const font = await latinFont(pdf)
  addPage(pdf, font, page('Tides', '• They rise', '• They fall'))
  addPage(pdf, font, page('Notes', 'alone', '• one', '• two'))
  return importFrom(await inputFile('talk.pdf', await pdf.save()), { detect: true, ...options })
}

/** A server that answers what `?compare` asks for, and nothing else. */
async function serving(folder: string, turns: boolean) {
  const answer = compareAnswerer(folder, { turns })
  const server = createServer((request, response) => {
    void answer(request, response, (request.url ?? '').slice(1)).then((answered) => {
      if (!answered) response.writeHead(404).end()
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(() => {
    server.close()
  })
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`
  const compared = async () => (await (await fetch(`${url}compare.json`)).json()) as Compared
  const turn = (token: string, origin = url.slice(0, -1), slideNumber = 1) =>
    fetch(`${url}compare/turn`, {
      method: 'POST',
      headers: { 'x-colloquium-turn': token, origin },
      body: JSON.stringify({ slideNumber, form: 'picture' }),
    })
  return { url, compared, turn }
}

describe('what an imported deck is compared with', () => {
  it('is the picture of each page, the most doubtful slide first, with what was dropped', async () => {
    const { out } = await importedPdf()
    const compared = await readCompared(out, 'talk')
    expect(isCompared(compared)).toBe(true)
    expect(compared?.slides.map(({ hasPicture, turns }) => [hasPicture, turns])).toEqual([
      [true, true],
      [true, true],
    ])
    const [first, second] = compared?.slides ?? []
    expect(first?.confidence).toBeLessThanOrEqual(second?.confidence ?? 0)
  })

  it('is kept in the work folder where the deck shows none of the pictures', async () => {
    const { read, slides } = await importedPdf({ form: 'text', previews: true })
    expect(await read('.import/originals.json')).toContain('.import/pages/001.')
    expect(await Promise.all(slides.map(read))).not.toContainEqual(expect.stringContaining('images/'))
  })

  it('is what the source says where nothing draws it, from the line that it begins at', async () => {
    const { out } = await importFrom(await inputFile('talk.md', '# One\n\n- a\n\n---\n\n# Two\n\n- b\n'))
    const compared = await readCompared(out, 'talk')
    expect(compared?.slides).toMatchObject([
      { slideNumber: 1, source: '# One\n\n- a', hasPicture: false },
      { slideNumber: 2, source: '# Two\n\n- b', hasPicture: false },
    ])
    expect(compared?.slides[1]?.line).toBeGreaterThanOrEqual(5)
  })
})

describe('what an import says of a slide', () => {
  it('goes to the page as a key with what it names, and is said there in both languages', async () => {
    const deck = '# One\n\n<Counter :count="10" />\n'
    const { out } = await importFrom(await inputFile('talk.md', `---\ntheme: seriph\n---\n${deck}`))
    const [slide] = (await readCompared(out, 'talk'))?.slides ?? []
    const [remark] = slide?.remarks ?? []
    expect(remark).toMatchObject({
      isDropped: true,
      note: { key: 'componentDropped', values: { tag: 'Counter' } },
    })
    const said = (['ja', 'en'] as const).map((locale) => {
      const i18n = createI18n(locale)
      addCompareMessages(i18n)
      return typeof remark?.note === 'object' ? sayNote(i18n, remark.note) : undefined
    })
    expect(said).toEqual([
      '<Counter>：スライドに載るのは文字と画像だけ',
      '<Counter>: a slide shows words and pictures alone',
    ])
  })

  it('says one thing of another in the same language, and one and several apart', () => {
    const i18n = createI18n('ja')
    addCompareMessages(i18n)
    const note = noteOf('picture', { name: 'a.png', why: noteOf('noAddress') })
    expect(sayNote(i18n, note)).toBe('画像a.png：アドレスがない')
    expect(noteInEnglish(note)).toBe('picture a.png: it has no address')
    expect(noteInEnglish(noteOf('shapes', { count: 1 }))).toMatch(/^1 drawn shape without/)
    expect(noteInEnglish(noteOf('shapes', { count: 2 }))).toMatch(/^2 drawn shapes without/)
  })

  it('is in English where the report is older than its keys', async () => {
    const { out, read } = await importFrom(
      await inputFile('talk.md', '---\ntheme: seriph\n---\n# One\n\n<Counter :count="10" />\n'),
    )
    const report = JSON.parse(await read('report.json')) as { entries: { says?: unknown }[] }
    for (const entry of report.entries) delete entry.says
    await writeFile(join(out, 'report.json'), JSON.stringify(report))
    const [slide] = (await readCompared(out, 'talk'))?.slides ?? []
    expect(slide?.remarks[0]?.note).toBe('<Counter>: a slide shows words and pictures alone')
  })
})

describe('the answers to ?compare', () => {
  it('turn a slide for the page that was given the token, and for no other', async () => {
    const imported = await importedPdf()
    const { compared, turn } = await serving(imported.out, true)
    const { token = '' } = await compared()
    expect((await turn(token, 'https://elsewhere.example')).status).toBe(403)
    expect((await turn(`${token}x`)).status).toBe(403)
    expect(await imported.read('001-tides.md')).toContain('layout: text')
    expect((await turn(token)).status).toBe(200)
    expect(await imported.read('001-tides.md')).toContain('layout: page')
    expect((await compared()).slides.find(({ slideNumber }) => slideNumber === 1)?.form).toBe('picture')
    expect((await turn(token, undefined, 7)).status).toBe(409)
  })

  it('are pictures that do nothing by themselves, and no token where slides are not turned', async () => {
    const { out } = await importedPdf()
    const { url, compared, turn } = await serving(out, false)
    expect((await compared()).token).toBeUndefined()
    expect((await turn('')).status).toBe(404)
    const picture = await fetch(`${url}compare/1`)
    expect(picture.headers.get('content-type')).toMatch(/^image\//)
    expect(picture.headers.get('content-security-policy')).toContain('sandbox')
    expect(picture.headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect((await fetch(`${url}compare/../deck.json`)).status).toBe(404)
    expect((await fetch(`${url}compare/3`)).status).toBe(404)
  })

  it('do not follow a link that leads out of the folder', async () => {
    const { out, read } = await importedPdf({ form: 'text', previews: true })
    const [first] = JSON.parse(await read('.import/originals.json')) as { picture: string }[]
    const secret = join(out, '..', 'secret.svg')
    await writeFile(secret, '<svg/>')
    await rm(join(out, first?.picture ?? ''))
    await symlink(secret, join(out, first?.picture ?? ''))
    const { url } = await serving(out, false)
    expect((await fetch(`${url}compare/1`)).status).toBe(404)
    expect((await fetch(`${url}compare/2`)).status).toBe(200)
  })

  it('are none where what an import kept is a link to what never ends', async () => {
    const { out } = await importedPdf({ form: 'text' })
    for (const name of ['.import/originals.json', '.import/forms.json', '.import.json', 'report.json']) {
      await rm(join(out, name), { force: true })
      await symlink('/dev/zero', join(out, name))
    }
    const { url } = await serving(out, false)
    expect((await fetch(`${url}compare.json`)).status).toBe(404)
    expect((await fetch(`${url}compare/1`)).status).toBe(404)
  })

  it('are none in a folder that no import made', async () => {
    const folder = join((await importedPdf({ form: 'text' })).out, 'empty')
    await mkdir(folder)
    const { url } = await serving(folder, true)
    expect((await fetch(`${url}compare.json`)).status).toBe(404)
  })
})
