import { describe, expect, it } from 'vitest'
import { matchPieces, type Piece } from '../../../src/stage/build-motion/match-pieces.ts'

function piece(key: string, x: number, y = 0, more: Partial<Piece> = {}): Piece {
  return { key, look: 'ink', box: { x, y, width: 20, height: 10 }, ...more }
}

const changes = (before: Piece[], after: Piece[]) =>
  matchPieces(before, after).map(({ before: old, change }) => [change, old && before.indexOf(old)])

describe('matchPieces', () => {
  it('moves nothing on a slide of more pieces than can be compared while the reader rests', () => {
    const many = Array.from({ length: 401 }, (_, index) => piece('item', index * 30))
    const moved = many.map(({ box }) => piece('item', box.x + 10))
    expect(new Set(changes(many, moved).map(([change]) => change))).toEqual(new Set(['stays']))
  })

  it('tells what stays, what has another look, what moves and what is new', () => {
    const before = [piece('stays', 0), piece('dims', 40), piece('moves', 80), piece('goes', 120)]
    const after = [
      piece('comes', 120),
      piece('moves', 85, 30),
      piece('dims', 40, 0, { look: 'faint' }),
      piece('stays', 0),
    ]
    expect(changes(before, after)).toEqual([
      ['new', undefined],
      ['moves', 2],
      ['recoloured', 1],
      ['stays', 0],
    ])
  })

  it('takes what differs by less than the eye sees for the same place', () => {
    expect(changes([piece('word', 10)], [piece('word', 10.4)])).toEqual([['stays', 0]])
    expect(changes([piece('word', 10)], [piece('word', 12)])).toEqual([['moves', 0]])
  })

  it('leaves equal pieces where they are, and moves the one that has no place left', () => {
    const before = [piece('token', 0), piece('token', 20), piece('token', 40)]
    const after = [piece('token', 20), piece('token', 40), piece('token', 60)]
    expect(changes(before, after)).toEqual([
      ['stays', 1],
      ['stays', 2],
      ['moves', 0],
    ])
  })

  it('takes of several that could have moved the nearest', () => {
    const before = [piece('token', 0, 300), piece('token', 0, 40)]
    expect(changes(before, [piece('token', 0, 50)])).toEqual([['moves', 1]])
  })

  it('takes the one of the same look in a place where two lie on each other', () => {
    const before = [piece('line', 0, 0, { look: 'faint' }), piece('line', 0)]
    const after = [piece('line', 0), piece('line', 0, 0, { look: 'faint' })]
    expect(changes(before, after)).toEqual([
      ['stays', 1],
      ['stays', 0],
    ])
  })

  it('lets a halo go to another part, whatever its size, and never to one of another kind', () => {
    const before = [piece('rect 20', 0, 0, { halo: 'highlight' })]
    expect(changes(before, [piece('rect 90', 400, 80, { halo: 'highlight' })])).toEqual([['moves', 0]])
    expect(changes(before, [piece('rect 90', 400, 80, { halo: 'veil' })])).toEqual([['new', undefined]])
    expect(changes(before, [piece('rect 90', 400, 80)])).toEqual([['new', undefined]])
  })

  it('lets one halo become one of two, the nearest, and the other come new', () => {
    const before = [piece('rect', 100, 0, { halo: 'highlight' })]
    const after = [
      piece('rect a', 400, 0, { halo: 'highlight' }),
      piece('rect b', 130, 0, { halo: 'highlight' }),
    ]
    expect(changes(before, after)).toEqual([
      ['new', undefined],
      ['moves', 0],
    ])
  })
})
