import { describe, expect, it } from 'vitest'
import { readablePath, slideOfPath } from '../../src/deck/unknown-path.ts'

describe('a path as a person reads it', () => {
  it.each([
    ['/ja/%E6%97%A5%E6%9C%AC/', '/ja/日本/'],
    ['/ja/41%', '/ja/41%'],
    ['/ja/%E3%81/41/', '/ja/%E3%81/41/'],
    ['/ja/%ff%20x/', '/ja/%ff%20x/'],
    ['/ja/%zz/', '/ja/%zz/'],
    ['/ja/%2041/', '/ja/ 41/'],
  ])('%s is %s', (path, readable) => {
    expect(readablePath(path)).toBe(readable)
  })
})

describe('the slide that an unknown path means', () => {
  it.each([
    ['ja/41', 41],
    ['ja/%EF%BC%94%EF%BC%91/', 41],
    ['ja/%2041/', 41],
    ['ja/%E6%97%A5%E6%9C%AC/', 1],
    ['ja/%E3%81/', 1],
    ['slides/41.html', 41],
    ['ja/slide-12/', 12],
    ['ja/0/', 1],
    ['ja/99999999999/', 95],
    ['', 1],
  ])('%s means %i', (path, slideNumber) => {
    expect(slideOfPath(path, 95)).toBe(slideNumber)
  })
})
