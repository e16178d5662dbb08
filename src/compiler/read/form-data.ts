import { z } from 'zod'
import { LOCALES, type Locale } from '../../deck/locale.ts'
import { localizeData } from '../../figures/localize-data.ts'
import { parseWith, type SchemaFault } from './schema-issues.ts'

/*
 * The data of the forms that any deck may use (src/figures/forms/*-data.ts), in one language. What a form itself tells in
 * a sentence, as a row of too few cells, is left to it.
 */

const text = z.string()
const value = z.union([text, z.number(), z.null()], 'must be a text, a number or null')
const flag = z.boolean()

const detailed = z.object({
  value,
  ...{ detail: text.optional(), below: text.optional(), mark: text.optional() },
  ...{ best: flag.optional(), grey: flag.optional() },
  span: z.int().min(1).optional(),
  lang: z.enum(LOCALES).optional(),
  part: z.enum(['present', 'missing']).optional(),
})

const cell = z.union(
  [text, z.number(), z.null(), detailed],
  'must be a text, a number, null, or { "value": … } with what stands beside it',
)

const column = z.object({
  key: text,
  head: z.array(text),
  type: z.literal('number').optional(),
  decimals: z.int().min(0).max(20).optional(),
  ...{ signed: flag.optional(), rowHead: flag.optional(), quiet: flag.optional(), wraps: flag.optional() },
  unit: text.optional(),
  align: z.enum(['start', 'center', 'end']).optional(),
  emphasis: z.enum(['neutral', 'accent']).optional(),
  locales: z.array(z.enum(LOCALES)).optional(),
  onDemand: flag.optional(),
})

const row = z.object({
  id: text.optional(),
  cells: z.array(cell),
  onDemand: flag.optional(),
  startsGroup: z.union([z.literal(true), text], 'must be true or a text').optional(),
})

const notes = z.array(
  z.union(
    [text, z.object({ swatch: z.enum(['mark', 'frame']).optional(), onDemand: flag.optional(), text })],
    'must be a text, or { "swatch": "mark", "text": … }',
  ),
)

const marks = z.object({
  rows: z.array(text).optional(),
  cells: z.array(z.tuple([text, text])).optional(),
  framed: z.array(text).optional(),
  notes: notes.optional(),
})

const table = z.object({
  caption: text,
  columns: z.array(column).min(1),
  rows: z.array(row),
  notes: notes.optional(),
  marks: z.record(text, marks).optional(),
  size: z.enum(['normal', 'medium', 'strong', 'large']).optional(),
  width: z.enum(['full', 'beside', 'broad']).optional(),
  cards: flag.optional(),
})

const lines = z.array(z.int())

const code = z.object({
  arrangement: z.enum(['stacked', 'beside']),
  panels: z.array(
    z.object({
      title: text,
      lang: text,
      code: z.array(text),
      marked: lines.optional(),
      wrong: lines.optional(),
    }),
  ),
})

const verse = z.union(
  [
    z.object({ text, rhyme: text.optional(), markedIn: text.optional(), note: text.optional() }),
    z.object({ omitted: z.number(), gist: text.optional() }),
  ],
  'must be { "text": … } or { "omitted": 4 }',
)

const quotation = z.object({
  size: z.enum(['small', 'medium', 'large', 'display']).optional(),
  picture: z.enum(['merlion', 'sunset']).optional(),
  parts: z.array(
    z.discriminatedUnion('type', [
      z.object({ type: z.literal('heading'), lang: text, text, byline: text }),
      z.object({ type: z.literal('passage'), lang: text, text, phrase: text.optional() }),
      z.object({ type: z.literal('verse'), lang: text, speaker: text.optional(), lines: z.array(verse) }),
      z.object({
        type: z.enum(['question', 'answer']),
        speaker: text,
        lang: text,
        text,
        gist: text.optional(),
      }),
      z.object({ type: z.literal('gist'), text }),
    ]),
  ),
  source: text.optional(),
})

const SCHEMAS = new Map<string | undefined, z.ZodType>([
  ['table', z.object({ data: table })],
  ['code', z.object({ data: code })],
  ['quotation', z.object({ data: quotation })],
])

/** What of a figure's data is of another shape than its form reads, in the first language that has such a fault. */
export function formDataFaults(
  { drawing, data }: { drawing?: string | undefined; data?: unknown },
  locales: readonly Locale[],
): readonly SchemaFault[] {
  const schema = SCHEMAS.get(drawing)
  if (!schema) return []
  for (const locale of locales) {
    const localized = localizedIn(data, locale)
    if (localized === MISSING) continue
    const { faults = [] } = parseWith(schema, { data: localized })
    if (faults.length > 0) return faults
  }
  return []
}

const MISSING = Symbol('a text that a language lacks')

/** A text that a language lacks is told where it is drawn. */
function localizedIn(data: unknown, locale: Locale): unknown {
  try {
    return localizeData(data, locale)
  } catch {
    return MISSING
  }
}
