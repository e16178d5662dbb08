import { describe, expect, it } from 'vitest'
import { cidGroup, cidText, LAST_CID } from '../../src/repair/cids.ts'
import { readUnicodeToCid } from '../../src/tools/repair-tables/cid-table.ts'

describe('the table of Adobe-Japan1', () => {
  it('has all 23,058 glyphs, few of them without text', () => {
    expect(LAST_CID).toBe(23057)
    const empty = Array.from({ length: LAST_CID + 1 }, (_, cid) => cid).filter(
      (cid) => cidText(cid) === undefined,
    )
    expect(empty.length).toBeLessThan(20)
    expect(cidText(LAST_CID + 1)).toBeUndefined()
  })

  it.each([
    [1, ' '],
    [17, '0'],
    [34, 'A'],
    [66, 'a'],
    [108, '“'],
    [122, '”'],
    [634, '、'],
    [842, 'ぁ'],
    [884, 'に'],
    [925, 'ァ'],
    [1125, '亜'],
    [3922, '来'],
  ])('has glyph %i for %s', (cid, char) => {
    expect(cidText(cid)).toBe(char)
  })

  it('gives the character back that a font has the glyph for', () => {
    const kana = [...readUnicodeToCid()].filter(([char]) => /[ぁ-んァ-ヴー\u4e00-\u9fa0A-Za-z0-9]/.test(char))
    const wrong = kana.filter(([char, cid]) => cidText(cid) !== char)
    expect(kana.length).toBeGreaterThan(6000)
    // Old and new forms of one character that share a glyph.
    expect(wrong.length).toBeLessThan(20)
  })

  it('knows its parts', () => {
    expect([34, 240, 634, 790, 884, 1125, 5000, 9000].map(cidGroup)).toEqual([
      'latin',
      'halfwidth',
      'symbol',
      'wide',
      'kana',
      'kanji',
      'rare-kanji',
      'rare',
    ])
  })
})
