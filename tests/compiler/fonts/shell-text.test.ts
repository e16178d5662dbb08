import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { TalkFonts } from '../../../src/compiler/fonts/fonts.ts'
import { shellText } from '../../../src/compiler/fonts/shell-text.ts'

describe('the interface\u2019s words', () => {
  it('are the header\u2019s first, and then all others', () => {
    const [first, all] = shellText(['ja'])
    for (const character of '\u767a\u8868\u3092\u59cb\u3081\u308b')
      expect([...(first ?? []), ...(all ?? [])]).toContain(character)
    expect([...(first ?? [])].join('')).toContain('\u76ee')
    expect(first?.size).toBeLessThan((all?.size ?? 0) / 2)
  })

  it('are in the deck\u2019s fonts, in slices beside the talk\u2019s, each character once', async () => {
    const cache = await mkdtemp(join(tmpdir(), 'fonts-'))
    const text = { regular: new Set('\u6f6e\u76ee'), bold: new Set('\u6f6e'), formula: new Set<string>() }
    const fonts = await TalkFonts.create(text, cache, undefined, [
      new Set('\u76ee\u6b21'),
      new Set('\u6b21\u6d88'),
    ])
    const css = (await fonts.deckFonts()).css('')
    const ranges = (weight: number) =>
      [...css.matchAll(new RegExp(`font-weight:${String(weight)};.*unicode-range:U\\+20,(.*)}`, 'g'))].map(
        ([, range]) => range,
      )
    expect(ranges(400)).toEqual(['U+6F6E,U+76EE', 'U+6B21', 'U+6D88'])
    expect(ranges(700)).toEqual(['U+6F6E', 'U+6B21,U+76EE', 'U+6D88'])
  })
})
