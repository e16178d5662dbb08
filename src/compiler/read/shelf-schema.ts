import { z } from 'zod'
import { LOCALES } from '../../deck/locale.ts'
import { BASE_PATH, BASE_WORDS, localized, webAddress } from './schema.ts'

/** A talk's folder, which is its address too: no language, and none of the folders that a shelf has itself. */
export const TALK_NAME = /^[a-z0-9][a-z0-9-]*$/
export const TALK_NAME_WORDS = 'must be of small letters, digits and hyphens, as vision-2023'

export const shelfFileSchema = z.strictObject({
  $schema: z.string().optional().describe('Path of the JSON Schema, for editors.'),
  title: localized.describe('Title of the shelf, as { "ja": "…", "en": "…" }: in each of its locales.'),
  owner: localized.describe('Whose talks these are.'),
  description: localized
    .optional()
    .describe('The shelf in a sentence or two, for readers, search engines and link previews.'),
  locales: z
    .array(z.enum(LOCALES))
    .min(1)
    .describe('Languages of the shelf; its decks can have others. The first is the one for everybody else.'),
  order: z
    .array(z.string())
    .default([])
    .describe(
      'Folders of talks that come first, in this order. All others follow by date, the newest first.',
    ),
  site: webAddress
    .optional()
    .describe('Origin that the shelf is published at, for absolute addresses; SITE overrides it.'),
  base: z
    .string()
    .regex(BASE_PATH, BASE_WORDS)
    .optional()
    .describe('Path that the shelf is published below, as /talks/; BASE overrides it. Default: /.'),
})
export type ShelfFile = z.infer<typeof shelfFileSchema>
