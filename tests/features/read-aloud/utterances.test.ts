import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TranscriptBlock } from '../../../src/deck/types.ts'
import {
  splitPart,
  spokenBlocks,
  spokenSideBySide,
  type SpokenBlock,
} from '../../../src/features/read-aloud/utterances.ts'

const split = (locale: 'ja' | 'en', text: string) =>
  splitPart({ locale, text }, locale).map((one) => one.text)
const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '')

describe('utterances', () => {
  it('end where sentences and lines do', () => {
    expect(split('ja', '画像の系列になる．文が続く。終わり\n次の行')).toEqual([
      '画像の系列になる．',
      '文が続く。',
      '終わり',
      '次の行',
    ])
    expect(split('en', 'One vector. “Two” of them! See Fig. 3 of v2.0')).toEqual([
      'One vector.',
      '“Two” of them!',
      'See Fig. 3 of v2.0',
    ])
  })

  it('keep what closes a sentence with it', () => {
    expect(split('ja', '「どこ？」と聞く')).toEqual(['「どこ？」', 'と聞く'])
  })

  it('are cut at a comma where a sentence is too long, and at a space where there is none', () => {
    const clause = 'a model has to read the question and find the child, '
    expect(split('en', clause.repeat(4))).toEqual([clause.repeat(2).trim(), clause.repeat(2).trim()])
    for (const text of split('en', 'word '.repeat(100))) expect(text).toMatch(/^word( word)*$/)
  })

  it('lose no letter, and are never longer than a voice lasts', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('ja' as const, 'en' as const),
        fc.string({ maxLength: 400 }),
        (locale, text) => {
          const said = split(locale, text)
          expect(letters(said.join(''))).toBe(letters(text))
          for (const one of said) expect(one.length).toBeLessThanOrEqual(locale === 'ja' ? 70 : 150)
        },
      ),
    )
  })
})

describe('the blocks of a slide', () => {
  const block = (id: string, html: string): TranscriptBlock => ({ id, kind: 'paragraph', html, text: '' })

  it('keep their order and names, without those that have nothing to say', () => {
    const blocks = [block('b0', '<h3>題</h3>'), block('b1', '<p>…</p>'), block('b2', '<p lang="en">Two</p>')]
    expect(spokenBlocks(blocks, 'ja')).toEqual([
      { id: 'b0', utterances: [{ locale: 'ja', within: 'ja', text: '題' }] },
      { id: 'b2', utterances: [{ locale: 'en', within: 'ja', text: 'Two' }] },
    ])
  })
})

describe('the blocks of a slide in two languages', () => {
  const spoken = (id: string, locale: 'ja' | 'en', text: string): SpokenBlock => ({
    id,
    utterances: [{ locale, within: locale, text }],
  })
  const texts = (blocks: SpokenBlock[]) =>
    blocks.map(({ id, utterances }) => [id, ...utterances.map(({ text }) => text)])

  it('are said in one language and then in the other', () => {
    const ja = [spoken('b0', 'ja', '題'), spoken('b2', 'ja', '本文')]
    const en = [spoken('b0', 'en', 'Title'), spoken('b1', 'en', 'Fig. 1'), spoken('b2', 'en', 'Text')]
    expect(texts(spokenSideBySide([ja, en]))).toEqual([
      ['b0', '題', 'Title'],
      ['b1', 'Fig. 1'],
      ['b2', '本文', 'Text'],
    ])
  })

  it('are said once where both have the same words', () => {
    const columns = [[spoken('b1', 'ja', 'Image Captioning')], [spoken('b1', 'en', 'Image captioning')]]
    expect(texts(spokenSideBySide(columns))).toEqual([['b1', 'Image Captioning']])
  })
})
