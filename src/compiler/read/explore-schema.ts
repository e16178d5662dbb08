import { z } from 'zod'
import { MOST_STATE } from '../../deck/explore/explored.ts'
import { MOST_FORMULA } from '../../deck/explore/formula.ts'
import { LOCALES } from '../../deck/locale.ts'

const perLocale = z.partialRecord(z.enum(LOCALES), z.string())
/** Words: one string for all languages, or one for each. */
export const localText = z.union([z.string(), perLocale])

/** Characters of a name on a button or in a row, and of some sentences: several times what there is room for. */
const MOST_NAME = 300
const MOST_SENTENCE = 2000
/** Entries of a list that a reader picks from. */
const MOST_CHOICES = 60

const name = z.string().max(MOST_NAME)
const sentence = z.string().max(MOST_SENTENCE)
const sentences = z.partialRecord(z.enum(LOCALES), sentence)
const localName = z.union([name, z.partialRecord(z.enum(LOCALES), name)])
const localSentence = z.union([sentence, sentences])

/** Values by name, as many as there are choices at most. */
function few<T extends z.ZodType>(value: T) {
  return z
    .record(name, value)
    .refine(
      (values) => Object.keys(values).length <= MOST_CHOICES,
      `Too big: expected <=${String(MOST_CHOICES)} entries`,
    )
    .meta({ maxProperties: MOST_CHOICES })
}

/** More than anybody looks at: what grows with the square of it holds the reader's tab. */
const vector = z.array(z.number()).min(1).max(64)
const vectors = z.array(vector).min(1).max(64)
const names = z.array(localName).min(1).max(64)

const attention = z
  .strictObject({
    keys: names.describe('Names of what is looked at: the words of a sentence, the patches of a picture.'),
    vectors: vectors.describe(
      'Key vectors, one for each name; the queries too, unless "queries" has its own, and the values, unless "values" has.',
    ),
    queries: z
      .strictObject({ names, vectors })
      .optional()
      .describe('Who looks, where it is somebody else than the keys: cross-attention.'),
    values: vectors.optional().describe('What is summed, where it isn’t the key vectors.'),
    valueNames: names.describe('What the numbers of a value say, one by one.'),
    columns: z
      .int()
      .min(1)
      .max(64)
      .optional()
      .describe('Keys and queries are patches of pictures with this many columns.'),
    palette: z
      .array(z.array(z.number().min(0).max(1)).length(3))
      .max(64)
      .optional()
      .describe('A colour (red, green, blue, 0 to 1) for each number of a patch’s vector, which mixes them.'),
    start: z.int().min(0).optional().describe('Index of the query at the start: 0, unless said.'),
    mask: z
      .enum(['causal', 'optional'])
      .optional()
      .describe('A switch that hides what comes after the query: on at the start, or off.'),
  })
  .describe('A query looks at keys: softmax(QKᵀ/√d)V, computed where it is read.')

const index = z.int().min(0)

const spanCorruption = z
  .strictObject({
    sentence: name.describe(
      'Words with one space between; without spaces, each character is a word. 24 words at most.',
    ),
    masked: z
      .array(index)
      .max(MOST_CHOICES)
      .describe('Indices of the words that are taken out at the start, from 0.'),
    sentinels: z
      .array(name)
      .min(2)
      .max(MOST_CHOICES)
      .describe('What stands for a span, in order, and one more: the last closes the target.'),
  })
  .describe('T5’s span corruption: words to take out, and what encoder and decoder then get.')

const option = z.strictObject({
  label: localName,
  value: z.number(),
  also: few(z.number()).optional().describe('Further numbers, by names for formulas.'),
})
const named = { id: name.regex(/^[A-Za-z_]\w*$/), label: localName }

const sliders = z
  .strictObject({
    inputs: z
      .array(
        z.union([
          z.strictObject({
            ...named,
            ...{ min: z.number(), max: z.number(), step: z.number().positive().optional() },
            ...{ start: z.number(), unit: localName.optional() },
          }),
          z.strictObject({
            ...named,
            options: z.array(option).min(2).max(60),
            start: index.describe('Index of the option at the start.'),
          }),
        ]),
      )
      .min(1)
      .max(20),
    results: z
      .array(
        z.strictObject({
          ...named,
          formula: z
            .string()
            .max(MOST_FORMULA)
            .describe(
              'Arithmetic over ids of inputs and of results above: numbers, names, + - * / ^ and brackets.',
            ),
          unit: localName.optional(),
          digits: z.int().min(0).max(6).optional().describe('Digits behind the point: 0, unless said.'),
          bar: z
            .enum(['trained', 'frozen', 'neutral', 'accent'])
            .optional()
            .describe('Drawn as a bar of this tone, all bars to one scale.'),
        }),
      )
      .min(1)
      .max(40),
    says: localSentence.describe(
      'A sentence with inputs and results by their ids in braces: "{size} takes {memory}".',
    ),
    lowRank: z
      .strictObject({ rows: name, columns: name, rank: name })
      .optional()
      .describe('Draws a matrix and its two factors of low rank to scale: ids of inputs.'),
  })
  .describe('Sliders on formulas.')

const edge = z.int().min(0).max(999)

const boxes = z
  .strictObject({
    objects: z
      .array(
        z.strictObject({
          box: z.tuple([edge, edge, edge, edge]).describe('Top, left, bottom and right edge, 0 to 999.'),
          label: name,
        }),
      )
      .min(1)
      .max(60),
    order: z
      .array(localName)
      .length(5)
      .describe('Names of the coordinates and of the class, in the order of the tokens.'),
    first: name,
    last: name,
    bins: z.array(z.int().min(2)).min(1).max(MOST_CHOICES).describe('Numbers of bins to choose from.'),
    start: index.describe('Index in "bins" at the start.'),
    pixels: z.int().min(1).describe('Side of the picture, px, that errors are counted in.'),
  })
  .describe('Boxes over the drawing’s first picture, as tokens: quantised as Pix2Seq does.')

const contrast = z
  .strictObject({
    pairs: z
      .array(z.strictObject({ image: localName, caption: localName }))
      .min(2)
      .max(32)
      .describe('Names of pictures and their captions.'),
    dimensions: z.int().min(2).max(64).describe('Numbers in a vector.'),
    seed: z.int().min(0).describe('Of the random vectors that the training begins with.'),
    steps: z.int().min(1).max(500).describe('Steps of gradient descent.'),
    rate: z.number().positive().describe('How far a step goes.'),
    start: z.strictObject({
      pairs: z.int().min(2).describe('Pairs in the batch at the start.'),
      step: z.int().min(0).describe('Steps done at the start.'),
    }),
  })
  .describe('A toy that learns which caption belongs to which picture, by CLIP’s loss.')

const dots = z
  .strictObject({
    names: z.tuple([localName, localName]).describe('Who is compared.'),
    rows: z
      .array(
        z.union([
          z.strictObject({
            ...{ label: localName, detail: localName.optional() },
            values: z.tuple([z.number(), z.number()]),
          }),
          z.strictObject({
            ...{ label: localName, detail: localName.optional() },
            difference: z.number().describe('By how much the first is ahead, where only that is known.'),
          }),
        ]),
      )
      .min(2)
      .max(100),
    unit: localName,
    digits: z.int().min(0).max(4).optional().describe('Digits behind the point: 1, unless said.'),
  })
  .describe('Two that are compared, a row a benchmark: predicted before they are seen, sorted by the gap.')

const part = z.number().min(0).max(1000)

const hotSpots = z
  .strictObject({
    spots: z
      .array(
        z.strictObject({
          id: name.regex(/^[\w-]+$/),
          label: localName,
          box: z
            .tuple([part, part, part, part])
            .describe('Top, left, bottom and right edge, in thousandths of the picture’s height and width.'),
        }),
      )
      .min(1)
      .max(60)
      .describe('Places of the figure’s picture.'),
    passages: z
      .array(z.strictObject({ label: localName, text: localSentence }))
      .min(1)
      .max(MOST_CHOICES)
      .describe(
        'What is said of it, with the places that words speak of: “[A phone](phone) with [a plug](plug tip)”.',
      ),
  })
  .describe('Words that light up what they speak of in the picture, and the reverse.')

/** The tokens of all, each by each, are the squares that are drawn. */
const MOST_GROUPS = 8

const masks = z
  .strictObject({
    groups: z
      .array(z.strictObject({ name: localName, tokens: z.array(name).min(1).max(24) }))
      .min(1)
      .max(MOST_GROUPS),
    objectives: z
      .array(
        z.strictObject({
          name: localName,
          about: localSentence,
          mask: z
            .array(z.array(z.enum(['all', 'none', 'causal'])).max(MOST_GROUPS))
            .max(MOST_GROUPS)
            .describe('A row a group that looks, an entry a group that is looked at.'),
        }),
      )
      .min(1)
      .max(MOST_CHOICES),
    stages: z
      .array(
        z.strictObject({
          name: localName,
          parts: z
            .array(
              z.strictObject({
                name: localName,
                tone: z.enum(['trained', 'frozen', 'dimmed']),
                note: localName.optional(),
              }),
            )
            .max(MOST_CHOICES),
        }),
      )
      .max(MOST_CHOICES)
      .optional()
      .describe('Steps of the training: which parts are trained, frozen, or not in use.'),
  })
  .describe('Objectives that differ by who sees whom.')

const predict = z
  .strictObject({
    rows: z
      .array(
        z.strictObject({
          group: localName.describe('Rows of one name stand together.'),
          label: localName,
          value: z.number(),
        }),
      )
      .min(2)
      .max(100),
    min: z.int().describe('The least that can be predicted.'),
    max: z.int().describe('The most that can be predicted.'),
    unit: localName,
  })
  .describe('Numbers that are predicted with sliders before they are seen.')

/** Sentences of a short novel. */
const MOST_READ = 5000

const nextWord = z
  .strictObject({
    corpus: z
      .array(sentence)
      .max(MOST_READ)
      .optional()
      .describe('Sentences for the toy to read: the lines of the deck’s glossary in English, unless said.'),
    example: z
      .strictObject({ first: sentence, last: sentence })
      .describe('A sentence and its words in reverse, as the figure shows them.'),
  })
  .describe('A toy that writes on by what followed in a text.')

/** The fields that every explorable has. */
const common = {
  about: sentences.describe('In a line: what is computed, and from what.'),
  states: z
    .array(name)
    .max(MOST_CHOICES)
    .optional()
    .describe('Where the figure stands in several states: those in which it can be tried. All, unless said.'),
  starts: few(z.string().max(MOST_STATE))
    .optional()
    .describe('What is set at the start, by the figure’s state, as links write it after the colon of ?try=.'),
}

/** What `explore` of a figure’s file may hold. */
export const exploreSchema = z
  .discriminatedUnion('form', [
    z.strictObject({ form: z.literal('attention'), ...common, data: attention }),
    z.strictObject({ form: z.literal('boxes'), ...common, data: boxes }),
    z.strictObject({ form: z.literal('contrast'), ...common, data: contrast }),
    z.strictObject({ form: z.literal('dots'), ...common, data: dots }),
    z.strictObject({ form: z.literal('hot-spots'), ...common, data: hotSpots }),
    z.strictObject({ form: z.literal('masks'), ...common, data: masks }),
    z.strictObject({ form: z.literal('next-word'), ...common, data: nextWord }),
    z.strictObject({ form: z.literal('predict'), ...common, data: predict }),
    z.strictObject({ form: z.literal('sliders'), ...common, data: sliders }),
    z.strictObject({ form: z.literal('span-corruption'), ...common, data: spanCorruption }),
  ])
  .describe(
    'Makes a living twin of the figure, which a reader can try: marked as added, and fetched when asked for.',
  )
export type ExploreSource = z.infer<typeof exploreSchema>
