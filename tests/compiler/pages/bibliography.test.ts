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

  it('takes any name for a name, those that all objects have as well', () => {
    const works = ['__proto__', 'constructor', 'toString'].map((name, index) => ({
      ...{ id: String(index), type: 'book', title: name, author: [{ family: name }] },
    }))
    for (const format of ['html', 'text'] as const) {
      const entries = [...formatBibliography(works, format).values()].map((entry) =>
        entry.replace(/<.?i>/g, ''),
      )
      expect(entries.sort()).toEqual([
        '__proto__. (n.d.). __proto__.',
        'constructor. (n.d.). constructor.',
        'toString. (n.d.). toString.',
      ])
    }
  })
})
