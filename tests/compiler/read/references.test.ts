import { describe, expect, it } from 'vitest'
import { formatReference } from '../../../src/compiler/read/references.ts'
import type { CslWork } from '../../../src/compiler/read/schema.ts'

const TIDES: CslWork = {
  id: 'mori2019tides',
  type: 'paper-conference',
  title: 'Tides',
  author: [{ family: 'Mori' }, { family: 'Hill' }],
  issued: { 'date-parts': [[2019, 9]] },
  number: 'arXiv:1909.00001',
}

function textOf(more: Partial<CslWork>): string {
  return formatReference({ ...TIDES, ...more }).text
}

describe('the line of a work', () => {
  it('gives authors, title, venue with its year, and the preprint', () => {
    expect(textOf({ 'container-title': 'Journal of the Sea' })).toBe(
      'Mori, Hill. Tides. Journal of the Sea 2019. arXiv:1909.00001.',
    )
  })

  it('says the year of the conference where the preprint is older', () => {
    const conference = { 'container-title': 'Conference on Tides (COT 2020)', 'container-title-short': 'COT' }
    expect(textOf(conference)).toContain('Tides. COT 2020. arXiv')
  })

  it('says no second year after a venue that names its own', () => {
    expect(textOf({ 'container-title': 'COT 2020' })).toContain('Tides. COT 2020. arXiv')
  })

  it('says “et al” after two of more than three authors', () => {
    const author = ['Mori', 'Hill', 'Sato', 'Lund'].map((family) => ({ family }))
    expect(textOf({ author })).toMatch(/^Mori, Hill et al\. Tides\./)
  })

  it('says “et al” where the list of authors is known not to be whole', () => {
    const author = [{ family: 'Mori' }]
    expect(textOf({ author, custom: { authors_incomplete: true } })).toMatch(/^Mori et al\. Tides\./)
  })
})
