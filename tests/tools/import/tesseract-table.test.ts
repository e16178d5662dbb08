import { describe, expect, it } from 'vitest'
import { parseTesseractTable } from '../../../src/tools/import/ocr/tesseract-table.ts'

const HEAD = 'level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext'

/** A row of a word in a line of the first block. */
const word = (line: number, at: number, left: number, conf: number | string, text: string) =>
  [
    '5',
    '1',
    '1',
    '1',
    String(line),
    String(at),
    String(left),
    String(100 * line),
    '90',
    '40',
    String(conf),
    text,
  ].join('\t')

describe("tesseract's table", () => {
  it('is lines of words with their place around all of them, and how sure they are by their length', () => {
    const table = [
      HEAD,
      '1\t1\t0\t0\t0\t0\t0\t0\t2000\t1125\t-1\t',
      '4\t1\t1\t1\t1\t0\t60\t100\t500\t40\t-1\t',
      word(1, 1, 60, 96, 'Measuring'),
      word(1, 2, 200, 80, 'the'),
      word(1, 3, 320, 90, 'tides'),
      word(2, 1, 60, 91.5, 'Twice'),
    ].join('\n')
    expect(parseTesseractTable(table)).toEqual([
      {
        text: 'Measuring the tides',
        box: { x: 60, y: 100, width: 350, height: 40 },
        confidence: expect.closeTo((96 * 9 + 80 * 3 + 90 * 5) / 1700, 6) as number,
      },
      { text: 'Twice', box: { x: 60, y: 200, width: 90, height: 40 }, confidence: 0.915 },
    ])
  })

  it('has Japanese without the spaces that nobody writes, and Latin words with theirs', () => {
    const table = [
      ['潮', 1],
      ['の', 2],
      ['高さ', 3],
      ['を', 4],
      ['Web', 5],
      ['API', 6],
      ['で', 7],
    ].map(([text, at]) => word(1, Number(at), 100 * Number(at), 90, String(text)))
    expect(parseTesseractTable(table.join('\n'))[0]?.text).toBe('潮の高さをWeb APIで')
  })

  it('is nothing where there are patterns, rules, or rows of another program', () => {
    const rows = [
      word(1, 1, 60, 12, 'lllII'),
      word(2, 1, 60, 95, '|—|'),
      word(3, 1, 60, 'x', 'words'),
      '5\t1\tshort',
      'Estimating resolution as 300',
      word(1, 1, 60, 96, 'Another file').replace('5\t1\t', '5\t2\t'),
    ]
    expect(parseTesseractTable(rows.join('\r\n'))).toEqual([])
    expect(parseTesseractTable('')).toEqual([])
  })
})
