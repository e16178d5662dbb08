import { describe, expect, it } from 'vitest'
import {
  citationFrom,
  citationPackPath,
  UNKNOWN_BASE,
  type Citation,
  type CitationPack,
} from '../../src/deck/citation.ts'

const citation = (address: string): Citation => ({
  text: `T. ${address}`,
  bibtex: `url = {${address}}`,
  ris: `UR  - ${address}`,
  csl: `"URL": "${address}"`,
})
const pack: CitationPack = {
  deck: citation(`${UNKNOWN_BASE}ja/`),
  slides: [{ slideNumber: 41, ...citation(`${UNKNOWN_BASE}ja/41/`) }],
}

describe('a citation out of its pack', () => {
  it('has addresses of the site where it is read, in every form', () => {
    expect(citationFrom(pack, 'https://host/talk/', 41)).toEqual(citation('https://host/talk/ja/41/'))
    expect(citationFrom(pack, 'https://host/talk/')).toEqual(citation('https://host/talk/ja/'))
  })

  it('is none for a slide of another pack', () => {
    expect(citationFrom(pack, 'https://host/', 65)).toBeUndefined()
  })
})

describe('the pack of a citation', () => {
  it('is that of its slide’s text', () => {
    expect(citationPackPath('ja', 64)).toBe('ja/cite/0.json')
    expect(citationPackPath('en', 65)).toBe('en/cite/1.json')
  })
})
