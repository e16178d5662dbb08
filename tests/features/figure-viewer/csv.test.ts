import { describe, expect, it } from 'vitest'
import { toCsv } from '../../../src/deck/csv.ts'
import { plainValue, splitDetails } from '../../../src/features/figure-viewer/csv.ts'

describe('a CSV file', () => {
  it('starts with the mark of UTF-8 and ends each line as RFC 4180 asks', () => {
    expect(
      toCsv([
        ['a', 'b'],
        ['1', '2'],
      ]),
    ).toBe('\uFEFF"a","b"\r\n1,2\r\n')
  })

  it.each([
    ['a,b', '"a,b"'],
    ['say "so"', '"say ""so"""'],
    ['two\nlines', '"two\nlines"'],
    ['視覚，言語', '"視覚，言語"'],
    ['', '""'],
    ['-37.1', '-37.1'],
    ['1e-5', '1e-5'],
  ])('quotes %j, numbers aside', (text, field) => {
    expect(toCsv([[text]])).toBe(`\uFEFF${field}\r\n`)
  })
})

describe('a field of words', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['-cmd', "'-cmd"],
    ['＝1', "'＝1"],
    ['x\t=1', "x\t'=1"],
    ['a;=1+1', "a;'=1+1"],
    ['a; @b', "a; '@b"],
    ['a\n+c', "a\n'+c"],
    ['a; -5; b', 'a; -5; b'],
    ['x = 1', 'x = 1'],
  ])('%j is no formula to a spreadsheet, however it parts fields', (text, words) => {
    expect(toCsv([[text]])).toBe(`\uFEFF"${words}"\r\n`)
  })
})

describe('a value', () => {
  it.each([
    ['−37.1', '-37.1'],
    ['+28.9', '28.9'],
    ['1,234,567', '1234567'],
    ['88.4', '88.4'],
  ])('%s is the number %s', (printed, number) => {
    expect(plainValue(printed)).toBe(number)
  })

  it.each(['52.9 MERLOT', '–', '1,23', '10–20', 'ViT-B/32'])('%s stays a word', (text) => {
    expect(plainValue(text)).toBe(text)
  })
})

describe('details of numbers', () => {
  it('stand in a column of their own', () => {
    const cell = (value: string, detail = '') => ({ value, detail })
    const grid = [
      [cell('Name'), cell('Score')],
      [cell('a'), cell('1.5', '0-shot')],
      [cell('b'), undefined],
    ]
    expect(splitDetails(grid, 1, 'notes')).toEqual([
      ['Name', 'Score', 'Score (notes)'],
      ['a', '1.5', '0-shot'],
      ['b', '', ''],
    ])
  })
})
