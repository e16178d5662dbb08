import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { coverageOf } from '../../../src/compiler/fonts/coverage.ts'
import { FontCutter } from '../../../src/compiler/fonts/font-cutter.ts'

const require = createRequire(import.meta.url)
const FONT = '@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf'

describe('fonts that are cut in threads', () => {
  it('have just the characters that were asked for, however many are asked for at once', async () => {
    const cutter = new FontCutter()
    const source = await readFile(require.resolve(FONT))
    const texts = ['abc', '語学', '画像', 'xyz', '潮', '月', 'q']
    const fonts = await Promise.all(
      texts.map((text) => cutter.cut({ source, text, targetFormat: 'truetype' })),
    )
    const all = [...new Set(texts.join(''))]
    expect(fonts.map((font) => all.filter((character) => coverageOf(font).has(character)).join(''))).toEqual(
      texts,
    )
  })

  it('are refused where there is no font, and others are cut after that', async () => {
    const cutter = new FontCutter()
    const text = 'a'
    const none = () => cutter.cut({ source: Buffer.from('none'), text, targetFormat: 'woff2' })
    await expect(Promise.all([none(), none(), none()])).rejects.toThrow()
    const source = await readFile(require.resolve(FONT))
    expect((await cutter.cut({ source, text, targetFormat: 'woff2' })).length).toBeGreaterThan(100)
  })
})
