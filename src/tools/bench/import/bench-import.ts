import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Nodes } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { parseSlide } from '../../../compiler/parse/parse.ts'
import { importDeck } from '../../import/import-deck.ts'
import { hasCommand } from './command-decks.ts'
import { knownDeck, type KnownSlide } from './known-deck.ts'
import { MAKERS, type DeckMaker } from './make-decks.ts'

/** Of so many, so many were exactly as they are known to be. */
type Score = [right: number, all: number]

interface Result {
  tool: string
  locale: string
  slides: Score
  scores: Record<'titles' | 'bullets' | 'code' | 'tables', Score>
  /** Slides that show their page's picture. */
  pictures: number
  seconds: number
}

/** Decks with known contents, made by the tools themselves, imported and compared: a table in Markdown. */
export async function benchImport(report: (line: string) => void): Promise<string> {
  const results: Result[] = []
  const missing: string[] = []
  for (const maker of MAKERS) {
    if (maker.command !== undefined && !(await hasCommand(maker.command))) {
      missing.push(`${maker.tool}: left out, no \`${maker.command}\` is installed`)
      continue
    }
    for (const locale of maker.japanese ? (['en', 'ja'] as const) : (['en'] as const)) {
      report(`${maker.tool}, ${locale}`)
      const result = await measure(maker, locale).catch((error: unknown) => faultOf(error))
      if (typeof result === 'string') missing.push(`${maker.tool}, ${locale}: ${result}`)
      else results.push(result)
    }
  }
  const score = ([right, all]: Score) => `${String(right)}/${String(all)}`
  return [
    '| Made by | Language | Slides | Titles | Bullets in order | Code | Tables | As pictures | Seconds |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...results.map(({ tool, locale, slides, scores, pictures, seconds }) => {
      const { titles, bullets, code, tables } = scores
      const cells = [slides, titles, bullets, code, tables].map(score)
      return `| ${tool} | ${locale} | ${cells.join(' | ')} | ${String(pictures)} | ${seconds.toFixed(1)} |`
    }),
    ...(missing.length > 0 ? ['', ...missing] : []),
  ].join('\n')
}

/** One tool that fails doesn't take the others' figures along. */
function faultOf(error: unknown): string {
  const said = error instanceof Error && 'stdout' in error ? String(error.stdout) : ''
  const reason = /^! .*$/m.exec(said)?.[0] ?? (error instanceof Error ? error.message : String(error))
  return `made or imported nothing (${reason.split('\n')[0] ?? ''})`
}

async function measure({ tool, make }: DeckMaker, locale: 'ja' | 'en'): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-import-'))
  try {
    const known = knownDeck(locale)
    const input = await make(known, folder)
    const out = join(folder, 'deck')
    const started = performance.now()
    const { forms } = await importDeck({ input, out, locale })
    const seconds = (performance.now() - started) / 1000
    const found = await readSlides(out, locale)
    return {
      ...{ tool, locale, seconds, pictures: forms.picture },
      slides: [found.length, known.length],
      scores: compare(known, found),
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** What the deck's slides hold, as the compiler reads them. */
async function readSlides(folder: string, locale: 'ja' | 'en'): Promise<KnownSlide[]> {
  const files = (await readdir(folder)).filter((name) => /^\d+-.*\.md$/.test(name)).sort()
  const slides: KnownSlide[] = []
  for (const [index, file] of files.entries()) {
    const source = await readFile(join(folder, file), 'utf8')
    const { parsed } = parseSlide({ file, slideNumber: index + 1, slug: 'x', source }, [locale])
    const body = parsed.bodies.get(locale)
    slides.push(body ? contentsOf(body) : { title: '' })
  }
  return slides
}

function contentsOf(body: Nodes): KnownSlide {
  let title = ''
  const bullets: string[] = []
  let code: string[] | undefined
  let table: string[][] | undefined
  visit(body, (node) => {
    if (node.type === 'heading' && node.depth === 1) title = toString(node)
    else if (node.type === 'listItem') bullets.push(toString(node))
    else if (node.type === 'code') code = node.value.split('\n')
    else if (node.type === 'table')
      table = node.children.map((row) => row.children.map((cell) => toString(cell)))
  })
  return { title, bullets, ...(code && { code }), ...(table && { table }) }
}

function compare(known: readonly KnownSlide[], found: readonly KnownSlide[]): Result['scores'] {
  const count = (of: (slide: KnownSlide | undefined) => unknown): Score => {
    const wanted = known.flatMap((slide, index) => (of(slide) === undefined ? [] : [index]))
    const same = wanted.filter(
      (index) => JSON.stringify(of(known[index])) === JSON.stringify(of(found[index])),
    )
    return [same.length, wanted.length]
  }
  return {
    titles: count((slide) => slide?.title),
    bullets: count((slide) => (slide?.bullets?.length ? slide.bullets : undefined)),
    code: count((slide) => slide?.code),
    tables: count((slide) => slide?.table),
  }
}
