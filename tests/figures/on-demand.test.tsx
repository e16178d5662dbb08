import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { resolveLabels, type FigureFile } from '../../src/figures/drawing.ts'
import { drawing as drawTable, values as wholeTable } from '../../src/figures/forms/table.tsx'
import type { TableData } from '../../src/figures/forms/table-data.ts'
import { drawing as drawClip, values as clipValues } from '../../src/figures/drawings/clip-vs-resnet.tsx'
import { localizeForTest, readJson } from './figure-files.ts'
import { TALK_LOCALES } from '../fixtures/real-deck.ts'

/* What is too much for a slide is in the transcript and the large view: nothing of it is lost. */

describe('CLIP’s Figure 5', () => {
  const file = readJson<FigureFile>('slides/figures/clip-vs-resnet.json')

  it.each(TALK_LOCALES)(
    'has all 27 data sets in its table, and the extremes in its drawing (%s)',
    (locale) => {
      const data = localizeForTest(file.data, locale) as Parameters<typeof clipValues>[0]
      const labels = resolveLabels(file.labels ?? {}, locale) as Parameters<typeof drawClip>[0]['labels']
      const svg = renderToStaticMarkup(drawClip({ locale, data, labels, references: [] }))
      const shown = data.values.map(({ dataset }) => svg.includes(`>${dataset}</tspan>`))
      expect(clipValues(data).rows.map(({ cells: [name] }) => name)).toEqual(
        data.values.map(({ dataset }) => dataset),
      )
      expect(data.values).toHaveLength(27)
      expect(shown.map(Number).join('')).toBe('1111' + '0'.repeat(19) + '1111')
      expect(svg).toContain('>+28.9</tspan>')
      expect(svg).toContain('>−37.1</tspan>')
    },
  )
})

describe('a table with columns and rows on demand', () => {
  const data: TableData = {
    caption: 'Scores',
    columns: [
      { key: 'name', head: ['Name'] },
      { key: 'seen', head: ['Seen'], type: 'number' },
      { key: 'more', head: ['More'], type: 'number', onDemand: true },
    ],
    rows: [
      { cells: ['first', '1', '2'] },
      { cells: [{ value: 'second', span: 2 }, '3'] },
      { cells: ['third', null, '4'], onDemand: true },
    ],
    notes: ['of all', { onDemand: true, text: 'of more' }],
  }
  const html = renderToStaticMarkup(drawTable({ locale: 'en', data, labels: {}, references: [] }))

  it('shows the rest, with what spans columns', () => {
    expect(html).toContain('first')
    expect(html).toContain('second')
    expect(html).toContain('of all')
  })

  it('leaves out what is on demand, and its note', () => {
    expect(html).not.toMatch(/More|third|>[234]<|of more/)
  })

  it('has the whole for who asks for it', () => {
    expect(wholeTable(data)).toBe(data)
    expect(wholeTable({ ...data, columns: data.columns.slice(0, 2), rows: [] })).toBeUndefined()
  })
})
