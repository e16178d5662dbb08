import { rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { buildSite } from '../build/build-site.ts'
import { launchBrowser } from '../build/browser.ts'
import { writeGeneratedDeck } from '../authoring/generated-deck.ts'
import { precompress } from '../build/precompress.ts'
import { serveSite } from '../host/serve.ts'
import { measureLoad, measureStep, type LoadFigures } from './measure.ts'
import { writeRivals } from './rivals.ts'

const ROUNDS = 3
const STEPS = 40
/** A spread of the talk's slides: text, dialogue, table, diagram, formula, chart. */
const TALK_SLIDES = [4, 9, 25, 36, 41, 47, 57, 66, 81, 90]
const FORMS = ['bare', 'colloquium', 'reveal'] as const
type Form = (typeof FORMS)[number]

/** The table of ratios: everything in one run, in shuffled rounds, against a bare page and a plain reveal.js deck. */
export async function benchSpeed(): Promise<string> {
  const lines: string[] = []
  for (const deck of [
    { name: 'the talk, 95 slides', folder: resolve('slides'), slides: TALK_SLIDES },
    { name: 'generated, 950 slides', folder: await generated(950), slides: [400] },
  ]) {
    lines.push(deck.name, ...(await benchDeck(deck.folder, deck.slides)), '')
  }
  return lines.join('\n')
}

async function generated(slides: number): Promise<string> {
  const folder = resolve('.cache/bench', `deck-${String(slides)}`)
  await rm(folder, { recursive: true, force: true })
  await writeGeneratedDeck(folder, slides, 1)
  return folder
}

async function benchDeck(folder: string, slides: readonly number[]): Promise<string[]> {
  const dist = resolve('.cache/bench/dist')
  const problems = await buildSite(folder, dist)
  if (problems.length > 0) throw new Error(problems.join('\n'))
  const rivals = await writeRivals(dist, 'ja', slides)
  await precompress(dist)
  const { server, url } = await serveSite({ folder: dist, port: 0 })
  const browser = await launchBrowser()
  const address: Record<Form, (slideNumber: number) => string> = {
    bare: (number) => url + rivals.bare(number),
    colloquium: (number) => `${url}ja/${String(number)}/`,
    reveal: (number) => url + rivals.reveal(number),
  }
  const loads: Record<Form, LoadFigures[]> = { bare: [], colloquium: [], reveal: [] }
  const steps: Record<Exclude<Form, 'bare'>, number[]> = { colloquium: [], reveal: [] }
  for (let round = 0; round < ROUNDS; round++) {
    for (const slideNumber of slides) {
      for (const form of shuffled(FORMS))
        loads[form].push(await measureLoad(browser, address[form](slideNumber)))
    }
    for (const form of shuffled(['colloquium', 'reveal'] as const)) {
      steps[form].push(await measureStep(browser, address[form](slides[0] ?? 1), STEPS))
    }
  }
  await browser.close()
  server.close()
  return table(loads, steps)
}

function table(loads: Record<Form, LoadFigures[]>, steps: Record<Exclude<Form, 'bare'>, number[]>): string[] {
  const row = (name: string, value: (form: Form) => number, digits = 0) => {
    const figures = FORMS.map((form) => value(form).toFixed(digits).padStart(12))
    const ratio = value('bare') > 0 ? (value('colloquium') / value('bare')).toFixed(2) : '–'
    const toReveal = value('reveal') > 0 ? (value('colloquium') / value('reveal')).toFixed(2) : '–'
    return `${name.padEnd(34)}${figures.join('')}${ratio.padStart(12)}${toReveal.padStart(12)}`
  }
  const of = (form: Form, key: keyof LoadFigures) => median(loads[form].map((figures) => figures[key]))
  return [
    `${''.padEnd(34)}${[...FORMS, 'to bare', 'to reveal'].map((head) => head.padStart(12)).join('')}`,
    row('readable, ms', (form) => of(form, 'readableMs')),
    row('until readable, kB', (form) => of(form, 'readableBytes') / 1000, 1),
    row(
      'until readable, kB, worst',
      (form) => Math.max(...loads[form].map(({ readableBytes }) => readableBytes)) / 1000,
      1,
    ),
    row('settled, kB', (form) => of(form, 'settledBytes') / 1000, 1),
    row('nodes, panel closed', (form) => of(form, 'nodes')),
    row('main thread a step, ms', (form) => (form === 'bare' ? 0 : median(steps[form])), 1),
  ]
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

function shuffled<T>(items: readonly T[]): T[] {
  return [...items]
    .map((item) => ({ item, order: Math.random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item)
}
