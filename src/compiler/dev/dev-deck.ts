import { closeSync, readSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Locale } from '../../deck/locale.ts'
import type { DeckSummary } from '../../deck/types.ts'
import { checkSections } from '../check/check-sections.ts'
import type { SlideOutline } from '../check/slide-outline.ts'
import { DeckCompiler, summarise } from '../compile.ts'
import type { CompiledSlide } from '../compiled-deck.ts'
import { loadWords } from '../../i18n/i18n.ts'
import { openOwnFile } from '../read/deck-files.ts'
import { DeckError, formatProblem, type Problem } from '../read/problem.ts'
import { readDeck, type DeckSource, type SlideSource } from '../read/read.ts'
import { accountOf } from '../render/drawing-account.ts'

/** Slides that are kept compiled: both languages of a pack and what is around it. */
const KEPT_SLIDES = 400

/**
 * A deck that is being written. Slides are compiled when somebody asks for them, and checked one after the other when
 * nobody does, so that a long deck opens as soon as a short one and one saved slide costs one slide.
 */
export class DevDeck {
  private readonly faults = new Map<string, readonly Problem[]>()
  private readonly kept = new Map<string, CompiledSlide>()
  /** How often each slide was saved: what is drawn of an older one is not kept. */
  private readonly saves = new Map<number, number>()
  private readonly outlines: SlideOutline[]
  private readonly compiler: DeckCompiler

  private constructor(readonly source: DeckSource) {
    this.compiler = new DeckCompiler(source)
    this.outlines = source.slides.map((slide) => scanOutline(slide, source))
    this.note('', [...source.problems, ...this.compiler.problems])
    this.noteSections()
  }

  /** Throws a DeckError where there is no deck to go on with. */
  static async open(folder: string): Promise<DevDeck> {
    const source = await readDeck(folder)
    await Promise.all(source.deck.locales.map(loadWords))
    return new DevDeck(source)
  }

  get summary(): Omit<DeckSummary, 'buildId'> {
    return summarise(this.source, this.outlines)
  }

  /** All that is known to be wrong, by file and line. */
  get problems(): readonly Problem[] {
    return sorted([...this.faults.values()].flat())
  }

  get formulaCss(): string {
    return this.compiler.formulaCss
  }

  slideNumberOf(file: string): number | undefined {
    const number = /^(\d+)-/.exec(basename(file))?.[1]
    const slide = number === undefined ? undefined : this.slide(Number(number))
    return slide && this.pathOf(slide) === file ? slide.slideNumber : undefined
  }

  problemsOf(slideNumber: number): readonly Problem[] {
    const slide = this.slide(slideNumber)
    if (!slide) return []
    const keys = [slide.file, ...this.source.deck.locales.map((locale) => drawnKey(slide, locale))]
    return sorted(keys.flatMap((key) => this.faults.get(key) ?? []))
  }

  /** Undefined for a number that the deck doesn't have, and for a slide with faults. */
  async compiled(locale: Locale, slideNumber: number): Promise<CompiledSlide | undefined> {
    const key = `${locale}/${String(slideNumber)}`
    const known = this.kept.get(key)
    if (known) return known
    const slide = this.slide(slideNumber)
    const parsed = slide && this.check(slide)
    if (!slide || !parsed) return undefined
    const found: Problem[] = []
    const saves = this.saves.get(slideNumber)
    const compiled = await this.compiler.render(parsed, locale, (problem) => found.push(problem))
    if (this.saves.get(slideNumber) !== saves) return this.compiled(locale, slideNumber)
    // Apart from what checking the slide finds, which is looked for again and again.
    this.note(drawnKey(slide, locale), found)
    this.kept.set(key, compiled)
    const [oldest] = this.kept.keys()
    if (this.kept.size > KEPT_SLIDES && oldest !== undefined) this.kept.delete(oldest)
    return compiled
  }

  /** A slide was saved: forgets what it was, and finds out what is wrong with it now. */
  refresh(slideNumber: number): void {
    const slide = this.slide(slideNumber)
    accountOf(this.source).renew()
    this.saves.set(slideNumber, (this.saves.get(slideNumber) ?? 0) + 1)
    for (const locale of this.source.deck.locales) {
      this.kept.delete(`${locale}/${String(slideNumber)}`)
      if (slide) this.note(drawnKey(slide, locale), [])
    }
    if (slide) this.check(slide)
    this.noteSections()
  }

  /** Checks all slides, each when nothing else is to be done; stops when the signal says so. */
  async checkAll(signal: AbortSignal, whenQuiet: () => Promise<void>): Promise<void> {
    for (const slide of this.source.slides) {
      await whenQuiet()
      if (signal.aborted) return
      this.check(slide)
    }
  }

  private pathOf({ file }: SlideSource): string {
    return join(this.source.folder, basename(file))
  }

  private slide(slideNumber: number): SlideSource | undefined {
    const slide = this.source.slides[slideNumber - 1]
    return slide?.slideNumber === slideNumber
      ? slide
      : this.source.slides.find((candidate) => candidate.slideNumber === slideNumber)
  }

  private check(slide: SlideSource) {
    const { parsed, problems } = this.compiler.parse(slide)
    this.note(slide.file, problems)
    this.outlines[this.source.slides.indexOf(slide)] = {
      ...slideNames(slide),
      frontMatterRead: parsed.frontMatterRead,
      frontMatter: parsed.frontMatter,
    }
    return problems.length === 0 ? parsed : undefined
  }

  private note(file: string, problems: readonly Problem[]): void {
    if (problems.length > 0) this.faults.set(file, problems)
    else this.faults.delete(file)
  }

  private noteSections(): void {
    this.note('sections', checkSections(this.source, this.outlines))
  }
}

/** By file and line, each once: a figure's fault is found in each language. */
function sorted(problems: readonly Problem[]): readonly Problem[] {
  const unique = new Map(problems.map((problem) => [formatProblem(problem), problem]))
  return new DeckError([...unique.values()]).problems
}

/** Where the faults stand that drawing a slide in one language has found. */
function drawnKey({ file }: SlideSource, locale: Locale): string {
  return `${file} ${locale}`
}

function slideNames({ file, slideNumber }: SlideSource) {
  return { file, slideNumber }
}

/** Bytes in which the front matter's section is looked for. */
const HEAD_BYTES = 512

/** The section as the file's first lines have it: reading 10,000 slides to show one would take half a minute. */
function scanOutline(slide: SlideSource, { folder }: DeckSource): SlideOutline {
  const head = Buffer.alloc(HEAD_BYTES)
  const file = openOwnFile(folder, basename(slide.file))
  const length = readSync(file, head, 0, HEAD_BYTES, 0)
  closeSync(file)
  const section = /^section:[ \t]*["']?([\w-]+)/m.exec(head.toString('utf8', 0, length))?.[1]
  return {
    ...slideNames(slide),
    frontMatterRead: section !== undefined,
    frontMatter: { section: section ?? '' },
  }
}
