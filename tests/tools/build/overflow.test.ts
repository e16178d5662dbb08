import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { printFile } from '../../../src/compiler/pages/print-page.ts'
import { makePictures } from '../../../src/tools/build/pictures.ts'
import { scratchFolder } from '../scratch.ts'

const STYLE =
  '<style>:root{--slide-ratio:16/9}body{margin:0}.slide{height:56.25vw}.print-page:not([data-current]){display:none}</style>'

function printPage(slideNumber: number, content: string): string {
  return `<div class="print-page" data-slide="${slideNumber}" data-file="talk/00${slideNumber}.md"><div class="slide"><h1>Tides of the bay</h1>${content}</div></div>`
}

it('tells each slide whose content leaves it, by how much, in every build', { timeout: 60_000 }, async () => {
  const folder = await scratchFolder()
  const cache = join(folder, 'cache')
  const print = join(folder, printFile('slides', 'en'))
  await mkdir(join(print, '..'), { recursive: true })
  await mkdir(join(folder, 'en', 'index'), { recursive: true })
  const pages = [
    printPage(1, '<p>High water comes twice a day.</p>'),
    printPage(2, '<p style="width:110%;height:80vw">High water comes twice a day.</p>'),
    printPage(
      3,
      '<p style="width:1px;height:1px;overflow:hidden"><span>For readers alone, by ear</span></p>',
    ),
  ]
  await writeFile(print, `<!doctype html>${STYLE}${pages.join('')}`)
  const pack = [1, 2, 3].map((slideNumber) => ({ slideNumber, picture: `a1b2c3d${slideNumber}` }))
  await writeFile(join(folder, 'en', 'index', '0.json'), JSON.stringify(pack))

  const first = await makePictures(folder, cache)
  const second = await makePictures(folder, cache)

  const told = [
    expect.stringMatching(
      /^talk\/002\.md: runs off its slide \(en, \d+ px below, 128 px at the right of 1280 across\)$/,
    ),
  ]
  expect(first).toEqual({ drawn: 9, cached: 0, overflows: told })
  expect(second).toEqual({ drawn: 1, cached: 8, overflows: told })
})
