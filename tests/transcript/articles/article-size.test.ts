import { describe, expect, it } from 'vitest'
import type { TranscriptSlide } from '../../../src/deck/types.ts'
import { estimateLines } from '../../../src/transcript/articles/article-size.ts'

function slide(...texts: string[]): TranscriptSlide {
  return {
    slideNumber: 1,
    title: '',
    blocks: texts.map((text, at) => ({ id: `b${String(at)}`, kind: 'paragraph', html: '', text })),
    references: [],
    published: [],
  }
}

describe('the estimate of an article’s height', () => {
  it('grows with the lines that its text takes in the column', () => {
    const short = estimateLines([slide('あ'.repeat(20))], 20)
    expect(estimateLines([slide('あ'.repeat(21))], 20)).toBe(short + 1)
    expect(estimateLines([slide('あ'.repeat(20))], 10)).toBe(short + 1)
    expect(estimateLines([slide('あ\nい\nう')], 20)).toBe(short + 2)
  })

  it('takes Latin letters for half as wide as Japanese characters', () => {
    expect(estimateLines([slide('a'.repeat(38))], 20)).toBe(estimateLines([slide('あ'.repeat(20))], 20))
  })

  it('goes by the longer of two languages side by side', () => {
    const long = slide('あ'.repeat(200))
    expect(estimateLines([slide('a'), long], 20)).toBe(estimateLines([long], 20))
  })
})
