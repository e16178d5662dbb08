import { describe, expect, it } from 'vitest'
import { findOrdinaryForms } from '../../src/repair/ordinary-forms.ts'

describe('ordinary forms', () => {
  it('of all Kangxi radicals are what normalization says', () => {
    for (let code = 0x2f00; code <= 0x2fd5; code++) {
      const radical = String.fromCharCode(code)
      expect(findOrdinaryForms(radical)).toEqual([{ start: 0, end: 1, text: radical.normalize('NFKC') }])
    }
  })

  it.each([
    ['⻩', '黄'],
    ['⻑', '長'],
    ['⻘', '青'],
    ['⺟', '母'],
    ['⻳', '龟'],
    ['⻄', '西'],
  ])('of the radical %s is %s', (radical, ordinary) => {
    expect(findOrdinaryForms(radical)[0]?.text).toBe(ordinary)
  })

  it('of compatibility ideographs are unified ones', () => {
    expect(findOrdinaryForms('神\ufa19社')).toEqual([{ start: 1, end: 2, text: '神' }])
  })

  it('of vertical brackets stand upright beside Japanese, and faces stay', () => {
    expect(findOrdinaryForms('﹁画像﹂').map(({ text }) => text)).toEqual(['「', '」'])
    expect(findOrdinaryForms('画︵像')[0]?.text).toBe('（')
    expect(findOrdinaryForms('위하여 ︿')).toEqual([])
  })

  it('have none for characters that people type', () => {
    expect(findOrdinaryForms('①㈱ﾊﾝｶｸＡＢＣ１２３…℃㍻髙﨑')).toEqual([])
  })
})
