import { readdirSync, readFileSync } from 'node:fs'
import { toHtml } from 'hast-util-to-html'
import { createElement, type FunctionComponent } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { CHART_DRAWING } from '../../src/compiler/read/figure-file.ts'
import { renderChart } from '../../src/compiler/render/chart.ts'
import { formatReference } from '../../src/compiler/read/references.ts'
import type { Locale } from '../../src/deck/locale.ts'
import { resolveLabels, type DrawingProps, type FigureFile } from '../../src/figures/drawing.ts'
import { DataTable } from '../../src/figures/forms/table.tsx'
import { loadDrawing, loadValues } from '../../src/figures/registry.ts'
import { figureNames, localizeForTest, readJson, SLIDES } from './figure-files.ts'
import { TALK_LOCALES } from '../fixtures/real-deck.ts'

/*
 * Every number that a figure prints stands in the facts of a slide that shows it (tests/fixtures/facts.json: what was
 * found in the sources), belongs to a work that it cites (its year, its arXiv number), or stands here with the reason.
 */

const EXCEPTIONS: Record<string, Record<string, string>> = {
  clip: { 2: 'counts the pairs 1, 2, 3 … N', 3: 'counts the pairs 1, 2, 3 … N' },
  'clip-vs-resnet': { 4: 'how many are drawn on each side', 11: 'the other 11 of 27 data sets' },
  'gpt4-report-inputs': { 4.1: 'the passage’s section, from memory' },
  'gpt4-report-training': { 2: 'the passage’s section, from memory' },
  'onehot-vs-caption': { 0: 'an element of a one-hot vector', 1: 'an element of a one-hot vector' },
  'llama-scale': { 13: 'the size of LLaMA-13B', 65: 'the size of LLaMA-65B' },
  'optimizer-code': { 2: 'the top 2k singular vectors; the norm of their matrix' },
  'optimizer-prompt': Object.fromEntries([1, 5, 6, 7, 8].map((number) => [number, 'counts the steps'])),
  'pali-architecture': { 4: 'the slide’s own text: a ViT of 4B' },
  'pix2seq-detection': Object.fromEntries(
    [50, 342, 567, 658, 375, 267, 933, 733].map((number) => [number, 'made up, as the figure’s note says']),
  ),
  'pseudocode-run': { 1: 'the first m − 1 and the last n − 1 elements' },
  'reversal-poem': { 8.3: 'the passage’s section, from memory' },
  'taskonomy-folds': { 8: 'the slide’s own text: eight tasks to train on' },
}

interface Facts {
  n: number
  facts?: unknown
  formulas?: unknown
}

const facts = new Map(readJson<Facts[]>('tests/fixtures/facts.json').map((entry) => [entry.n, entry]))
const works = readJson<Parameters<typeof formatReference>[0][]>('slides/references.json')

describe('a figure prints only numbers of its facts', () => {
  const uses = usesOfFigures()
  for (const name of figureNames()) {
    const figure = readJson<FigureFile>(`slides/figures/${name}.json`)
    const use = uses.get(name)
    it(name, async () => {
      if (!use) throw new Error(`no slide shows ${name}`)
      const cited = works.filter(({ id }) => figure.references.includes(id))
      const known = new Set([
        ...[...use.slides].flatMap((slide) => numbersOfFacts(slide)),
        ...cited.flatMap((work) => numbersIn(JSON.stringify(work, undefined, 1))),
      ])
      const printed = new Set<string>()
      for (const locale of TALK_LOCALES) {
        for (const state of use.states) {
          for (const number of numbersIn(textOf(await render(figure, locale, state)))) printed.add(number)
        }
      }
      const exceptions = Object.keys(EXCEPTIONS[name] ?? {})
      expect([...printed].filter((number) => !known.has(number)).sort()).toEqual(exceptions.sort())
    })
  }

  it('has no exception for a figure that is gone', () => {
    expect(Object.keys(EXCEPTIONS).filter((name) => !figureNames().includes(name))).toEqual([])
  })
})

interface Use {
  slides: Set<number>
  states: Set<string | undefined>
}

/** Which slides show a figure, and in which states. */
function usesOfFigures(): Map<string, Use> {
  const uses = new Map<string, Use>()
  for (const file of readdirSync(SLIDES).filter((entry) => /^\d{3}-.*\.md$/.test(entry))) {
    const source = readFileSync(`${SLIDES}/${file}`, 'utf8')
    for (const [, name = '', state] of source.matchAll(/:::figure\{name=([\w-]+)(?: state=([\w-]+))?\}/g)) {
      const use = uses.get(name) ?? { slides: new Set(), states: new Set() }
      use.slides.add(Number(file.slice(0, 3)))
      use.states.add(state)
      uses.set(name, use)
    }
  }
  return uses
}

async function render(figure: FigureFile, locale: Locale, state: string | undefined): Promise<string> {
  const data = localizeForTest(figure.data, locale)
  if (figure.drawing === CHART_DRAWING) {
    const { svg, table } = await renderChart(data, { locale })
    return toHtml(svg) + toHtml(table ?? [])
  }
  const drawing = await loadDrawing(figure.drawing)
  if (!drawing) throw new Error(`unknown drawing "${figure.drawing}"`)
  const props: DrawingProps<unknown> = {
    locale,
    state,
    data,
    labels: resolveLabels(figure.labels ?? {}, locale),
    references: figure.references.flatMap((id) =>
      works.filter((work) => work.id === id).map(formatReference),
    ),
  }
  const values = (await loadValues(figure.drawing))?.(data)
  const table = values ? renderToStaticMarkup(createElement(DataTable, { data: values, locale, state })) : ''
  return renderToStaticMarkup(createElement(drawing as FunctionComponent<typeof props>, props)) + table
}

/** The words of a drawing; pieces of one number stay together, lines and cells don't. */
function textOf(markup: string): string {
  return markup
    .replace(/<br\/?>|<\/(text|tspan|td|th|caption|p|li|div|span class="fig-cell-[a-z]+")>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&#x27;/g, "'")
    .replace(/&(quot|amp|lt|gt);/g, ' ')
}

/** Numbers by value, without sign; those in names (GPT-4, CIFAR10, code-davinci-002) are no numbers. */
function numbersIn(text: string): string[] {
  const found = text
    .normalize('NFKC')
    .matchAll(/(?<![\p{Script=Latin}\p{Script=Greek}\p{N}.,_]|\p{Script=Latin}-)\d+(?:,\d{3})*(?:\.\d+)?/gu)
  return [...found].map(([digits]) => String(Number(digits.replaceAll(',', ''))))
}

/** The numbers of a slide's facts and of those that they refer to (`table_same_as`). */
function numbersOfFacts(slide: number, seen = new Set<number>()): string[] {
  const entry = facts.get(slide)
  if (!entry || seen.has(slide)) return []
  seen.add(slide)
  const json = JSON.stringify([entry.facts, entry.formulas], undefined, 1)
  const others = [...json.matchAll(/"(?:\w+_)?same_as":\s*(\d+)/g)].map(([, other]) => Number(other))
  return [...numbersIn(json.replaceAll('_', ' ')), ...others.flatMap((other) => numbersOfFacts(other, seen))]
}
