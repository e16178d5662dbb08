import { describe, expect, it } from 'vitest'
import { tooLargeAt } from '../../../src/compiler/parse/size.ts'

describe('a slide that is too large to be read', () => {
  it('has more characters than any slide', () => {
    expect(tooLargeAt('a'.repeat(100_001))).toEqual([1, expect.stringContaining('100001 characters')])
  })

  it('has thousands of characters that could begin emphasis or a link', () => {
    expect(tooLargeAt('\\*_'.repeat(15_000))).toEqual([1, expect.stringContaining('30000 of the characters')])
    expect(tooLargeAt('[a]('.repeat(3_001))).toEqual([1, expect.stringContaining('3001 of the characters')])
  })

  it('has a table whose short rows are filled up to thousands of cells', () => {
    const table = `# x\n\n${'|a'.repeat(300)}|\n${'|-'.repeat(300)}|\n${'|\n'.repeat(3000)}`
    expect(tooLargeAt(table)).toEqual([4, expect.stringContaining('a table of 300 columns')])
  })

  it('is no ordinary one', () => {
    const table = `|${'a|'.repeat(12)}\n|${':-:|'.repeat(12)}\n${`|${'1|'.repeat(12)}\n`.repeat(40)}`
    expect(tooLargeAt(`---\ntitle: x\n---\n\n${table}\n\n${'word '.repeat(5000)}`)).toBeUndefined()
  })
})
