import { z } from 'zod'
import { LOCALES, type Locale } from '../../deck/locale.ts'
import { DENSITIES, LAYOUT_MANUAL, LAYOUT_NAMES } from './layouts.ts'
import { lookSchema } from './look.ts'

/*
 * The author's manual of the two YAML/JSON forms: front matter of a slide, and deck.json. Each field's description is
 * what an editor shows (a JSON Schema is generated from here).
 */

export const frontMatterSchema = z.strictObject({
  section: z.string().describe('Id of the section (deck.json) that the slide belongs to.'),
  layout: z
    .enum(LAYOUT_NAMES)
    .default('text')
    .describe(`How the slide is laid out. Default: text. ${LAYOUT_MANUAL}`),
  density: z
    .enum(DENSITIES)
    .optional()
    .describe(
      'Size of the text: 28 px on a stage 1280 px wide; 34 where there is little of it, 25 or 23 where there is much. Default: what `look` in deck.json says, else normal.',
    ),
  build: z
    .string()
    .optional()
    .describe('Name of the group of slides that show one thing grow: what is unchanged stays in its place.'),
  backdrop: z
    .array(z.string())
    .default([])
    .describe(
      'Figures that the deck shows elsewhere, again as quiet decoration: behind a title, at the foot of two sides. A state follows a slash: `name/state`.',
    ),
  cites: z
    .array(z.string())
    .default([])
    .describe('Ids of works in references.json that the slide rests on but does not print with :cite.'),
})
export type FrontMatter = z.infer<typeof frontMatterSchema>

export const localized = z
  .partialRecord(
    z.enum(LOCALES),
    z.string().min(1),
    'must be a text in each locale, as { "ja": "…", "en": "…" }',
  )
  .describe('A text in each locale of the deck, as { "ja": "…", "en": "…" }.')
/** What a page may link to or name: a link is what a reader clicks. */
export const webAddress = z.url({ protocol: /^https?$/, error: 'must be an address as https://example.org' })
/** Where a site stands: its pages spell it in links and headers. */
export const BASE_PATH = /^\/(?:(?!\.{1,2}\/)[\w.~%@:+-]+\/)*$/
export const BASE_WORDS = 'must start and end with a slash, as /talks/vl/'
const isoDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date as 2023-03-24')
  .refine((day) => z.iso.date().safeParse(day).success, 'there is no such day')

export const deckFileSchema = z.strictObject({
  $schema: z.string().optional().describe('Path of the JSON Schema, for editors.'),
  title: localized.describe('Title of the talk, as { "ja": "…", "en": "…" }: in each locale of the deck.'),
  speaker: localized.describe('Who gave it. A given and a family name are parted by a space.'),
  affiliation: localized
    .optional()
    .describe('Where the speaker works; left out where there is nothing to say.'),
  event: localized.optional().describe('Where it was given; left out where there is nothing to say.'),
  description: localized.describe('The talk in a sentence or two, for search engines and link previews.'),
  tags: z
    .array(localized)
    .optional()
    .describe('What the talk is about, in a word or two each, for a shelf of several talks.'),
  given: isoDate.describe('Day on which the talk was given.'),
  published: isoDate.optional().describe('Day on which its slides were published.'),
  source: webAddress.optional().describe('Address of the original publication.'),
  locales: z
    .array(z.enum(LOCALES))
    .min(1)
    .describe('Languages of the deck; the first is the one that the talk was given in.'),
  translating: z
    .array(z.enum(LOCALES))
    .default([])
    .describe(
      'Languages of the deck that are still being translated: what they lack is shown in the first language, marked, and `check` says how much it is.',
    ),
  sections: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z][a-z0-9-]*$/, 'must be of small letters, digits and hyphens'),
        title: localized,
        minutes: z
          .number()
          .positive()
          .optional()
          .describe("The speaker's plan for this section, in minutes."),
      }),
    )
    .min(1)
    .describe('Chapters of the talk, in order.'),
  minutes: z.number().positive().optional().describe('Length of the talk in minutes.'),
  site: webAddress
    .optional()
    .describe('Origin that the deck is published at, for absolute addresses; SITE overrides it.'),
  look: lookSchema.optional().describe('A look of the deck’s own: colours, type, logo, footer, shape.'),
  base: z
    .string()
    .regex(BASE_PATH, BASE_WORDS)
    .optional()
    .describe('Path that the deck is published below, as /talks/vl/; BASE overrides it. Default: /.'),
  access: z
    .enum(['open', 'link'])
    .default('open')
    .describe(
      'Who can read it: everybody (`open`), or only who has its link (`link`): then everything of it is encrypted when it is built, and the key stands in the link. Default: open.',
    ),
  until: isoDate
    .optional()
    .describe(
      "Last day on which a private talk is to be read, as 2026-12-31, by the reader's clock: a courtesy, no protection.",
    ),
  download: z
    .boolean()
    .default(true)
    .describe('False where the talk is not to be taken away as PDF or text: these files are not made.'),
  embed: z
    .boolean()
    .default(true)
    .describe("False where the talk is not to be shown in other sites' pages: it has no player for them."),
})
export type DeckFile = z.infer<typeof deckFileSchema>

const spellings = z.partialRecord(
  z.enum(LOCALES),
  z.array(z.string().min(1)),
  'must be lists of words in each locale, as { "ja": ["…"], "en": ["…"] }',
)

export const glossarySchema = z.strictObject({
  $schema: z.string().optional().describe('Path of the JSON Schema, for editors.'),
  terms: z
    .array(
      z.strictObject({
        id: z
          .string()
          .regex(/^[a-z][a-z0-9-]*$/, 'must be of small letters, digits and hyphens')
          .describe('Names the term in links: glossary/#id.'),
        term: localized.describe('The term as the glossary lists it, in each locale of the deck.'),
        line: localized.describe('What it means, in one line.'),
        forms: spellings
          .optional()
          .describe(
            'How slides write it, where that differs from `term`. Spellings of small letters count with a capital at their start, too.',
          ),
        avoid: spellings
          .optional()
          .describe('Spellings that slides shall not have for it: they are reported, outside of quotations.'),
        notOn: z
          .array(z.string())
          .optional()
          .describe('Slugs of slides where the word means something else: an adapter that is a plug.'),
        slide: z.string().describe('Slug of the slide that introduces it: `pali` for 036-pali.md.'),
        sources: z
          .array(z.string())
          .default([])
          .describe('What the line rests on: ids of works in references.json, or addresses.'),
      }),
    )
    .describe('The terms, in any order.'),
})
export type GlossaryTerm = z.infer<typeof glossarySchema>['terms'][number]

export const publishedTranscriptSchema = z.object({
  slides: z.array(z.object({ number: z.int().positive(), lines: z.array(z.string()) })),
})

/** A work in CSL-JSON; only what the deck reads is checked. */
export const referencesSchema = z.array(
  z.looseObject({
    id: z.string(),
    type: z.string(),
    title: z.string().optional(),
    author: z
      .array(
        z.looseObject({
          family: z.string().optional(),
          given: z.string().optional(),
          literal: z.string().optional(),
        }),
      )
      .optional(),
    issued: z.looseObject({ 'date-parts': z.array(z.array(z.number())).optional() }).optional(),
    'container-title': z.string().optional(),
    'container-title-short': z.string().optional(),
    publisher: z.string().optional(),
    URL: webAddress.optional(),
    DOI: z.string().optional(),
    number: z.string().optional(),
    custom: z.looseObject({ authors_incomplete: z.boolean().optional() }).optional(),
  }),
)
export type CslWork = z.infer<typeof referencesSchema>[number]

/** Locales that a localized text of deck.json lacks; a text that may be left out lacks none. */
export function missingLocales(
  text: Partial<Record<Locale, string>> | undefined,
  locales: readonly Locale[],
): Locale[] {
  return text ? locales.filter((locale) => !text[locale]) : []
}
