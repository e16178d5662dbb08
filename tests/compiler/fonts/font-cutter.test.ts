import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
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
    const covered = await Promise.all(fonts.map(coverageOf))
    expect(covered.map(({ has }) => all.filter(has).join(''))).toEqual(texts)
  })

  it('are the same files each time', async () => {
    const source = await readFile(require.resolve(FONT))
    const cut = async () => {
      const cutter = new FontCutter()
      const texts = ['abc', '語学', '画像', 'xyz', '潮', '月', 'q', '言語処理']
      return Promise.all(texts.map((text) => cutter.cut({ source, text, targetFormat: 'woff2' })))
    }
    const fonts = await cut()
    expect(fonts.map((font) => font.toString('latin1', 0, 4))).toEqual(fonts.map(() => 'wOF2'))
    expect(await cut()).toEqual(fonts)
  })

  it('are packed as well on a machine without code of its own for it', async () => {
    const thread = new Worker(new URL('../../../src/compiler/fonts/cut-font.mjs', import.meta.url), {
      execArgv: ['--no-addons'],
    })
    thread.postMessage({ source: await readFile(require.resolve(FONT)), text: '語学', targetFormat: 'woff2' })
    const [answer] = (await once(thread, 'message')) as [{ data: Uint8Array }]
    await thread.terminate()
    expect(Buffer.from(answer.data).toString('latin1', 0, 4)).toBe('wOF2')
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
