import { describe, expect, it } from 'vitest'
import { formatConfidence, isFollowable, repairFollowed, storyHtml } from '../../src/deck/repair-story.ts'

const lines = [
  { slideNumber: 1, line: 'ϞσϧʹΑΔ', restored: 'モデルによる' },
  { slideNumber: 1, line: '৽͍͠λεΫͷఏҊ', restored: '新しいタスクの提案' },
]
const words = (key: string, values: Record<string, string | number>) => `${key} ${JSON.stringify(values)}`

function storyOf(index: number, restored = lines[index]?.restored ?? ''): string {
  const [line, repaired] = [lines[index], repairFollowed(lines)[index]]
  if (!line || !repaired) throw new Error('no such line')
  return storyHtml({ ...line, restored }, repaired, { original: 'ja', locale: 'en', words })
}

describe('the story of a line', () => {
  it('goes from the slide to the published line and back', () => {
    const texts = [...storyOf(0).matchAll(/<p class="repair-text[^>]*>([^<]*)</g)].map(([, text]) => text)
    expect(texts).toEqual([
      'モデルによる',
      '990 963 999 884 913 916',
      'Ϟσϧ\u0374ΑΔ',
      'ϞσϧʹΑΔ',
      'モデルによる',
    ])
  })

  it('says how many characters normalization replaced, or that it moved some', () => {
    expect(storyOf(0)).toContain('steps.normalized.about {&quot;count&quot;:1}')
    expect(storyOf(1)).toContain('steps.normalized.moved')
  })

  it('marks in the table what normalization changed', () => {
    expect(storyOf(0).match(/class="changed"/g)).toHaveLength(1)
  })

  it('says where the slide has another order than the repair finds', () => {
    expect(storyOf(0)).not.toContain('steps.inverse.differs')
    const line = { slideNumber: 1, line: 'ϞσϧʹΑΔ', restored: 'モデルによる' }
    const html = storyHtml(
      line,
      { line: line.line, text: 'デモルによる', runs: [] },
      { original: 'ja', locale: 'en', words },
    )
    expect(html).toContain('steps.inverse.differs {&quot;text&quot;:&quot;モデルによる&quot;}')
  })

  it('lets nothing of a line become markup', () => {
    // The glyphs whose numbers are the code points of <b>.
    const line = { slideNumber: 1, line: '<b>ϞσϧʹΑΔ', restored: '[¢]モデルによる' }
    expect(
      storyHtml(
        line,
        { line: line.line, text: line.restored, runs: [] },
        { original: 'ja', locale: 'en', words },
      ),
    ).not.toContain('<b>')
  })
})

describe('a line', () => {
  it('can be followed where the damage is all there is to it', () => {
    expect(isFollowable({ line: 'ϞσϧʹΑΔ', restored: 'モデルによる' })).toBe(true)
    expect(isFollowable({ line: 'Ϟσϧ ΑΔ', restored: 'モデルによる' })).toBe(false)
    expect(isFollowable({ line: 'Ϟσϧ', restored: 'モデル' })).toBe(false)
  })
})

describe('a confidence', () => {
  it('is never said to be all', () => {
    expect([1, 0.9995, 0.987, 0.5].map((value) => formatConfidence(value, 'en'))).toEqual([
      '> 99.9%',
      '> 99.9%',
      '98.7%',
      '50%',
    ])
  })
})
