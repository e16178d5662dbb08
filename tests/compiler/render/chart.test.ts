import { toHtml } from 'hast-util-to-html'
import { describe, expect, it } from 'vitest'
import { CHART_DRAWING } from '../../../src/compiler/read/figure-file.ts'
import { renderChart } from '../../../src/compiler/render/chart.ts'
import type { Locale } from '../../../src/deck/locale.ts'
import type { FigureFile } from '../../../src/figures/drawing.ts'
import { figureNames, localizeForTest, readJson } from '../../figures/figure-files.ts'
import { TALK_LOCALES } from '../../fixtures/real-deck.ts'

const bars = {
  caption: 'Difference',
  spec: {
    width: 200,
    height: 60,
    mark: { type: 'bar' },
    encoding: {
      x: { field: 'difference', type: 'quantitative' },
      y: { field: 'dataset', type: 'nominal', sort: null, title: null },
    },
  },
  values: [
    { dataset: 'Food101', difference: 22.5 },
    { dataset: 'EuroSAT', difference: -37.1 },
  ],
  columns: [
    { key: 'dataset', head: ['Dataset'] },
    { key: 'difference', head: ['Difference'], type: 'number', decimals: 1, signed: true },
  ],
}

/** The chart's parts as HTML. */
async function htmlOf(data: unknown, locale: Locale = 'en'): Promise<{ svg: string; table: string }> {
  const { svg, table } = await renderChart(data, { locale })
  return { svg: toHtml(svg), table: table ? toHtml(table) : '' }
}

describe('renderChart', () => {
  it('keeps to what the page’s policy and the theme allow', async () => {
    const { svg } = await htmlOf(bars)
    expect(svg).toMatch(/^<svg class="figure-svg" viewBox="0 0 \d+ \d+" width="\d+" height="\d+">/)
    expect(svg).not.toMatch(
      / (style|id|role|aria-[a-z]+|font-family|fill|stroke)=|<style|#[0-9a-f]{3}|xmlns|NaN/,
    )
  })

  it('draws bars as rectangles in data colours and words as text', async () => {
    const { svg } = await htmlOf(bars)
    expect(svg.match(/<rect class="fig-data-1"/g)).toHaveLength(2)
    expect(svg).toContain('>Food101</text>')
    expect(svg).toContain('>−40</text>')
  })

  it('measures labels in the talk’s font', async () => {
    const widthFor = async (dataset: string) => {
      const values = [{ dataset, difference: 1 }]
      const { svg } = await htmlOf({ ...bars, values })
      return Number(/width="(\d+)"/.exec(svg)?.[1])
    }
    // Ten kanji are ten times as wide as their size, where Vega alone takes 0.8.
    expect((await widthFor('意味'.repeat(5))) - (await widthFor(''))).toBeGreaterThan(155)
    expect((await widthFor('i'.repeat(10))) - (await widthFor(''))).toBeLessThan(60)
  })

  it('gives its values as a table', async () => {
    const { table } = await htmlOf(bars)
    expect(table).toContain('<caption class="visually-hidden">Difference</caption>')
    expect(table.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')).toContain('EuroSAT −37 .1')
  })

  it('takes no colours that don’t follow the theme', async () => {
    const spec = { ...bars.spec, mark: { type: 'bar', color: 'steelblue' } }
    await expect(renderChart({ ...bars, spec }, { locale: 'en' })).rejects.toThrow('fill "steelblue" is none')
  })

  it('takes no text under 16 px', async () => {
    const spec = { ...bars.spec, config: { axis: { labelFontSize: 11 } } }
    await expect(renderChart({ ...bars, spec }, { locale: 'en' })).rejects.toThrow('text of 11 px')
  })

  it('stops where Vega-Lite would only warn', async () => {
    const spec = {
      ...bars.spec,
      mark: { type: 'bar' },
      encoding: { x: { field: 'difference', type: 'quantitative', scale: { type: 'band' } } },
    }
    await expect(renderChart({ ...bars, spec }, { locale: 'en' })).rejects.toThrow('Vega-Lite:')
  })

  it('names a column without values', async () => {
    const columns = [{ key: 'data-set', head: ['Dataset'] }]
    await expect(renderChart({ ...bars, columns }, { locale: 'en' })).rejects.toThrow('column "data-set"')
  })

  it('says what is wrong with its data', async () => {
    await expect(renderChart({ ...bars, values: [] }, { locale: 'en' })).rejects.toThrow('data of a chart')
  })
})

describe('the charts of the talk', () => {
  const charts = figureNames()
    .map((name) => ({ name, file: readJson<FigureFile>(`slides/figures/${name}.json`) }))
    .filter(({ file }) => file.drawing === CHART_DRAWING)

  it.each(charts)('$name is small, in both languages', async ({ file }) => {
    for (const locale of TALK_LOCALES) {
      const { svg } = await htmlOf(localizeForTest(file.data, locale), locale)
      expect(svg.length).toBeLessThan(12_000)
    }
  })
})
