import { noteOf } from '../../i18n/import-notes.ts'
import { cleanLines, type CleanLine } from './clean-lines.ts'
import { findBuilds } from './build-groups.ts'
import { formsOf, onTheirGround } from './choose-forms.ts'
import { composeSlide, type ComposedSlide } from './compose-slide.ts'
import type { ComposedDeck, ComposeOptions, DeckFile, PageForm, SlideForms } from './composed-deck.ts'
import { formatDeckFile, formatPublished, type DeckFacts } from './deck-facts.ts'
import { formatSlide, type SlideFrontMatter } from './markdown.ts'
import { ImportReport } from './report.ts'
import { composePages } from './placed/compose-pages.ts'
import { lookOfPages } from './placed/page-colours.ts'
import { verdictOf, type Verdict } from './placed/verdict.ts'
import { takeRunningHeads, type BarePage } from './running-heads.ts'
import { findDividers, sectionsOf } from './sections.ts'
import { densityOf, layoutOf } from './slide-room.ts'
import type { PagePicture, SourceDeck, SourcePage } from './source-deck.ts'
import { ratioOfPages } from './source-look.ts'
import { formatTextLayer } from './text-layer.ts'

/** The files of a deck's folder, made of a published one. The report tells of every line that isn't as it was. */
export function composeDeck(source: SourceDeck, options: ComposeOptions): ComposedDeck {
  const report = new ImportReport()
  for (const note of source.remarks) report.add({ slideNumber: 0, kind: 'doubtful', note })
  for (const [index, { remarks }] of source.pages.entries()) {
    for (const note of remarks) report.add({ slideNumber: index + 1, kind: 'doubtful', note })
  }
  const lines = cleanLines(source, options, report)
  const pages = takeRunningHeads(
    lines,
    source.pages.map(({ size }) => size),
    report,
  )
  for (const [index, { lines: kept }] of pages.entries()) reportOrder(kept, index + 1, report)
  const composed = onTheirGround(composeAll(source, pages, report), source, options)
  const slides = composed.map(({ slide }) => slide)
  const builds = findBuilds(
    slides,
    pages.map((page) => page.lines),
  )
  const forms = formsOf(composed, source, builds, options)
  const digits = Math.max(3, String(slides.length).length)
  const named = source.sections ?? []
  const dividers = source.form === 'pdf' ? findDividers(slides) : []
  const sections = sectionsOf(named.length > 1 ? named : dividers, slides.length, options.locale)
  const slugs = new Set<string>()
  const made = slides.map((slide, index) => {
    const section = sections.findLast(({ firstSlide }) => firstSlide <= index + 1) ?? sections[0]
    return slideFiles(
      slide,
      source.pages[index] ?? { published: [], lines: [], remarks: [] },
      lines[index] ?? [],
      {
        section: section?.id ?? 'talk',
        slideNumber: index + 1,
        digits,
        slugs,
        options,
        report,
        form: forms[index] ?? 'text',
        ...(builds[index] !== undefined && { build: builds[index] }),
      },
    )
  })
  const grounded = composed.filter(({ verdict }) => verdict.reasons.includes('ground')).length
  if (grounded > 0)
    report.add({ slideNumber: 0, kind: 'doubtful', note: noteOf('ground', { count: grounded }) })
  for (const [index, { verdict }] of composed.entries())
    report.judge({ slideNumber: index + 1, form: forms[index] ?? 'text', ...verdict })
  const facts = factsOf(source, slides[0])
  return {
    files: [
      ...made.flatMap(({ files }) => files),
      { path: 'deck.json', content: formatDeckFile(facts, sections, options, report) },
      { path: 'published-transcript.json', content: formatPublished(source) },
    ],
    report,
    forms: made.flatMap(({ forms: both }) => both ?? []),
  }
}

function factsOf(source: SourceDeck, first: ComposedSlide | undefined): DeckFacts {
  const { pages } = source
  return {
    ...source,
    title: titleOf(source, first) ?? '',
    firstLines: pages[0]?.published,
    look: {
      ...lookOfPages(pages),
      ...ratioOfPages(pages.map(({ size, picture }) => size ?? picture)),
    },
  }
}

/** Each page as a slide; of sources without places nobody can say how sure that is. */
function composeAll(
  source: SourceDeck,
  pages: readonly BarePage[],
  report: ImportReport,
): { slide: ComposedSlide; verdict: Verdict }[] {
  if (source.form !== 'pdf') {
    return pages.map((page, index) => ({
      slide: composeSlide(page, index + 1, report),
      verdict: asRead(verdictOf([]), source.pages[index]),
    }))
  }
  return composePages(pages, source.pages).map(({ slide, verdict, dropped }, index) => {
    for (const { line, note } of dropped)
      report.add({
        slideNumber: index + 1,
        line: line.index + 1,
        kind: 'dropped',
        published: line.text,
        note,
      })
    const isFull = densityOf(slide, index + 1) === undefined
    const own = isFull ? verdictOf([...verdict.reasons, 'room']) : verdict
    return { slide, verdict: asRead(own, source.pages[index]) }
  })
}

/** Words that were read from a picture are as sure as the reading was, and never sure enough by themselves. */
function asRead({ reasons }: Verdict, page: SourcePage | undefined): Verdict {
  if (page?.read === undefined) return verdictOf(reasons)
  const { confidence, reasons: all } = verdictOf([...reasons, 'scanned'])
  return { confidence: confidence * page.read, reasons: all }
}

/** Lines that the source has elsewhere than where they are read. */
function reportOrder(lines: readonly CleanLine[], slideNumber: number, report: ImportReport): void {
  let last = -1
  for (const { index, text } of lines) {
    if (index < last)
      report.add({
        slideNumber,
        line: index + 1,
        kind: 'moved',
        published: text,
        note: noteOf('readAfter', { line: last + 1 }),
      })
    last = Math.max(last, index)
  }
}

interface SlideContext {
  section: string
  slideNumber: number
  digits: number
  slugs: Set<string>
  options: ComposeOptions
  report: ImportReport
  form: PageForm
  build?: string
}

function slideFiles(
  slide: ComposedSlide,
  page: SourcePage,
  lines: readonly CleanLine[],
  context: SlideContext,
): { files: DeckFile[]; forms?: SlideForms } {
  const { slideNumber, digits, options, report } = context
  const number = String(slideNumber).padStart(digits, '0')
  const fallback =
    options.locale === 'ja' ? `スライド ${String(slideNumber)}` : `Slide ${String(slideNumber)}`
  if (!slide.title) {
    const note = noteOf(page.picture ? 'noTitleWordsPicture' : 'noTitleWords', { title: fallback })
    report.add({ slideNumber, kind: 'doubtful', note })
  }
  const path = `${number}-${slugOf(slide.title?.text ?? '', slideNumber, context.slugs)}.md`
  const text = formatSlide(frontMatterOf(slide, context), options.locale, slide, fallback)
  const picture =
    page.picture && pictureFiles(page.picture, formatTextLayer(lines, page.size), number, slideNumber)
  if (!picture) return { files: [{ path, content: text, slideNumber }] }
  const alt =
    options.locale === 'ja'
      ? `スライド${String(slideNumber)}の画像`
      : `Picture of slide ${String(slideNumber)}`
  const { section, build } = context
  const head: SlideFrontMatter = {
    section,
    layout: 'page',
    density: 'normal',
    ...(build !== undefined && { build }),
  }
  const shown = formatSlide(head, options.locale, inOneColumn(slide), fallback, { path: picture.path, alt })
  const content = context.form === 'text' ? text : shown
  return {
    files: [{ path, content, slideNumber }, ...picture.files],
    forms: { slideNumber, path, form: context.form, text, picture: shown },
  }
}

/** Beside a picture of the page the words are its transcript alone. */
function inOneColumn({ columns, ...slide }: ComposedSlide): ComposedSlide {
  return { ...slide, blocks: [...slide.blocks, ...(columns?.left ?? []), ...(columns?.right ?? [])] }
}

function pictureFiles(picture: PagePicture, layer: string | undefined, number: string, slideNumber: number) {
  const path = `images/${number}.${picture.extension}`
  const larger = picture.larger
  const files: DeckFile[] = [
    { path, content: { copyOf: picture.file }, slideNumber },
    ...(larger === undefined
      ? []
      : [{ path: `images/${number}@2x.${picture.extension}`, content: { copyOf: larger }, slideNumber }]),
    ...(layer === undefined ? [] : [{ path: `images/${number}.json`, content: layer, slideNumber }]),
  ]
  return { path, files }
}

function frontMatterOf(slide: ComposedSlide, context: SlideContext): SlideFrontMatter {
  const { section, slideNumber, report, build, form } = context
  const density = densityOf(slide, slideNumber)
  if (density === undefined && form === 'text') {
    const note = noteOf('tooMuch')
    report.add({ slideNumber, kind: 'doubtful', note })
  }
  const grown = build === undefined ? {} : { build }
  const layout = layoutOf(slide, slideNumber)
  return { section, layout, density: layout === 'title' ? 'normal' : (density ?? 'denser'), ...grown }
}

/** From the Latin words of a title; a number where it has none. Each slug is there once. */
export function slugOf(title: string, slideNumber: number, taken: Set<string>): string {
  const words =
    title
      .normalize('NFKD')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? []
  const joined = words.join('-').slice(0, 40).replace(/-+$/, '')
  const wanted = /[a-z]{2}/.test(joined) ? joined : `slide-${String(slideNumber)}`
  const slug = taken.has(wanted) ? `${wanted}-${String(slideNumber)}` : wanted
  taken.add(slug)
  return slug
}

/** What the first slide says is read by everybody; what a PDF says of itself is often another talk's, or a template's. */
function titleOf({ form, title }: SourceDeck, first: ComposedSlide | undefined): string | undefined {
  const shown = first?.title?.text
  return form === 'pdf' ? (shown ?? title) : (title ?? shown)
}
