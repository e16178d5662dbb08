import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { lineOfPath } from './json.ts'
import { suggestion, type Problem } from './problem.ts'
import { missingLocales, type DeckFile, type GlossaryTerm } from './schema.ts'

/** What of a deck's source its glossary is held against. */
interface GlossaryGround {
  folder: string
  name: string
  deck: Pick<DeckFile, 'locales'>
  slides: readonly { slug: string }[]
  glossary: readonly GlossaryTerm[]
  references: ReadonlyMap<string, unknown>
  referencesRead: boolean
  problems: Problem[]
}

/** What the schema can't say of glossary.json: each term once, in each of the deck's locales, of slides and works that are there. */
export async function checkGlossary({
  folder,
  name,
  deck,
  slides,
  glossary,
  references,
  referencesRead,
  problems,
}: GlossaryGround): Promise<void> {
  const source = await readFile(join(folder, 'glossary.json'), 'utf8')
  const slugs = slides.map(({ slug }) => slug)
  const seen = new Set<string>()
  for (const [index, { id, term, line, slide, notOn = [], sources }] of glossary.entries()) {
    const report = (path: PropertyKey[], message: string) =>
      problems.push({
        file: `${name}/glossary.json`,
        line: lineOfPath(source, ['terms', index, ...path]),
        message,
      })
    if (seen.has(id)) report(['id'], `the term "${id}" is there twice`)
    seen.add(id)
    for (const [key, text] of Object.entries({ term, line })) {
      for (const locale of missingLocales(text, deck.locales)) {
        report([key], `the ${key} of "${id}" has no "${locale}", a locale of the deck`)
      }
    }
    for (const [path, slug] of [
      [['slide'], slide] as const,
      ...notOn.map((slug, at) => [['notOn', at], slug] as const),
    ]) {
      if (!slugs.includes(slug))
        report([...path], `no slide has the slug "${slug}"${suggestion(slug, slugs)}`)
    }
    for (const [at, work] of sources.entries()) {
      if (/^https?:\/\//.test(work) || !referencesRead || references.has(work)) continue
      const message = `unknown reference "${work}"${suggestion(work, [...references.keys()])} (references.json)`
      report(['sources', at], message)
    }
  }
}
