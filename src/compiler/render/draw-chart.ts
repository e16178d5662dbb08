import * as vega from 'vega'
import { compile, type TopLevelSpec } from 'vega-lite'
import { measureText } from '../../figures/vocabulary/measure-text.ts'
import type { ChartAnswer, ChartJob } from './chart-drawer.ts'
import { chartExpressions } from './chart-expressions.ts'
import { SharedObjects } from './shared-objects.ts'

/* Draws charts in a process of its own (chart-drawer.ts): a spec computes, and some would never end. */

process.on('message', (job: ChartJob) => {
  void answerOf(job).then((answer) => process.send?.(answer))
})

async function answerOf({ spec, config }: ChartJob): Promise<ChartAnswer> {
  try {
    const svg = await drawAlone(spec, config)
    const marks = svg.match(MARK)?.length ?? 0
    return marks > MOST_MARKS ? { fault: tooMany(marks) } : { svg }
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) }
  }
}

/** A slide has room for some hundreds; a browser is slow with more than this. */
const MOST_MARKS = 10_000
const MARK = /<(?:path|text|line|rect|image|tspan)\b/g

function tooMany(marks: number): string {
  return `a chart of ${String(marks)} marks, and at most ${String(MOST_MARKS)} can be shown: give it fewer values, or summarise them`
}

async function drawAlone(spec: object, config: object): Promise<string> {
  try {
    return await drawSpec(spec, config)
  } finally {
    shared.restore()
  }
}

async function drawSpec(spec: object, config: object): Promise<string> {
  const { spec: compiled } = compile(spec as TopLevelSpec, { config, logger: STRICT })
  const runtime = vega.parse(compiled, undefined, { ast: true })
  if (loads(runtime)) throw new Error('a chart reads nothing from elsewhere: its values are a list')
  const view = new vega.View(runtime, { renderer: 'none', logger: STRICT, loader: NO_LOADER, ...EXPRESSIONS })
  try {
    return await view.toSVG()
  } finally {
    view.finalize()
  }
}

/** What all objects share, as it was before the first chart: one whose values are named as its parts would write there. */
const shared = new SharedObjects()

/** A chart is drawn from the values that its file brings: no file and no address is read for it. */
const NO_LOADER = {
  load: refuse,
  sanitize: refuse,
  http: refuse,
  file: refuse,
} as unknown as vega.Loader

function refuse(address: unknown): Promise<never> {
  return Promise.reject(new Error(`a chart reads nothing, and would read ${String(address)}`))
}

/** True where a chart would take in data while it is drawn: from an address, or what an expression gives. */
function loads(runtime: unknown): boolean {
  if (typeof runtime !== 'object' || runtime === null) return false
  return Object.entries(runtime).some(
    ([key, inner]) => (key === 'type' && inner === 'load') || (key !== '$ingest' && loads(inner)),
  )
}

/** Types don't know how Vega is told to work out expressions otherwise. */
const EXPRESSIONS = { expr: chartExpressions } as object

/**
 * What a field's name may lead to (`constructor.constructor`) makes no code of text: this process was started without any
 * way to that, and what would do it is led to by nothing.
 */
for (const kind of [fail, drawAlone, function* () {}, async function* () {}])
  Reflect.deleteProperty(Object.getPrototypeOf(kind) as object, 'constructor')

/** What Vega-Lite would only warn of in the console is an author's mistake. */
const STRICT: vega.LoggerInterface = {
  level: (level?: number) => (level === undefined ? vega.Warn : STRICT),
  error: (...messages: readonly unknown[]): never => fail(messages),
  warn: (...messages: readonly unknown[]): never => fail(messages),
  info: () => STRICT,
  debug: () => STRICT,
}

function fail(messages: readonly unknown[]): never {
  throw new Error(`Vega-Lite: ${messages.map(String).join(' ')}`)
}

/**
 * Without a canvas Vega estimates 0.8 em a character. Its measuring hook is exported, though its types don't know it:
 * https://github.com/vega/vega/blob/v5/packages/vega-scenegraph/src/util/text.js
 */
interface TextMetrics {
  width: (item: { fontSize?: number; fontWeight?: string | number }, text: unknown) => number
}
;(vega as unknown as { textMetrics: TextMetrics }).textMetrics.width = (
  { fontSize = 11, fontWeight },
  text,
) =>
  measureText(
    typeof text === 'string' || typeof text === 'number' ? String(text) : '',
    fontSize,
    fontWeight === 'bold' || Number(fontWeight) >= 600 ? 700 : 400,
  )

process.send?.('ready')
