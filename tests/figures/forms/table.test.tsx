import type { Element, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { toString } from 'hast-util-to-string'
import { renderToStaticMarkup } from 'react-dom/server'
import { visit } from 'unist-util-visit'
import { describe, expect, it } from 'vitest'
import type { Locale } from '../../../src/deck/locale.ts'
import type { FigureFile } from '../../../src/figures/drawing.ts'
import type { TableData } from '../../../src/figures/forms/table-data.ts'
import { DataTable } from '../../../src/figures/forms/table.tsx'
import { figureNames, readJson } from '../figure-files.ts'
import { TALK_LOCALES } from '../../fixtures/real-deck.ts'

const scores: TableData = {
  caption: { ja: '精度', en: 'Accuracy' },
  columns: [
    { key: 'model', head: [{ ja: 'モデル', en: 'Model' }] },
    { key: 'dev', head: ['VQAv2', 'test-dev'], type: 'number' },
    { key: 'std', head: ['VQAv2', 'test-std'], type: 'number' },
    { key: 'gain', head: ['Gain'], type: 'number', decimals: 1, signed: true },
    { key: 'original', head: ['原題'], locales: ['ja'] },
  ],
  rows: [
    { id: 'coca', cells: ['CoCa', '82.3', { value: '82.3', grey: true }, -7.1, 'a'] },
    { id: 'git', cells: ['GIT', '78.56', null, 0, 'b'] },
    { id: 'pali', startsGroup: true, cells: ['PaLI', { value: '84.3', best: true, span: 2 }, 12, 'c'] },
  ],
  notes: ['_k_ attempts'],
  marks: {
    git: { rows: ['git'] },
    framed: { framed: ['dev', 'std'], cells: [['pali', 'model']], notes: ['framed'] },
  },
}

describe('DataTable', () => {
  it('names itself and scopes its headings', () => {
    const table = render(scores)
    expect(texts(table, 'caption')).toEqual(['Accuracy'])
    expect(all(table, 'th').map(({ properties }) => properties.scope)).toEqual([
      'col',
      'colgroup',
      'col',
      'col',
      'col',
      'row',
      'row',
      'row',
    ])
  })

  it('joins equal headings and lets a single one span the rest', () => {
    const heads = all(render(scores), 'th').map(({ properties }) => [properties.colSpan, properties.rowSpan])
    expect(heads.slice(0, 4)).toEqual([
      [undefined, 2],
      [2, undefined],
      [undefined, 2],
      [undefined, undefined],
    ])
  })

  it('gives all numbers of a column the same room around the point', () => {
    const dev = all(render(scores), 'tr').flatMap((row) => all(row, 'td').slice(0, 1))
    const rooms = dev.map((cell) => all(cell, 'span').map(({ properties }) => String(properties.className)))
    expect(new Set(rooms.map((names) => names.filter((name) => name.includes('room')).join()))).toEqual(
      new Set(['fig-number-integer,fig-room-2,fig-number-fraction,fig-room-2']),
    )
  })

  it('keeps the digits of a value and writes a real minus and the plus', () => {
    const cells = texts(render(scores), 'td')
    expect(cells).toContain('78.56')
    expect(cells).toContain('−7.1')
    expect(cells).toContain('+12.0')
    expect(cells).toContain('0.0')
  })

  it('says that a value is missing', () => {
    expect(texts(render(scores, { locale: 'ja' }), 'td')).toContain('–値なし')
    expect(texts(render(scores), 'td')).toContain('–no value')
  })

  it('sets the best value bold', () => {
    expect(texts(render(scores), 'strong')).toEqual(['84.3'])
  })

  it('leaves out the columns of other languages', () => {
    expect(texts(render(scores), 'th')).not.toContain('原題')
    expect(texts(render(scores, { locale: 'ja' }), 'th')).toContain('原題')
  })

  it('marks a row for eyes and ears', () => {
    const [row] = all(render(scores, { state: 'git' }), 'tr').filter(
      ({ properties }) => String(properties.className) === 'fig-row-marked',
    )
    expect(row && toString(row)).toMatch(/^GIT \(marked\)/)
  })

  it('names the states that it has', () => {
    expect(() => render(scores, { state: 'gti' })).toThrow('unknown state "gti"; the table has git, framed')
  })

  it('counts the cells of a row', () => {
    const short = { ...scores, rows: [{ id: 'coca', cells: ['CoCa', '82.3'] }] }
    expect(() => render(short)).toThrow('row coca has 2 cells for 5 columns')
  })

  it('slants variables and leaves other underscores alone', () => {
    expect(texts(render({ ...scores, notes: ['_k_ of code_davinci_002'] }), 'i')).toEqual(['k'])
  })
})

describe('the tables of the talk', () => {
  const tables = figureNames()
    .map((name) => ({ name, file: readJson<FigureFile>(`slides/figures/${name}.json`) }))
    .filter(({ file }) => file.drawing === 'table')

  for (const { name, file } of tables) {
    const data = file.data as TableData
    it.each(TALK_LOCALES)(`${name} stands still while its states mark (%s)`, (locale) => {
      const still = skeleton(render(data, { locale }))
      for (const state of Object.keys(data.marks ?? {})) {
        expect(skeleton(render(data, { locale, state }))).toBe(still)
      }
    })

    it(`${name} marks only rows and columns that it has`, () => {
      const rows = new Set(data.rows.map(({ id }) => id))
      const columns = new Set(data.columns.map(({ key }) => key))
      for (const marks of Object.values(data.marks ?? {})) {
        const cells = marks.cells ?? []
        expect([...(marks.rows ?? []), ...cells.map(([row]) => row)].filter((row) => !rows.has(row))).toEqual(
          [],
        )
        const keys = [...(marks.framed ?? []), ...cells.map(([, key]) => key)]
        expect(keys.filter((key) => !columns.has(key))).toEqual([])
      }
    })
  }
})

function render(data: TableData, { locale = 'en', state }: { locale?: Locale; state?: string } = {}): Root {
  const markup = renderToStaticMarkup(<DataTable data={data} locale={locale} state={state} />)
  expect(markup).not.toMatch(/ (style|id)="/)
  return fromHtml(markup, { fragment: true })
}

function all(tree: Root | Element, tagName: string): Element[] {
  const found: Element[] = []
  visit(tree, 'element', (node) => {
    if (node.tagName === tagName) found.push(node)
  })
  return found
}

function texts(tree: Root | Element, tagName: string): string[] {
  return all(tree, tagName).map((node) => toString(node))
}

/** What decides where things stand: cells and their words, without marks, hidden words and notes. */
function skeleton(tree: Root): string {
  visit(tree, 'element', (node, index, parent) => {
    const names = Array.isArray(node.properties.className) ? node.properties.className.map(String) : []
    const isMark = (name: string) => /^fig-(row-marked|cell-marked|cell-framed.*)$/.test(name)
    node.properties.className = names.filter((name) => !isMark(name))
    const isRemoved = names.includes('visually-hidden') || names.includes('fig-table-notes')
    if (isRemoved && parent && index !== undefined) {
      parent.children.splice(index, 1)
      return index
    }
    return undefined
  })
  return JSON.stringify(tree, (key, value: unknown) => (key === 'position' ? undefined : value))
}
