import { perLocale, type Locale } from '../deck/locale.ts'
import type { DeckSummary, PublishedLine, TranscriptSlide } from '../deck/types.ts'
import { recordingPath } from '../deck/voice/recording-path.ts'
import { createI18n, loadWords, type Translate } from '../i18n/i18n.ts'
import { beginPart, beginWhole } from './at-hand.ts'
import { checkSlide } from './check/check.ts'
import { checkSections } from './check/check-sections.ts'
import { outlineOf, type SlideOutline } from './check/slide-outline.ts'
import { fontFaults } from './fonts/font-faults.ts'
import { hasExplorables } from './files/explore-files.ts'
import { checkFigures, isChart, type Figure } from './read/figure-file.ts'
import { parseSlide, unreadSlide, type ParsedSlide } from './parse/parse.ts'
import { DeckError, type Problem } from './read/problem.ts'
import { readDeck, type DeckSource, type SlideSource } from './read/read.ts'
import { hasRestoredLines, inOrderOfSlide, restorePublishedLines } from './render/published-lines.ts'
import { formatReference } from './read/references.ts'
import type { SlidesSurvey } from './fonts/slides-survey.ts'
import { DeckTerms } from './parse/find-terms.ts'
import { expectCharts } from './render/chart.ts'
import { renderSlide, type RenderedSlide } from './render/render.ts'
import type { DeckFile } from './read/schema.ts'
import { LONG_DECK, type CompiledDeck, type CompiledSlide } from './compiled-deck.ts'
import type { SlideFinding } from './slide-finding.ts'
import { SlideSpool } from './slide-spool.ts'
import { SlideThreads } from './slide-threads.ts'
import { StyleClasses } from './render/style-classes.ts'

/** A deck compiled, and the threads that have done it, where there are some: who has it closes them. */
export interface DeckWithThreads extends CompiledDeck {
  threads?: SlideThreads
  /** What they have found in the slides. */
  survey?: SlidesSurvey
}

interface CompileOptions {
  /** False for what is wrong alone. */
  drawn?: boolean
  /** The module that threads start with, which compile a long deck side by side, and go on to write its pages. */
  thread?: URL
}

/** Reads, checks and renders a deck's folder; undrawn, it has no slides. Throws a DeckError with every problem at once. */
export async function compileDeck(
  folder: string,
  { drawn = true, thread }: CompileOptions = {},
): Promise<DeckWithThreads> {
  const source = await readDeck(folder)
  await Promise.all(source.deck.locales.map(loadWords))
  const compiler = new DeckCompiler(source)
  const problems: Problem[] = [...source.problems, ...compiler.problems]
  if (drawn) problems.push(...(await fontFaults(source)))
  const isLong = source.slides.length > LONG_DECK
  if (thread && isLong && drawn && problems.length === 0) {
    const threads = SlideThreads.start(source, thread)
    try {
      const { findings, formulaCss, survey } = await threads.compile()
      return { ...gather(source, findings), formulaCss, threads, survey }
    } catch (error) {
      threads.close()
      throw error
    }
  }
  if (drawn && compiler.hasCharts) expectCharts()
  const spool = drawn && isLong ? new SlideSpool() : undefined
  try {
    const findings = await compileHere(compiler, source, { spool, drawn: drawn && problems.length === 0 })
    return { ...gather(source, findings, problems), formulaCss: compiler.formulaCss }
  } catch (error) {
    spool?.close()
    throw error
  }
}

async function compileHere(
  compiler: DeckCompiler,
  { slides }: DeckSource,
  { spool, drawn }: { spool: SlideSpool | undefined; drawn: boolean },
): Promise<SlideFinding<CompiledSlide>[]> {
  const file = spool?.open().file
  const findings: SlideFinding<CompiledSlide>[] = []
  for (const slide of slides) {
    const { compiled, ...finding } = await compiler.find(slide, drawn)
    findings.push({
      ...finding,
      compiled: compiled.map((one) => (file ? { ...one, slide: file.take(file.put(one.slide)) } : one)),
    })
  }
  return findings
}

/** The deck that slides make, in their order. Throws a DeckError with all that is wrong. */
function gather(
  source: DeckSource,
  findings: readonly SlideFinding<CompiledSlide>[],
  before: readonly Problem[] = [],
): Pick<CompiledDeck, 'source' | 'summary' | 'slides'> {
  const problems = [...before]
  const drawingProblems: Problem[] = []
  const slides = perLocale((): CompiledSlide[] => [])
  for (const finding of findings) {
    problems.push(...finding.problems)
    // Another thread may have drawn what comes after a fault.
    if (problems.length > 0) continue
    drawingProblems.push(...finding.drawingProblems)
    for (const { locale, slide } of finding.compiled) slides[locale].push(slide)
  }
  beginWhole(source.name)
  const outlines = findings.map(({ outline }) => outline)
  problems.push(...checkSections(source, outlines), ...drawingProblems)
  if (problems.length > 0) throw new DeckError(problems)
  return { source, summary: summarise(source, outlines), slides }
}

/** Compiles a deck's slides one at a time; what they share is understood once. */
export class DeckCompiler {
  /** What is wrong with the figures' data. */
  readonly problems: readonly Problem[]
  private readonly figures: ReadonlyMap<string, Figure>
  private readonly styles = new StyleClasses()
  private readonly translate: Record<Locale, Translate>
  private readonly published: ReadonlyMap<number, readonly PublishedLine[]>
  private readonly terms: DeckTerms | undefined
  /** While `find` has found nothing wrong: what is wrong in one place can be why another cannot be drawn. */
  private isSound = true

  constructor(private readonly source: DeckSource) {
    const { figures, problems } = checkFigures(source)
    beginWhole(source.name)
    this.figures = figures
    this.problems = problems
    this.translate = translators(source.deck.locales)
    this.published = restorePublishedLines(source.published)
    if (source.glossary.length > 0) this.terms = new DeckTerms(source.glossary)
  }

  get hasCharts(): boolean {
    return [...this.figures.values()].some(isChart)
  }

  /** A slide understood, and all that can be seen to be wrong with it by itself. */
  parse(slide: SlideSource): { parsed: ParsedSlide; problems: Problem[] } {
    beginPart(slide.file)
    try {
      const { parsed, problems } = parseSlide(slide, this.source.deck.locales, this.source.deck.translating)
      return { parsed, problems: [...problems, ...checkSlide(this.source, parsed)] }
    } catch (error) {
      // Its file, too, may be what can't be read.
      const { file, slideNumber, slug } = slide
      const parsed = unreadSlide({ file, slideNumber, slug, source: '' })
      return { parsed, problems: [unforeseen(slide, error)] }
    }
  }

  /** All that comes of a slide's file; it is drawn only where nothing is wrong, in it or in those before it. */
  async find(slide: SlideSource, drawn = true): Promise<SlideFinding<CompiledSlide>> {
    const { parsed, problems } = this.parse(slide)
    const finding: SlideFinding<CompiledSlide> = {
      ...{ outline: outlineOf(parsed), problems, drawingProblems: [], compiled: [] },
    }
    this.isSound &&= problems.length === 0
    if (!drawn || !this.isSound) return finding
    for (const locale of this.source.deck.locales) {
      const compiled = await this.render(parsed, locale, (problem) => {
        finding.drawingProblems.push(problem)
      }).catch((error: unknown) => {
        finding.drawingProblems.push(unforeseen(slide, error))
      })
      if (compiled) finding.compiled.push({ locale, slide: compiled })
    }
    return finding
  }

  async render(
    slide: ParsedSlide,
    locale: Locale,
    report: (problem: Problem) => void,
  ): Promise<CompiledSlide> {
    const { source, figures, styles, translate, terms } = this
    beginPart(slide.file)
    const context = { source, figures, styles, translate, terms, report }
    const { trees, ...rendered } = await renderSlide(slide, locale, context)
    return {
      ...rendered,
      treesJson: JSON.stringify(trees),
      section: slide.frontMatter.section,
      ...(slide.frontMatter.build !== undefined && { build: slide.frontMatter.build }),
      transcript: toTranscript(rendered, source, this.published.get(slide.slideNumber) ?? []),
    }
  }

  /** Rules of all formulas that were rendered so far. */
  get formulaCss(): string {
    return this.styles.css()
  }

  /** The same by the names of their classes, for who puts together what several compilers have. */
  get formulaRules(): ReadonlyMap<string, string> {
    return this.styles.rules
  }
}

/** Whatever a slide's file sets off in what reads or draws it, its author is told which file it is. */
export function unforeseen({ file }: SlideSource, error: unknown): Problem {
  const why = error instanceof RangeError ? 'too deep or too large' : messageOf(error)
  return {
    file,
    line: 1,
    message: `the slide can't be read (${why}); take parts of it out to find which one it is`,
  }
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''
}

function translators(locales: readonly Locale[]): Record<Locale, Translate> {
  const entries = locales.map((locale) => [locale, createI18n(locale).t] as const)
  return Object.fromEntries(entries) as Record<Locale, Translate>
}

function toTranscript(
  slide: Omit<RenderedSlide, 'trees'>,
  source: DeckSource,
  lines: readonly PublishedLine[],
): TranscriptSlide {
  const { slideNumber, title, blocks, cited } = slide
  const works = cited.map((key) => source.references.get(key)).filter((work) => work !== undefined)
  const published = inOrderOfSlide(lines, blocks.map(({ text }) => text).join('\n'))
  return { slideNumber, title, blocks, references: works.map(formatReference), published }
}

/** What every page knows of the deck, the build's id aside. */
export function summarise(
  {
    deck,
    glossary,
    figures,
    recordings,
    published: lines,
  }: Pick<DeckSource, 'deck' | 'glossary' | 'figures' | 'recordings' | 'published'>,
  slides: readonly SlideOutline[],
): Omit<DeckSummary, 'buildId'> {
  const { title, speaker, affiliation, event, description, given, published, source, locales } = deck
  const [newest] = recordings
  const firstSlides = new Map<string, number>()
  for (const { frontMatter, slideNumber } of slides) {
    if (!firstSlides.has(frontMatter.section)) firstSlides.set(frontMatter.section, slideNumber)
  }
  const sections = deck.sections.map(({ id, title: sectionTitle }) => ({
    id,
    title: sectionTitle as Record<Locale, string>,
    firstSlide: firstSlides.get(id) ?? 1,
  }))
  return {
    title: title as Record<Locale, string>,
    speaker: speaker as Record<Locale, string>,
    affiliation: inEach(affiliation, locales),
    event: inEach(event, locales),
    description: description as Record<Locale, string>,
    given,
    ...(published && { published }),
    ...(source && { source }),
    locales,
    sections,
    slideCount: slides.length,
    ...(glossary.length > 0 && { glossary: true as const }),
    ...(hasRestoredLines(lines) && { repaired: true as const }),
    ...(hasExplorables({ figures }) && { explorables: true as const }),
    ...(newest && {
      recording: { path: recordingPath(newest.name), durationMs: Math.round(newest.talk.durationMs) },
    }),
    ...(!deck.download && { download: false as const }),
    ...(!deck.embed && { embed: false as const }),
  }
}

/** Empty where the deck doesn't say: the viewer leaves it out. */
function inEach(text: DeckFile['event'], locales: readonly Locale[]): Record<Locale, string> {
  const entries = locales.map((locale) => [locale, text?.[locale] ?? ''] as const)
  return Object.fromEntries(entries) as Record<Locale, string>
}
