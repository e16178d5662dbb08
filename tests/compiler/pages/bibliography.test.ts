import { describe, expect, it } from 'vitest'
import { formatBibliography } from '../../../src/compiler/pages/bibliography.ts'

describe('formatBibliography', () => {
  it('puts nothing of an id into its HTML', () => {
    const id = 'x"><meta http-equiv="refresh" content="0;url=https://example.org/"><b title="'
    const works = [
      { id, type: 'book', title: 'Tides & <i>moons</i> <script>' },
      { id: 'hill2021', type: 'book', title: 'Stars' },
    ]
    const entries = formatBibliography(works, 'html')
    expect([...entries.keys()].sort()).toEqual(['hill2021', id])
    expect(entries.get(id)).toMatch(/^<i>Tides &#38; .*moons.*<\/i>/)
    expect(entries.get(id)).not.toMatch(/<(?!\/?[ib]>|\/?span)/)
    expect(entries.get('hill2021')).toBe('<i>Stars</i>. (n.d.).')
  })
})
