import { describe, expect, it } from 'vitest'
import { codeLanguageOf } from '../../../src/tools/import/placed/code-language.ts'
import { unflatten } from '../../../src/tools/import/speaker-deck-page.ts'
import { readText } from '../../../src/tools/import/text-copy.ts'

/** Each took minutes to years by patterns that tried every place with every other. */
describe('lines that a stranger made long', () => {
  it('a banner of # over code is a remark', () => {
    expect(codeLanguageOf(`${'#'.repeat(40)}\nx = compute(1)\nprint(x)`)).not.toBe('yaml')
    expect(codeLanguageOf(`name: ${'#'.repeat(40)}\n# a remark\n- item`)).toBe('yaml')
    expect(codeLanguageOf('\n'.repeat(200_000))).toBeUndefined()
  })

  it('a page of blanks is a page', () => {
    const blanks = ' '.repeat(300_000)
    expect(unflatten([`Title${blanks}• one${blanks}x`], 3)).toEqual(['Title', `• one${blanks}x`])
  })

  it('form feeds part pages', () => {
    expect(readText('talk.txt', Buffer.from(`${'\f'.repeat(100_000)}x`)).pages).toHaveLength(1)
  })
})
