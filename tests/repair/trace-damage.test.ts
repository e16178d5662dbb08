import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { traceDamage } from '../../src/repair/trace-damage.ts'
import { garble } from '../../src/tools/bench/repair/garble.ts'

const { lines } = JSON.parse(readFileSync('tests/repair/talk.json', 'utf8')) as {
  lines: { published: string; expected: string }[]
}
const garbled = lines.filter(({ published, expected }) => published !== expected)

describe('the trace of a damage', () => {
  it('has the glyph of each character, and its number as a code point', () => {
    expect(traceDamage('モデルによる', 'ϞσϧʹΑΔ')).toEqual({
      characters: [
        { text: 'モ', cid: 0x3de, codePoint: '\u03de', normalized: '\u03de' },
        { text: 'デ', cid: 0x3c3, codePoint: '\u03c3', normalized: '\u03c3' },
        { text: 'ル', cid: 0x3e7, codePoint: '\u03e7', normalized: '\u03e7' },
        { text: 'に', cid: 0x374, codePoint: '\u0374', normalized: '\u02b9' },
        { text: 'よ', cid: 0x391, codePoint: '\u0391', normalized: '\u0391' },
        { text: 'る', cid: 0x394, codePoint: '\u0394', normalized: '\u0394' },
      ],
      asCodePoints: 'Ϟσϧ\u0374ΑΔ',
      published: 'ϞσϧʹΑΔ',
      isReordered: false,
    })
  })

  it('shows what stands in the place of a mark that was moved', () => {
    const published = '\u0373\u039c\u0370\u0362\u0354\u0281'.normalize('NFC')
    const trace = traceDamage('なんですか？', published)
    expect(trace?.isReordered).toBe(true)
    expect(trace?.characters.map(({ normalized }) => normalized).join('')).toBe(published)
    expect(trace?.asCodePoints).not.toBe(published)
  })

  it('leads through the same damage as the CMap that PDF writers use', () => {
    for (const text of ['新しいタスクの提案', '大きくて古いVGAコネクタを小さく', '宇宙から見た地球の写真'])
      expect(traceDamage(text, garble(text).published), text).toBeDefined()
  })

  it('is found for nearly every garbled line of the talk', () => {
    const found = garbled.filter(({ published, expected }) => traceDamage(expected, published))
    expect(garbled.length - found.length).toBe(5)
  })

  it('is none where something else happened to the line', () => {
    expect(traceDamage('モデルによる', 'ϞσϧʹΑ')).toBeUndefined()
    expect(traceDamage('モデルによる', 'モデルによる')).toBeUndefined()
  })

  it('takes the other glyph of a character where that is the one that was there', () => {
    // A of half a width is glyph 264.
    expect(traceDamage('モA', '\u03de\u0108')?.characters.map(({ cid }) => cid)).toEqual([990, 264])
  })
})
