import { describe, expect, it } from 'vitest'
import {
  DeckError,
  formatProblem,
  inOneLine,
  nearestWord,
  suggestion,
} from '../../../src/compiler/read/problem.ts'

describe('a problem as it is told', () => {
  it('quotes no more of a file than is read', () => {
    const told = formatProblem({ file: 'deck/001-a.md', line: 3, message: `unknown ${'a'.repeat(45_000)}` })
    expect(told).toMatch(/^deck\/001-a\.md:3: unknown a+…$/)
    expect(told.length).toBeLessThan(1_100)
  })

  it('is one line, however its file is named', () => {
    const file = 'new\nline\u001b[31m/001-a.md'
    expect(formatProblem({ file, line: 3, message: 'no' })).toBe('new\\u{a}line\\u{1b}[31m/001-a.md:3: no')
    expect(inOneLine(file)).toBe('new\\u{a}line\\u{1b}[31m/001-a.md')
  })
})

describe('a suggestion', () => {
  it('is the nearest word, in whatever case', () => {
    expect(nearestWord('sectoin', ['layout', 'section'])).toBe('section')
    expect(nearestWord('Layout', ['layout', 'section'])).toBe('layout')
  })

  it('is none where nothing is near', () => {
    expect(nearestWord('kandinsky', ['layout', 'section'])).toBeUndefined()
    expect(nearestWord('x', [])).toBeUndefined()
  })

  it('compares no words of thousands of letters, which would fill the memory', () => {
    const [word, other] = ['a'.repeat(30_000), 'b'.repeat(30_000)]
    expect(nearestWord(word, [other])).toBeUndefined()
    expect(nearestWord('sectoin', [other, 'section'])).toBe('section')
  })

  it('lists what there is where that is little', () => {
    expect(suggestion('kandinsky', ['layout', 'section'])).toBe('; there are: layout, section')
    expect(suggestion('kandinsky', Array.from('abcdefghijklm'))).toBe('')
  })
})

describe('a deck’s error', () => {
  it('has each problem in a line, by file and number', () => {
    const error = new DeckError([
      { file: 'deck/b.md', line: 10, message: 'c' },
      { file: 'deck/b.md', line: 9, message: 'b' },
      { file: 'deck/a.md', line: 20, message: 'a' },
    ])
    expect(error.message).toBe('deck/a.md:20: a\ndeck/b.md:9: b\ndeck/b.md:10: c')
  })

  it('has the first fifty of a file, and says how many more there are', () => {
    const many = Array.from({ length: 20_000 }, (_, at) => ({
      file: 'deck/a.md',
      line: at + 1,
      message: 'a',
    }))
    const { problems } = new DeckError([{ file: 'deck/b.md', line: 2, message: 'b' }, ...many])
    expect(problems).toHaveLength(52)
    expect(problems[49]).toEqual({ file: 'deck/a.md', line: 50, message: 'a' })
    expect(problems.slice(50)).toEqual([
      { file: 'deck/a.md', line: 51, message: 'and 19950 more in this file' },
      { file: 'deck/b.md', line: 2, message: 'b' },
    ])
  })
})
