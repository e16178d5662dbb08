import { describe, expect, it } from 'vitest'
import { embedCode } from '../../../src/features/share/embed-code.ts'

describe('the code to embed a slide', () => {
  it('is a lazy frame with a title that keeps its proportions', () => {
    expect(embedCode('https://host/ja/embed/41/', '41. A "B" <C>', false)).toBe(
      '<iframe src="https://host/ja/embed/41/" title="41. A &quot;B&quot; &lt;C&gt;" width="960" height="584" style="width:100%;height:auto;aspect-ratio:960/584;border:0" loading="lazy" allowfullscreen></iframe>',
    )
  })

  it('is taller with a transcript', () => {
    expect(embedCode('x', 'y', true)).toContain('aspect-ratio:960/844')
  })
})
