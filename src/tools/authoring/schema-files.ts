import { join } from 'node:path'
import { format } from 'prettier'
import { z, type ZodType } from 'zod'
import { textLayerSchema } from '../../compiler/render/page-picture.ts'
import { figureFileSchema } from '../../compiler/read/figure-file.ts'
import { shelfFileSchema } from '../../compiler/read/shelf-schema.ts'
import { deckFileSchema, frontMatterSchema, glossarySchema } from '../../compiler/read/schema.ts'

/** Below `public/`, so that a site offers its deck's schemas too. */
export const SCHEMA_FOLDER = 'public/schema'

const SCHEMAS: Record<string, { title: string; schema: ZodType }> = {
  deck: { title: 'deck.json of a Colloquium deck', schema: deckFileSchema },
  shelf: { title: 'shelf.json of a folder of Colloquium decks', schema: shelfFileSchema },
  'front-matter': { title: 'Front matter of a Colloquium slide', schema: frontMatterSchema },
  figure: { title: 'figures/NAME.json of a Colloquium deck', schema: figureFileSchema },
  glossary: { title: 'glossary.json of a Colloquium deck', schema: glossarySchema },
  'text-layer': { title: 'Where the words of a page picture stand', schema: textLayerSchema },
}

/** The schemas as JSON Schema, with the descriptions that are the author's manual. */
export async function schemaFiles(): Promise<{ path: string; content: string }[]> {
  const files = Object.entries(SCHEMAS).map(async ([name, { title, schema }]) => {
    const json = { title, ...z.toJSONSchema(schema, { io: 'input', target: 'draft-7' }) }
    const path = join(SCHEMA_FOLDER, `${name}.json`)
    return { path, content: await format(JSON.stringify(json), { filepath: path, printWidth: 110 }) }
  })
  return Promise.all(files)
}
