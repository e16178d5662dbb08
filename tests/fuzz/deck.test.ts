import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, it } from 'vitest'
import { compileDeck, DeckCompiler } from '../../src/compiler/compile.ts'
import type { CompiledSlide } from '../../src/compiler/compiled-deck.ts'
import { parseJson } from '../../src/compiler/read/json.ts'
import { DeckError, formatProblem, type Problem } from '../../src/compiler/read/problem.ts'
import { readDeck, type DeckSource } from '../../src/compiler/read/read.ts'
import { transcriptArticle } from '../../src/deck/transcript-article.ts'
import { REAL_DECK } from '../fixtures/real-deck.ts'
import { withDeck } from '../fixtures/with-deck.ts'
import { mutate, mutations, type Mutation } from './mutate.ts'
import { breaches } from './page-rules.ts'
import { ALL, PATIENCE_MS, SEED } from './runs.ts'

/*
 * Decks of strangers: real files, changed at random by what breaks out of things. Each is built, and then holds nothing
 * that no page may hold, or is refused with file and line.
 */
const RUNS = ALL ? { slides: 8000, figures: 1500, files: 500 } : { slides: 220, figures: 60, files: 20 }

let source: DeckSource
let texts: string[]
beforeAll(async () => {
  source = await readDeck(REAL_DECK)
  texts = source.slides.map(({ source: text }) => text)
})

/** Throws with all that is wrong with what became of a deck. */
function judge(slides: readonly CompiledSlide[], problems: readonly Problem[]): void {
  const wrong = problems.flatMap((problem) => [
    ...(/^[\w-]+(\/[\w.-]+)+$/.test(problem.file) && Number.isInteger(problem.line) && problem.line > 0
      ? []
      : [`no file and line: ${JSON.stringify(problem)}`]),
    ...(/\p{Cc}/u.test(formatProblem(problem).replace(/[\n\t]/g, ''))
      ? [`a control: ${problem.message}`]
      : []),
    ...(problem.message.includes('can’t be read') || problem.message.includes("can't be read (")
      ? [`not foreseen: ${formatProblem(problem)}`]
      : []),
  ])
  for (const slide of slides) {
    const article = transcriptArticle({ [slide.locale]: slide.transcript }, [slide.locale], {
      references: 'References',
      published: 'Published',
      href: '../../ja/1/',
    })
    wrong.push(...breaches(slide.stageHtml), ...breaches(article))
  }
  if (wrong.length > 0) throw new Error([...new Set(wrong)].slice(0, 10).join('\n'))
}

async function compileOne(
  deck: DeckSource,
  compiler: DeckCompiler,
  slideNumber: number,
  text: string,
): Promise<{ slides: CompiledSlide[]; problems: Problem[] }> {
  const slide = deck.slides[slideNumber - 1]
  if (!slide) throw new Error(`there is no slide ${String(slideNumber)}`)
  const { parsed, problems } = compiler.parse({ ...slide, source: text })
  const found = [...problems]
  const slides: CompiledSlide[] = []
  if (found.length > 0) return { slides, problems: found }
  for (const locale of deck.deck.locales)
    slides.push(await compiler.render(parsed, locale, (problem) => found.push(problem)))
  return { slides, problems: found }
}

const anywhere = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })

describe('a deck that was changed at random', () => {
  it('as it is breaks no rule', { timeout: PATIENCE_MS }, async () => {
    const compiler = new DeckCompiler(source)
    for (const [index, text] of texts.entries()) {
      const { slides, problems } = await compileOne(source, compiler, index + 1, text)
      judge(slides, problems)
    }
  })

  it(`in a slide is built or refused (${String(RUNS.slides)})`, { timeout: PATIENCE_MS }, async () => {
    // Classes for styles are kept from slide to slide: a fresh compiler now and then.
    let compiler = new DeckCompiler(source)
    let uses = 0
    const property = async (where: number, changes: Mutation[]) => {
      if (uses++ % 200 === 0) compiler = new DeckCompiler(source)
      const index = Math.floor(where * texts.length)
      const { slides, problems } = await compileOne(
        source,
        compiler,
        index + 1,
        mutate(texts[index] ?? '', changes),
      )
      judge(slides, problems)
    }
    await fc.assert(fc.asyncProperty(anywhere, mutations, property), { seed: SEED, numRuns: RUNS.slides })
  })

  it(
    `in a figure’s data is built or refused (${String(RUNS.figures)})`,
    { timeout: PATIENCE_MS },
    async () => {
      const used = [...source.figures.values()].flatMap((figure) => {
        const index = texts.findIndex((text) => text.includes(`name=${figure.name}`))
        return index < 0 ? [] : [{ figure, index }]
      })
      const property = async (where: number, changes: Mutation[]) => {
        const { figure, index } = used[Math.floor(where * used.length)] ?? {}
        if (!figure || index === undefined) return
        const text = mutate(figure.source, changes)
        const json = parseJson(text)
        if (json.fault) {
          judge([], [{ file: figure.file, ...json.fault }])
          return
        }
        const changed = { ...figure, source: text, json: json.value }
        const deck = { ...source, figures: new Map([[figure.name, changed]]) }
        const compiler = new DeckCompiler(deck)
        if (compiler.problems.length > 0) {
          judge([], compiler.problems)
          return
        }
        const { slides, problems } = await compileOne(deck, compiler, index + 1, texts[index] ?? '')
        judge(slides, problems)
      }
      await fc.assert(fc.asyncProperty(anywhere, mutations, property), { seed: SEED, numRuns: RUNS.figures })
    },
  )

  it(`in its other files is built or refused (${String(RUNS.files)})`, { timeout: PATIENCE_MS }, async () => {
    const folder = await withDeck()
    const names = ['deck.json', 'references.json', 'published-transcript.json'] as const
    const originals = new Map<string, string>()
    for (const name of names) originals.set(name, await readFile(join(folder, name), 'utf8'))
    const property = async (name: string, changes: Mutation[]) => {
      const original = originals.get(name) ?? ''
      await writeFile(join(folder, name), mutate(original, changes))
      try {
        const { slides } = await compileDeck(folder)
        judge([...slides.ja, ...slides.en], [])
      } catch (error) {
        if (!(error instanceof DeckError)) throw error
        judge([], error.problems)
      } finally {
        await writeFile(join(folder, name), original)
      }
    }
    await fc.assert(fc.asyncProperty(fc.constantFrom(...names), mutations, property), {
      seed: SEED,
      numRuns: RUNS.files,
    })
  })
})
