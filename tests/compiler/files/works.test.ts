import { beforeAll, describe, expect, it } from 'vitest'
import { Cite } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import type { CitedWork } from '../../../src/deck/works.ts'
import { compileFixture, type CompiledFixture } from '../../fixtures/compiled-deck.ts'
import { REAL_DECK } from '../../fixtures/real-deck.ts'

let fixture: CompiledFixture
let files: Map<string, string>
let packs: CitedWork[][]
beforeAll(async () => {
  fixture = await compileFixture(REAL_DECK)
  files = fixture.documents()
  packs = [0, 1].map((pack) => JSON.parse(files.get(`en/works/${String(pack)}.json`) ?? '') as CitedWork[])
})

const work = (key: string): CitedWork => {
  const found = packs.flat().find((entry) => entry.key === key)
  if (!found) throw new Error(`${key} is in no pack`)
  return found
}

describe('a pack of cited works', () => {
  it('has each work that its slides cite, once', () => {
    for (const [pack, works] of packs.entries()) {
      const slides = fixture.compiled.slides.en.slice(pack * 64, (pack + 1) * 64)
      const cited = new Set(slides.flatMap((slide) => slide.cited))
      expect(works.map(({ key }) => key).sort()).toEqual([...cited].sort())
    }
  })

  it('says who wrote it, where it appeared, and where it can be read', () => {
    expect(work('chen2023pali')).toMatchObject({
      title: 'PaLI: A Jointly-Scaled Multilingual Language-Image Model',
      links: [{ label: 'arXiv:2209.06794', url: 'https://arxiv.org/abs/2209.06794' }],
    })
    expect(work('chen2023pali').authors).toMatch(/^Xi Chen, .* et al\.$/)
    expect(work('goyal2017vqav2').authors).toBe(
      'Yash Goyal, Tejas Khot, Douglas Summers-Stay, Dhruv Batra, Devi Parikh',
    )
    expect(work('goyal2017vqav2').venue).toBe('CVPR, 2017')
    // Of the conference, not of the preprint before it, as in the list of references.
    expect(work('chen2023pali').venue).toBe('ICLR, 2023')
  })

  it('lists all slides that cite a work, also those of other packs', () => {
    for (const { key, slides } of packs.flat()) {
      const citing = fixture.compiled.slides.en.filter(({ cited }) => cited.includes(key))
      expect(slides, key).toEqual(citing.map(({ slideNumber }) => slideNumber))
    }
  })

  it('has BibTeX that a library reads as the same work, and nothing that is noted for this deck alone', () => {
    for (const { title, bibtex } of packs.flat()) {
      const [read] = new Cite(bibtex).data
      expect(String(read?.['title']).replace(/\s+/g, ' ')).toBe(title)
      expect(bibtex).not.toMatch(/sureness|verified|recalled/)
    }
    expect(work('chen2023pali').bibtex).toContain('chen2023pali')
  })
})

it('cited works say in Japanese that there are more authors', () => {
  expect(files.get('ja/works/0.json')).toContain('ほか"')
})
