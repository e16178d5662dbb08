import { describe, expect, it } from 'vitest'
import { exploreFaults } from '../../../src/compiler/read/check-explore.ts'
import { exploreSchema, type ExploreSource } from '../../../src/compiler/read/explore-schema.ts'

const source: ExploreSource = {
  form: 'span-corruption',
  about: { ja: '置換', en: 'replaced' },
  data: { sentence: 'a b c', masked: [1], sentinels: ['X', 'Y'] },
}
const sliders = (changes: object) => ({
  inputs: [{ id: 'a', label: 'A', min: 0, max: 9, start: 1 }],
  results: [{ id: 'r', label: 'R', formula: 'a' }],
  says: '{r}',
  ...changes,
})
const faults = (changes: object) =>
  exploreFaults({ ...source, ...changes }, ['marked'], ['ja', 'en']).map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  )

describe('an explorable of a figure’s file', () => {
  it('has no fault where all fits', () => {
    expect(exploreSchema.safeParse(source).success).toBe(true)
    expect(faults({ states: ['marked'], starts: { marked: 'm0.2' } })).toEqual([
      'explore.data: the start "m0.2" of state "marked" can’t be read',
    ])
    expect(faults({ states: ['marked'], starts: { marked: 'm2' } })).toEqual([])
  })

  it('is told of a language without its line, of unknown states and of data that don’t fit', () => {
    expect(faults({ about: { ja: '置換' } })).toEqual(['explore.about: the line is missing in "en"'])
    expect(faults({ states: ['maked'] })[0]).toMatch(/no state "maked".*marked/)
    expect(faults({ data: { ...source.data, masked: [3] } })[0]).toMatch(/explore\.data: "masked"/)
  })

  it('is no form that nobody knows, and has no fields beside its own', () => {
    expect(exploreSchema.safeParse({ ...source, form: 'magic' }).success).toBe(false)
    expect(exploreSchema.safeParse({ ...source, data: { ...source.data, more: 1 } }).success).toBe(false)
  })

  it.each([
    [
      'masks',
      {
        groups: [{ name: 'g', tokens: ['t'] }],
        objectives: Array(3000).fill({ name: 'o', about: '', mask: [] }),
      },
    ],
    ['hot-spots', { spots: [], passages: Array(300).fill({ label: 'p', text: '' }) }],
    ['next-word', { corpus: ['the cat '.repeat(1000)], example: { first: 'a b', last: 'b a' } }],
    ['sliders', sliders({ says: '{r} '.repeat(3000) })],
    ['sliders', sliders({ says: { ja: '', en: '{r} '.repeat(3000) } })],
    ['sliders', sliders({ results: [{ id: 'r', label: '', formula: 'a+'.repeat(1000) + 'a' }] })],
  ])('has lists and texts of a length that somebody looks through (%s, case %#)', (form, data) => {
    const { error } = exploreSchema.safeParse({ ...source, form, data })
    expect(error?.issues.map(({ message }) => message).join()).toMatch(/Too big: expected \w+ to have <=\d+ /)
  })

  it('has as many further numbers and starts as there are choices', () => {
    const starts = Object.fromEntries(Array.from({ length: 61 }, (_, index) => [`s${String(index)}`, 'm1']))
    expect(exploreSchema.safeParse({ ...source, starts }).error?.issues[0]?.message).toBe(
      'Too big: expected <=60 entries',
    )
  })
})
