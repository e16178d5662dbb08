import { describe, expect, it } from 'vitest'
import { highlightCode, highlightPanels } from '../../../src/compiler/render/highlight.ts'

describe('code', () => {
  it('has its tokens by lines, with classes', async () => {
    const [first, second] = await highlightCode('const a = 1\nb', 'ts')
    expect(first?.[0]).toEqual({ text: 'const', class: 'tok-keyword' })
    expect(second).toEqual([{ text: 'b' }])
  })

  it.each(['constructor', '__proto__', 'toString', 'nonsense'])(
    'in “%s” is refused, and other code coloured as before',
    async (lang) => {
      await expect(highlightCode('x', lang)).rejects.toThrow('is no language that code can be coloured in')
      const data = { panels: [{ lang, code: ['x'] }] }
      await expect(highlightPanels(data)).rejects.toThrow('is no language that code can be coloured in')
      expect((await highlightCode('const a = 1', 'ts'))[0]?.[0]).toEqual({
        text: 'const',
        class: 'tok-keyword',
      })
    },
  )
})
