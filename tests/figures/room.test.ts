import { createElement, type FunctionComponent } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { CHART_DRAWING } from '../../src/compiler/read/figure-file.ts'
import type { Locale } from '../../src/deck/locale.ts'
import { resolveLabels, type DrawingProps, type FigureFile } from '../../src/figures/drawing.ts'
import { loadDrawing } from '../../src/figures/registry.ts'
import { LINE_HEIGHT, measureText, type Weight } from '../../src/figures/vocabulary/measure-text.ts'
import { figureNames, localizeForTest, readJson } from './figure-files.ts'
import { TALK_LOCALES } from '../fixtures/real-deck.ts'

/*
 * Words in a box of a drawing stand clear of its border: 12 px at the sides, 8 px above and below what is seen of them.
 * Only boxes that are parts (`fig-part`) and words in their middle are measured: a label beside a part is no word in it.
 */
const SIDES = 12
const ABOVE_AND_BELOW = 8

/** Kanji and kana fill their em more than Latin letters do. */
const INK = { japanese: 0.88, latin: 0.74 }

describe('words in a box have room', () => {
  for (const name of figureNames()) {
    const figure = readJson<FigureFile>(`slides/figures/${name}.json`)
    if (figure.drawing === CHART_DRAWING) continue
    it(name, async () => {
      const tight = new Set<string>()
      for (const locale of TALK_LOCALES)
        for (const state of [undefined, ...(figure.states ?? [])])
          for (const fault of faultsOf(await render(figure, locale, state))) tight.add(fault)
      expect([...tight]).toEqual([])
    })
  }
})

async function render(figure: FigureFile, locale: Locale, state: string | undefined): Promise<string> {
  const drawing = await loadDrawing(figure.drawing)
  if (!drawing) throw new Error(`unknown drawing "${figure.drawing}"`)
  const props: DrawingProps<unknown> = {
    locale,
    state,
    data: localizeForTest(figure.data, locale),
    labels: resolveLabels(figure.labels ?? {}, locale),
    references: [],
  }
  return renderToStaticMarkup(createElement(drawing as FunctionComponent<typeof props>, props))
}

interface Rectangle {
  x: number
  y: number
  width: number
  height: number
}

/** A text's lines: its middle, and what is seen of it. */
interface Words extends Rectangle {
  text: string
}

function faultsOf(markup: string): string[] {
  const { document } = parseHTML(`<body>${markup}</body>`)
  return [...document.querySelectorAll('svg.figure-svg')].flatMap((svg) => {
    const boxes = [...svg.querySelectorAll('rect.fig-part:not(.fig-layer)')].flatMap(rectangleOf)
    return [...svg.querySelectorAll('text')].flatMap(wordsOf).flatMap((words) => {
      const box = smallestAround(words, boxes)
      return box ? faultIn(box, words) : []
    })
  })
}

function faultIn(box: Rectangle, words: Words): string[] {
  const sides = Math.min(words.x - box.x, box.x + box.width - words.x - words.width)
  const ends = Math.min(words.y - box.y, box.y + box.height - words.y - words.height)
  return [
    ...(sides < SIDES - 0.5 ? [`${words.text}: ${sides.toFixed(1)} px at a side`] : []),
    ...(ends < ABOVE_AND_BELOW - 0.5 ? [`${words.text}: ${ends.toFixed(1)} px above or below`] : []),
  ]
}

/** The box that words stand in the middle of, from side to side. */
function smallestAround(words: Words, boxes: readonly Rectangle[]): Rectangle | undefined {
  const [x, y] = [words.x + words.width / 2, words.y + words.height / 2]
  const around = boxes.filter(
    (box) =>
      Math.abs(box.x + box.width / 2 - x) < 1 &&
      box.y < y &&
      y < box.y + box.height &&
      box.width > words.width / 2,
  )
  return around.sort((one, other) => one.width * one.height - other.width * other.height)[0]
}

function rectangleOf(element: Element): Rectangle[] {
  const shift = shiftOf(element)
  if (!shift) return []
  const [x = 0, y = 0, width = 0, height = 0] = ['x', 'y', 'width', 'height'].map((key) =>
    Number(element.getAttribute(key) ?? 0),
  )
  return [{ x: x + shift.x, y: y + shift.y, width, height }]
}

function wordsOf(element: Element): Words[] {
  const shift = shiftOf(element)
  const lines = [...element.querySelectorAll('tspan')].filter((line) => line.hasAttribute('y'))
  const [first, last] = [lines[0], lines.at(-1)]
  if (!shift || !first || !last || element.getAttribute('text-anchor') !== 'middle') return []
  const size = Number(element.getAttribute('font-size'))
  const weight = Number(element.getAttribute('font-weight') ?? 400) as Weight
  const text = lines.map((line) => line.textContent).join('\n')
  const width = measureText(text, size, weight)
  const ink =
    size * (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text) ? INK.japanese : INK.latin)
  // A line's middle lies 0.37 em over its baseline.
  const middle =
    shift.y - size * 0.37 + (Number(first.getAttribute('y')) + Number(last.getAttribute('y'))) / 2
  const height = ink + (lines.length - 1) * size * LINE_HEIGHT
  return [
    { text, x: shift.x + Number(first.getAttribute('x')) - width / 2, y: middle - height / 2, width, height },
  ]
}

/** By how much the groups around an element move it; undefined where one of them scales or turns it. */
function shiftOf(element: Element): { x: number; y: number } | undefined {
  let [x, y] = [0, 0]
  for (let group = element.parentElement; group; group = group.parentElement) {
    if (group.tagName.toLowerCase() === 'svg' && !group.classList.contains('figure-svg')) return undefined
    const transform = group.getAttribute('transform')
    if (transform === null) continue
    const moved = /^translate\((-?[\d.]+)[ ,](-?[\d.]+)\)$/.exec(transform)
    if (!moved) return undefined
    x += Number(moved[1])
    y += Number(moved[2])
  }
  return { x, y }
}
