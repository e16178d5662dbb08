import type { Browser } from '@playwright/test'
import { launchBrowser } from '../../build/browser.ts'
import { serveSite } from '../../host/serve.ts'
import { measureLoad, measureReaction, type LoadFigures } from './measure-load.ts'
import { measureOverview, measureSteps, type StepFigures, type StepOptions } from './measure-steps.ts'
import { FORMS, OPENED, OVERVIEW_SEEN, pathOf, steppedPath, type Form } from './peers.ts'
import { benchSite, buildFresh, type BuiltTwice } from './site.ts'
import { Table } from './table.ts'
import { PARTS } from './trace.ts'

/** Times that each thing is measured, in shuffled rounds, where nothing else is asked for. */
const ROUNDS = 2
const STEPS = 20
/** ms between two steps of a reader who looks at each slide for a moment, and how many there are of them. */
const UNHURRIED_MS = 600
const UNHURRIED_STEPS = 10
/** The first slide, one by link, and a spread of text, dialogue, diagram and formula. */
const LINKS = [1, 60]
const SPREAD = [9, 36, 41, 81]
const BARE = [...LINKS, ...SPREAD]
/** Decks to step through, beside the talk. */
const SIZES = [950]
const LARGE = 9500

/** What can be measured alone. */
export type PartOfRun = 'build' | 'steps' | 'slow' | 'overview' | 'links' | 'sizes'

export interface SpeedOptions {
  /** With the deck of 9,500 slides, whose build takes minutes the first time. */
  large: boolean
  /** Only this; undefined for all. */
  only: string | undefined
  rounds?: number | undefined
  report: (line: string) => void
}

/** The page beside its peers in one run: figures, ratios and goals. `held` is false where a goal is lost. */
export async function benchSpeed(options: SpeedOptions): Promise<{ text: string; held: boolean }> {
  const { rounds = ROUNDS } = options
  const table = new Table()
  const startedMs = performance.now()
  const clock = () => `${((performance.now() - startedMs) / 1000).toFixed(0)} s`
  const wants = (part: PartOfRun) => {
    const isWanted = options.only === undefined || options.only === part
    if (isWanted) options.report(`${clock()}: ${part}`)
    return isWanted
  }
  if (wants('build')) addBuild(table, 95, await buildFresh({ slides: 'talk', bareSlides: BARE }))
  const browser = await launchBrowser()
  try {
    const talk = await served('talk')
    if (wants('steps')) await benchSteps(browser, talk.url, table, 'talk', { rounds })
    if (wants('slow')) {
      await benchSteps(browser, talk.url, table, 'talk', { cpu: 4 })
      await benchSteps(browser, talk.url, table, 'talk', {
        ...{ cpu: 4, steps: UNHURRIED_STEPS, pauseMs: UNHURRIED_MS },
        forms: ['ours', 'present', 'reveal'],
      })
    }
    if (wants('overview')) await benchOverview(browser, talk.url, table, 95)
    if (wants('links')) await benchLinks(browser, talk.url, table, rounds)
    talk.close()
    if (wants('sizes')) {
      for (const size of options.large ? [...SIZES, LARGE] : SIZES) await benchSize(browser, table, size)
    }
  } finally {
    await browser.close()
  }
  return { text: `${table.format()}\n\nmeasured in ${clock()}`, held: table.held }
}

/** What a build takes is nothing that peers do. */
function addBuild(table: Table, slides: number, { first, again }: BuiltTwice): void {
  const name = `build of ${String(slides)}`
  const isLarge = slides === LARGE
  table.add(`${name} without pictures: s`, { ours: first.seconds }, { ours: isLarge ? 100 : 8 })
  table.add(`${name}: GB of memory`, { ours: first.peakBytes / 1e9 }, isLarge ? { ours: 1.2 } : {})
  table.add(`${name} again, nothing changed: s`, { ours: again.seconds }, isLarge ? {} : { ours: 3 })
}

async function benchSize(browser: Browser, table: Table, size: number): Promise<void> {
  if (size === LARGE) addBuild(table, size, await buildFresh({ slides: size, bareSlides: BARE }))
  const deck = await served(size)
  await benchSteps(browser, deck.url, table, String(size), {})
  await benchOverview(browser, deck.url, table, size)
  deck.close()
}

async function served(deck: 'talk' | number): Promise<{ url: string; close: () => void }> {
  const folder = await benchSite(deck, BARE)
  const { server, url } = await serveSite({ folder, port: 0 })
  return { url, close: () => server.close() }
}

/** A figure of each form, the median of its rounds. */
type StepsRow = (read: (figures: StepFigures) => number) => Partial<Record<Form, number>>

async function benchSteps(
  browser: Browser,
  url: string,
  table: Table,
  deck: string,
  {
    rounds = 1,
    forms = FORMS,
    ...asked
  }: Partial<StepOptions> & { rounds?: number; forms?: readonly Form[] },
): Promise<void> {
  const options: StepOptions = { steps: STEPS, ...asked }
  const { steps, cpu = 1, pauseMs } = options
  const found = emptied<StepFigures>()
  for (let round = 0; round < rounds; round++) {
    for (const form of shuffled(forms))
      found[form].push(await measureSteps(browser, url + steppedPath(form, LINKS[0] ?? 1), form, options))
  }
  const name = [
    deck,
    ...(cpu === 1 ? [] : [`CPU ${String(cpu)}× slower`]),
    ...(pauseMs === undefined ? [] : [`a step each ${String(pauseMs)} ms`]),
  ].join(', ')
  const of = (form: Form, read: (figures: StepFigures) => number) => median(found[form].map(read))
  const row: StepsRow = (read) => values((form) => of(form, read))
  const frames = values((form) => median(found[form].flatMap(({ framesMs }) => framesMs)))
  const best = (row: Partial<Record<Form, number>>) => Math.min(row.reveal ?? Infinity, row.marp ?? Infinity)
  const isTalk = deck === 'talk' && cpu === 1
  table.add(`${name}: key to frame, ms`, frames, {
    ours: cpu === 1 ? best(frames) : (frames.reveal ?? 0),
    present: cpu === 1 ? best(frames) : (frames.reveal ?? 0),
  })
  const busy = row(({ parts }) => PARTS.reduce((sum, part) => sum + (part === 'worker' ? 0 : parts[part]), 0))
  table.add(
    `${name}: main thread a step, ms`,
    busy,
    isTalk ? { ours: 1.5 * best(busy), present: best(busy) } : {},
  )
  for (const part of PARTS)
    table.add(
      `    ${part}`,
      row(({ parts }) => parts[part]),
    )
  if (isTalk) addSizes(table, row, steps)
}

/** What the page holds, which a reader's device has to carry. */
function addSizes(table: Table, row: StepsRow, steps: number): void {
  table.add(
    'elements after 5 steps',
    row(({ elements }) => elements[0]),
    { present: 1500 },
  )
  table.add(
    `elements after ${String(steps + 5)} steps`,
    row(({ elements }) => elements[1]),
    { present: 1500 },
  )
  table.add(
    'nodes after 5 steps',
    row(({ nodes }) => nodes[0]),
    { ours: 6000 },
  )
  table.add(
    `nodes after ${String(steps + 5)} steps`,
    row(({ nodes }) => nodes[1]),
    { ours: 6000 },
  )
  table.add(
    'heap, MiB',
    row(({ heapBytes }) => heapBytes / 2 ** 20),
    { ours: 6 },
  )
}

async function benchOverview(browser: Browser, url: string, table: Table, slides: number): Promise<void> {
  const found = emptied<number>()
  for (const form of FORMS)
    if (form in OVERVIEW_SEEN)
      found[form].push(...(await measureOverview(browser, url + pathOf(form, 1), form, 5)))
  const name = `overview of ${String(slides)}`
  const again = values((form) => median(found[form].slice(1)))
  table.add(
    `${name} opens for the first time, ms`,
    values((form) => found[form][0] ?? 0),
  )
  table.add(`${name} opens, ms`, again, { ours: slides === 95 ? 1.5 * (again.reveal ?? 0) : 50 })
}

async function benchLinks(browser: Browser, url: string, table: Table, rounds: number): Promise<void> {
  for (const slideNumber of LINKS) {
    const found = emptied<LoadFigures>()
    for (let round = 0; round < rounds; round++) {
      for (const form of shuffled(OPENED))
        found[form].push(await measureLoad(browser, url + pathOf(form, slideNumber)))
    }
    const row = (read: (figures: LoadFigures) => number) => values((form) => median(found[form].map(read)))
    const readable = row(({ readableMs }) => readableMs)
    const name = `slide ${String(slideNumber)}, slow phone`
    table.add(`${name}: readable, ms`, readable, { ours: readable.bare ?? 0 })
    table.add(
      `${name}: KiB until readable`,
      row(({ readableBytes }) => readableBytes / 1024),
    )
    table.add(
      `${name}: KiB until quiet`,
      row(({ settledBytes }) => settledBytes / 1024),
    )
    table.add(
      `${name}: KiB of script until quiet`,
      row(({ scriptBytes }) => scriptBytes / 1024),
      { ours: 180 },
    )
    table.add(
      `${name}: blocking, ms`,
      row(({ blockingMs }) => blockingMs),
      { ours: 150 },
    )
  }
  const spread: LoadFigures[] = []
  for (const slideNumber of SPREAD) spread.push(await measureLoad(browser, url + pathOf('ours', slideNumber)))
  table.add(
    `slides ${SPREAD.join(', ')}: KiB until readable, median`,
    { ours: median(spread.map(({ readableBytes }) => readableBytes / 1024)) },
    { ours: 30 },
  )
  const reacted = emptied<number>()
  for (let round = 0; round < rounds; round++) {
    for (const form of shuffled(OPENED))
      reacted[form].push(await measureReaction(browser, url + steppedPath(form, 1), form))
  }
  const reaction = values((form) => median(reacted[form]))
  table.add('slow phone: reacts to a key, ms', reaction, {
    ours: Math.min(reaction.reveal ?? Infinity, reaction.marp ?? Infinity),
  })
}

function emptied<T>(): Record<Form, T[]> {
  return Object.fromEntries(FORMS.map((form): [Form, T[]] => [form, []])) as Record<Form, T[]>
}

/** The figures of all forms that have one. */
function values(of: (form: Form) => number): Partial<Record<Form, number>> {
  const all = FORMS.map((form): [Form, number] => [form, of(form)])
  return Object.fromEntries(all.filter(([, value]) => !Number.isNaN(value)))
}

/** Of none it isn't a number. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? NaN
}

function shuffled<T>(items: readonly T[]): T[] {
  return [...items]
    .map((item) => ({ item, order: Math.random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item)
}
