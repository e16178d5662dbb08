import { spawnSync } from 'node:child_process'
import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createCanvas } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'
import { withReadPictures } from '../../../src/tools/import/ocr/read-pictures.ts'
import { plainPage, type SourceDeck } from '../../../src/tools/import/source-deck.ts'
import { importFrom, scratchFolder } from '../scratch.ts'

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

async function sourceOf(folder: string): Promise<SourceDeck> {
  const picture = { extension: 'png' as const, file: join(folder, '1.png'), width: 1600, height: 900 }
  return Promise.resolve({ form: 'pictures', pages: [plainPage([], { picture })], remarks: [] })
}

/** A program in tesseract's place. */
async function standIn(script: string): Promise<string> {
  const file = join(await scratchFolder(), 'tesseract')
  await writeFile(file, `#!/bin/sh\n${script}\n`)
  await chmod(file, 0o755)
  return file
}

describe('a page that has its words in a picture alone', () => {
  it('is said to want tesseract where that is not installed', async () => {
    const folder = await pictureFolder(['Tides'])
    const options = { scratch: folder, locale: undefined, program: join(folder, 'none') }
    const { pages, remarks } = await withReadPictures(await sourceOf(folder), folder, options)
    expect(pages[0]?.published).toEqual([])
    expect(remarks).toEqual([expect.stringContaining('once tesseract is installed')])
  })

  it('stays without words where the program fails, and the import goes on', async () => {
    const folder = await pictureFolder(['Tides'])
    const program = await standIn('[ "$1" = --list-langs ] && echo eng && exit 0; exit 3')
    const { pages, remarks } = await withReadPictures(await sourceOf(folder), folder, {
      ...{ scratch: folder, locale: 'en', program },
    })
    expect(pages[0]?.published).toEqual([])
    expect(remarks[0]).toContain('1 stay without')
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
