import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { printFile } from '../../../src/compiler/pages/print-page.ts'
import { makePictures } from '../../../src/tools/build/pictures.ts'
import { scratchFolder } from '../scratch.ts'

/** Filters that a browser draws for minutes. */
const DRAWING = `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="900"><filter id="f">${'<feTurbulence baseFrequency="0.1" numOctaves="255"/><feMorphology operator="dilate" radius="200"/>'.repeat(
  200,
)}</filter>${'<rect width="1600" height="900" filter="url(#f)"/>'.repeat(100)}</svg>`

it(
  'ends with a slide whose picture takes too long to draw, and names its file',
  { timeout: 120_000 },
  async () => {
    const folder = await scratchFolder()
    const print = join(folder, printFile('slides', 'en'))
    await mkdir(join(print, '..'), { recursive: true })
    await mkdir(join(folder, 'en', 'index'), { recursive: true })
    await writeFile(
      print,
      `<!doctype html><div class="print-page" data-slide="1" data-file="talk/001-a.md"><div class="slide">${DRAWING}</div></div>`,
    )
    const pack = [{ slideNumber: 1, picture: 'a1b2c3d4' }]
    await writeFile(join(folder, 'en', 'index', '0.json'), JSON.stringify(pack))
    await expect(makePictures(folder, join(folder, 'cache'), 5)).rejects.toThrow(
      /^talk\/001-a\.md: its picture \(en, \w+\) takes more than 5 s to draw$/,
    )
  },
)
