import { describe, expect, it } from 'vitest'
import { maskMatrix, masksCodec as codec, type MasksData } from '../../../src/deck/explore/masks.ts'

/* BLIP-2's three objectives (Li+, 2023, Fig. 2), as tests/fixtures/facts.json has them. */
const data: MasksData = {
  groups: [
    { name: 'queries', tokens: ['q1', 'q2'] },
    { name: 'text', tokens: ['a', 'cat', 'sat'] },
  ],
  objectives: [
    {
      name: 'ITC',
      about: '',
      mask: [
        ['all', 'none'],
        ['none', 'all'],
      ],
    },
    {
      name: 'ITG',
      about: '',
      mask: [
        ['all', 'none'],
        ['all', 'causal'],
      ],
    },
    {
      name: 'ITM',
      about: '',
      mask: [
        ['all', 'all'],
        ['all', 'all'],
      ],
    },
  ],
}
const picture = (objective: number) =>
  maskMatrix(data, objective).map((row) => row.map((sees) => (sees ? '#' : '.')).join(''))

describe('the masks of BLIP-2', () => {
  it('keep image and text apart for the contrast', () => {
    expect(picture(0)).toEqual(['##...', '##...', '..###', '..###', '..###'])
  })
  it('let text see the queries and what was said before for generation', () => {
    expect(picture(1)).toEqual(['##...', '##...', '###..', '####.', '#####'])
  })
  it('let all see all for matching', () => {
    expect(picture(2)).toEqual(Array.from({ length: 5 }, () => '#####'))
  })
})

describe('the state of masks', () => {
  it('is read as it is written, within bounds', () => {
    expect(codec.read(codec.write({ objective: 2, token: 4, stage: 0 }, data), data)).toEqual({
      objective: 2,
      token: 4,
      stage: 0,
    })
    for (const wrong of ['', 'o3t0s0', 'o0t5s0', 'o0t0s1', 'o0t0'])
      expect(codec.read(wrong, data), wrong).toBeUndefined()
  })
  it('has data that fit', () => {
    expect(codec.fault(data)).toBeUndefined()
    expect(codec.fault({ ...data, objectives: [{ name: '', about: '', mask: [['all']] }] })).toMatch(/row/)
    expect(
      codec.fault({
        ...data,
        objectives: [
          {
            name: '',
            about: '',
            mask: [
              ['all', 'causal'],
              ['all', 'all'],
            ],
          },
        ],
      }),
    ).toMatch(/causal/)
  })
})
