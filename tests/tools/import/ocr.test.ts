import { spawnSync } from 'node:child_process'
import { chmod, readFile, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { createCanvas } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'
import { noteInEnglish } from '../../../src/i18n/import-notes.ts'
import { withReadPictures } from '../../../src/tools/import/ocr/read-pictures.ts'
import { readPicture } from '../../../src/tools/import/picture.ts'
import { plainPage, type SourceDeck } from '../../../src/tools/import/source-deck.ts'
import { importFrom, inputFile, scratchFolder } from '../scratch.ts'

const installed = spawnSync('tesseract', ['--list-langs'], { encoding: 'utf8' })
const hasEnglish = installed.status === 0 && /^eng$/m.test(installed.stdout)

/** A folder with one picture of a page. */
async function pictureFolder(words: readonly string[]): Promise<string> {
  const folder = await scratchFolder()
  const canvas = createCanvas(1600, 900)
  const context = canvas.getContext('2d')
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, 1600, 900)
  context.fillStyle = '#111111'
  words.forEach((text, row) => {
    context.font = `${String(row === 0 ? 90 : 54)}px sans-serif`
    context.fillText(text, 100, 160 + 130 * row)
  })
  await writeFile(join(folder, '1.png'), canvas.toBuffer('image/png'))
  return folder
}

async function sourceOf(folder: string, name = '1.png'): Promise<SourceDeck> {
  const picture = { extension: 'png' as const, file: join(folder, name), width: 1600, height: 900 }
  return Promise.resolve({ form: 'pictures', pages: [plainPage([], { picture })], remarks: [] })
}

/** A program in tesseract's place. */
async function standIn(script: string): Promise<string> {
  const file = join(await scratchFolder(), 'tesseract')
  await writeFile(file, `#!/bin/sh\n${script}\n`)
  await chmod(file, 0o755)
  return file
}

/** A picture given to a program in tesseract's place, which reads a word in whatever it is given. */
async function readAs(name: string, bytes: Buffer, size?: { width: number; height: number }) {
  const folder = await scratchFolder()
  await writeFile(join(folder, name), bytes)
  const told = join(folder, 'args')
  const row = ['5', ...['1', '1', '1', '1', '1'], ...['0', '0', '9', '9', '96'], 'Read'].join('\\t')
  const program = await standIn(
    `[ "$1" = --list-langs ] && echo eng && exit 0\nprintf '%s\\n' "$@" > '${told}'\nprintf '${row}\\n'`,
  )
  const source = await sourceOf(relative('.', folder), name)
  if (size) source.pages = source.pages.map((page) => ({ ...page, size }))
  const read = await withReadPictures(source, folder, { scratch: folder, locale: 'en', program })
  const args = await readFile(told, 'utf8').catch(() => '')
  return { ...read, args: args.split('\n') }
}

function avifList(): Buffer {
  const box = Buffer.from('\0\0\0\x14ispe\0\0\0\0\0\0\x03\x20\0\0\x02\x58', 'latin1')
  return Buffer.concat([Buffer.from('talkftypavif/1.png\n/somewhere/secret.png\n'), box])
}

/** A JPEG's head of so many pixels a side, behind a byte that fills, and a smaller one where that is read as a segment. */
function filledJpeg(side: number): Buffer {
  const frame = (size: number) => {
    const bytes = Buffer.from('ffc00011080000000003000000000000000000', 'hex')
    bytes.writeUInt16BE(size, 5)
    bytes.writeUInt16BE(size, 7)
    return bytes
  }
  const head = Buffer.alloc(60_000)
  head.write('ffd8ff', 'hex')
  frame(side).copy(head, 3)
  // What begins with FF FF has its length in the next two bytes, C0 00, for who takes it for a segment.
  frame(16).copy(head, 2 + 2 + 0xc000)
  return head
}

describe('a page that has its words in a picture alone', () => {
  it('is said to want tesseract where that is not installed', async () => {
    const folder = await pictureFolder(['Tides'])
    const options = { scratch: folder, locale: undefined, program: join(folder, 'none') }
    const { pages, remarks } = await withReadPictures(await sourceOf(folder), folder, options)
    expect(pages[0]?.published).toEqual([])
    expect(remarks.map((note) => noteInEnglish(note))).toEqual([
      expect.stringContaining('once tesseract is installed'),
    ])
  })

  it('stays without words where the program fails, and the import goes on', async () => {
    const folder = await pictureFolder(['Tides'])
    const program = await standIn('[ "$1" = --list-langs ] && echo eng && exit 0; exit 3')
    const { pages, remarks } = await withReadPictures(await sourceOf(folder), folder, {
      ...{ scratch: folder, locale: 'en', program },
    })
    expect(pages[0]?.published).toEqual([])
    expect(remarks.map((note) => noteInEnglish(note)).join()).toContain('1 stay without')
  })

  it.each([
    ['a list of files that says it is an AVIF', avifList()],
    ['a GIF, whose frames may be larger than it says', Buffer.from('GIF89a\x10\0\x10\0 and so on', 'latin1')],
    ['what begins as a GIF alone', Buffer.from('GIF8//\x10\0\x10\0\n/somewhere/secret.png\n', 'latin1')],
    ['a JPEG whose frame header stands behind bytes that fill', filledJpeg(60_000)],
  ])('is not given to tesseract where it is %s', async (_what, bytes) => {
    const { pages } = await readAs('1.bin', bytes)
    expect(pages[0]?.published).toEqual([])
  })

  it('is said to be read once it is saved as PNG, where its format is not known', async () => {
    const folder = await pictureFolder(['Tides'])
    const program = await standIn('[ "$1" = --list-langs ] && echo eng && exit 0; exit 3')
    const source = await sourceOf(folder)
    const picture = (extension: 'gif' | 'avif') => ({ ...source.pages[0]?.picture, extension })
    source.pages.push(
      ...(['gif', 'avif'] as const).map((kind) => plainPage([], { picture: picture(kind) as never })),
    )
    const { remarks } = await withReadPictures(source, folder, { scratch: folder, locale: 'en', program })
    expect(remarks.map(noteInEnglish)[0]).toMatch(
      /3 stay without, of which 2 are pictures that tesseract isn't given \(AVIF, GIF\): saved as PNG, they are read$/,
    )
  })

  it('is not read where it is of a shape that no slide has: drawn, such a page fills any disk', async () => {
    expect((await readAs('1.jpg', filledJpeg(16), { width: 100, height: 300 })).args).not.toEqual([''])
    expect((await readAs('1.jpg', filledJpeg(16), { width: 100, height: 500 })).args).toEqual([''])
  })

  it('is no GIF by four of its six bytes', async () => {
    const file = await inputFile('1.gif', 'GIF8//\x10\0\x10\0 and so on')
    await expect(readPicture(file)).rejects.toThrow('this is no picture that browsers show')
  })

  it('is given by its whole path, so that its name is no option', async () => {
    const { pages, args } = await readAs('-1.jpg', filledJpeg(16))
    expect(pages[0]?.published).toEqual(['Read'])
    expect(args[0]).toMatch(/^\/.*\/-1\.jpg$/)
  })

  it.skipIf(!hasEnglish)(
    'is read by tesseract (skipped where that is not installed), each line in its place',
    async () => {
      const folder = await pictureFolder(['Measuring tides', 'A stick is cheap', 'A gauge is exact'])
      const { read, slides, report } = await importFrom(folder, { ocr: true, locale: 'en' })
      const [slide = ''] = slides
      expect(await read(slide)).toContain('# Measuring tides')
      expect(await read(slide)).toContain('layout: page')
      const layer = JSON.parse(await read('images/001.json')) as {
        lines: { text: string; x: number; y: number }[]
      }
      expect(layer.lines.map(({ text }) => text)).toEqual([
        'Measuring tides',
        'A stick is cheap',
        'A gauge is exact',
      ])
      expect(Math.abs((layer.lines[1]?.x ?? 0) - 100)).toBeLessThan(12)
      expect(report.pages[0]?.reasons).toContain('scanned')
      expect(report.pages[0]?.confidence).toBeLessThan(0.5)
    },
  )
})
