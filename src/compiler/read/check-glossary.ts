import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { lineOfPath } from './json.ts'
import { suggestion } from './problem.ts'
import type { DeckSource } from './read.ts'
import { missingLocales } from './schema.ts'

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
}: DeckSource): Promise<void> {
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
