import type { Locale } from '../../deck/locale.ts'
import type { RepairOptions } from '../../repair/repair-transcript.ts'
import { cleanLines, type CleanLine } from './clean-lines.ts'
import { findBuilds } from './build-groups.ts'
import { composeSlide, type ComposedBlock, type ComposedSlide } from './compose-slide.ts'
import { formatSlide, type SlideFrontMatter } from './markdown.ts'
import { ImportReport } from './report.ts'
import { composePages } from './placed/compose-pages.ts'
import { SURE, verdictOf, type Verdict } from './placed/verdict.ts'
import { wellFormed, widthOf, type RichText } from './rich-text.ts'
import { takeRunningHeads, type BarePage } from './running-heads.ts'
import { findDividers, sectionsOf, type Section } from './sections.ts'
import type { PagePicture, SourceDeck, SourcePage } from './source-deck.ts'
import { formatTextLayer } from './text-layer.ts'

/** A file of the new deck. */
export interface DeckFile {
  /** Path inside of the deck's folder; made of our own names, never of the source's. */
  path: string
  content: string | { copyOf: string }
  /** Slide that it belongs to alone. */
  slideNumber?: number
}

export interface ComposedDeck {
  files: DeckFile[]
  report: ImportReport
  /** Both forms of each slide that has both: what a slide can be turned into later. */
  forms?: SlideForms[]
}

/** What a page becomes: real text, or its picture with the text as a layer. */
export type PageForm = 'text' | 'picture'

export interface SlideForms {
  slideNumber: number
  path: string
  form: PageForm
  text: string
  picture: string
}

export interface ComposeOptions extends RepairOptions {
  locale: Locale
  /** Today, for decks that name no day. */
  today: string
  /** What all pages become; undefined leaves each to how sure its text is. */
  form?: PageForm
  /** What single slides become, by number: chosen by a person. */
  choices?: ReadonlyMap<number, PageForm>
}

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
  const composed = composeAll(source, pages, report)
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
  for (const [index, { verdict }] of composed.entries())
    report.judge({ slideNumber: index + 1, form: forms[index] ?? 'text', ...verdict })
  const facts = {
    ...source,
    title: titleOf(source, slides[0]) ?? '',
    firstLines: source.pages[0]?.published,
  }
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

/** Each page as a slide; of sources without places nobody can say how sure that is. */
function composeAll(
  source: SourceDeck,
  pages: readonly BarePage[],
  report: ImportReport,
): { slide: ComposedSlide; verdict: Verdict }[] {
  if (source.form !== 'pdf') {
    return pages.map((page, index) => ({
      slide: composeSlide(page, index + 1, report),
      verdict: verdictOf([]),
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
    return { slide, verdict: isFull ? verdictOf([...verdict.reasons, 'room']) : verdict }
  })
}

/** Text where it is wished or sure, a picture else; slides of one group are all of one form, so that nothing jumps. */
function formsOf(
  composed: readonly { verdict: Verdict }[],
  { pages, form: kind }: SourceDeck,
  builds: readonly (string | undefined)[],
  { form, choices }: ComposeOptions,
): PageForm[] {
  const wished = composed.map(({ verdict }, index): PageForm => {
    if (!pages[index]?.picture) return 'text'
    if (kind !== 'pdf') return 'picture'
    return form ?? (verdict.confidence >= SURE ? 'text' : 'picture')
  })
  return wished.map((own, index) => {
    const chosen = choices?.get(index + 1)
    if (chosen !== undefined && pages[index]?.picture) return chosen
    const build = builds[index]
    const isMixed =
      build !== undefined && builds.some((other, at) => other === build && wished[at] === 'picture')
    return form === undefined && isMixed && pages[index]?.picture ? 'picture' : own
  })
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
        note: `read after line ${String(last + 1)}`,
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
    const note = page.picture
      ? `no words for a title: "${fallback}" stands in`
      : `no words for a title: "${fallback}" stands in; with pictures (without --text) the slide shows its page`
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

/** Lines of text that a slide holds at each size, and half-width characters in one of its lines. */
const ROOM = [
  { density: 'normal', lines: 11, width: 80 },
  { density: 'dense', lines: 14, width: 90 },
  { density: 'denser', lines: 17, width: 98 },
] as const

function frontMatterOf(slide: ComposedSlide, context: SlideContext): SlideFrontMatter {
  const { section, slideNumber, report, build, form } = context
  const density = densityOf(slide, slideNumber)
  if (density === undefined && form === 'text') {
    const note = 'more text than a slide holds: shorten it, or part it in two'
    report.add({ slideNumber, kind: 'doubtful', note })
  }
  const grown = build === undefined ? {} : { build }
  const layout = layoutOf(slide, slideNumber)
  return { section, layout, density: layout === 'title' ? 'normal' : (density ?? 'denser'), ...grown }
}

function layoutOf(slide: ComposedSlide, slideNumber: number): string {
  if (slide.columns) return 'columns'
  const { blocks, footnotes } = slide
  const isShort =
    blocks.length <= 6 && blocks.every(({ kind, text }) => kind === 'paragraph' && widthOf(text.text) <= 80)
  if (slideNumber === 1 && isShort && blocks.length > 0) return 'title'
  return blocks.length + footnotes.length === 0 ? 'statement' : 'text'
}

/** The largest text in which a slide holds all of its blocks; undefined where none does. */
function densityOf(slide: ComposedSlide, slideNumber: number): SlideFrontMatter['density'] | undefined {
  if (layoutOf(slide, slideNumber) === 'title') return 'normal'
  const { left = [], right = [] } = slide.columns ?? {}
  const title = Math.max(1, Math.ceil(widthOf(slide.title?.text ?? '') / 58)) - 1
  return ROOM.find(({ lines, width }) => {
    const room = lines - 1.4 * title - 0.8 * slide.footnotes.length
    const rows = (blocks: readonly ComposedBlock[], share: number) =>
      blocks.reduce((sum, block) => sum + rowsOf(block, width * share), 0)
    const fitsAcross = [...slide.blocks, ...left, ...right].every((block) =>
      fitsAcrossOf(block, width * (slide.columns && !slide.blocks.includes(block) ? 0.48 : 1)),
    )
    return fitsAcross && rows(slide.blocks, 1) + Math.max(rows(left, 0.48), rows(right, 0.48)) <= room
  })?.density
}

/** Lines that a block takes, in half-width characters a line, with what stands between it and the next. */
function rowsOf({ kind, text, rows = [], level }: ComposedBlock, width: number): number {
  if (kind === 'code') return text.text.split('\n').length * 0.8 + 1
  if (kind === 'table') return tableRows(rows, width)
  if (kind === 'heading') return 1.5
  return Math.ceil(widthOf(text.text) / Math.max(10, width - 4 * level)) + (kind === 'paragraph' ? 0.25 : 0.1)
}

function tableRows(rows: readonly (readonly RichText[])[], width: number): number {
  const columns = rows[0]?.length ?? 1
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(4, ...rows.map((row) => widthOf(row[column]?.text ?? ''))),
  )
  const all = widths.reduce((sum, value) => sum + value + 3, 0)
  const share = Math.min(1, width / all)
  return rows.reduce(
    (sum, row) =>
      sum +
      0.5 +
      Math.max(
        1,
        ...row.map((cell, column) =>
          Math.ceil(widthOf(cell.text) / Math.max(6, (widths[column] ?? 4) * share)),
        ),
      ),
    0.5,
  )
}

/** Code is not broken: its longest line has to fit. */
function fitsAcrossOf({ kind, text }: ComposedBlock, width: number): boolean {
  return kind !== 'code' || text.text.split('\n').every((line) => widthOf(line) <= 0.95 * width)
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

/** What a source says of the whole talk. */
export interface DeckFacts extends Pick<
  SourceDeck,
  'title' | 'speaker' | 'event' | 'description' | 'given' | 'published' | 'made' | 'source'
> {
  affiliation?: string
  /** Title of the first slide, where the source names none. */
  firstTitle?: string | undefined
  /** Lines of the first slide, where a date may stand. */
  firstLines?: readonly string[] | undefined
}

export function formatDeckFile(
  source: DeckFacts,
  sections: readonly Section[],
  { locale, today }: ComposeOptions,
  report: ImportReport,
): string {
  const guess = (name: string, value: string | undefined, fallback: string) => {
    const text = value && oneLine(value)
    if (text) return text
    report.add({
      slideNumber: 0,
      kind: 'doubtful',
      note: `deck.json: the source does not say the ${name}; "${fallback}" stands in`,
    })
    return fallback
  }
  const title = guess('title', source.title ?? source.firstTitle, locale === 'ja' ? '無題' : 'Untitled')
  const speaker = guess('speaker', source.speaker, locale === 'ja' ? '発表者' : 'Speaker')
  const given = source.given ?? dateOnSlide(source.firstLines) ?? source.published ?? source.made ?? today
  if (source.given === undefined) {
    report.add({
      slideNumber: 0,
      kind: 'doubtful',
      note: `deck.json: the day of the talk is taken to be ${given}`,
    })
  }
  const deck = {
    title: { [locale]: title },
    speaker: { [locale]: speaker },
    ...(source.affiliation && { affiliation: { [locale]: oneLine(source.affiliation) } }),
    ...(source.event && { event: { [locale]: source.event } }),
    description: { [locale]: (source.description && oneLine(source.description)) || title },
    given,
    ...(source.published && { published: source.published }),
    ...(source.source && { source: source.source }),
    locales: [locale],
    sections: sections.map(({ id, title: sectionTitle }) => ({ id, title: { [locale]: sectionTitle } })),
  }
  return `${JSON.stringify(deck, undefined, 2)}\n`
}

function oneLine(text: string): string {
  return wellFormed(text).replace(/\s+/g, ' ').trim()
}

/** `2023.03.24`, `2023/3/24`, `2023年3月24日` on the first slide. */
function dateOnSlide(lines: readonly string[] = []): string | undefined {
  for (const line of lines) {
    const [, year, month, day] =
      /(\d{4})\s*[./年-]\s*(\d{1,2})\s*[./月-]\s*(\d{1,2})/.exec(line.normalize('NFKC')) ?? []
    const date = `${year ?? ''}-${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`
    if (!Number.isNaN(Date.parse(date))) return date
  }
  return undefined
}

/** What the first slide says is read by everybody; what a PDF says of itself is often another talk's, or a template's. */
function titleOf({ form, title }: SourceDeck, first: ComposedSlide | undefined): string | undefined {
  const shown = first?.title?.text
  return form === 'pdf' ? (shown ?? title) : (title ?? shown)
}

function formatPublished({
  title,
  speaker,
  description,
  published,
  given,
  event,
  source,
  pages,
}: SourceDeck): string {
  const transcript = {
    ...(title && { title }),
    ...(description && { description }),
    ...(speaker && { author: speaker }),
    ...(published && { published }),
    ...(given && { given }),
    ...(event && { event }),
    ...(source && { url: source }),
    slides: pages.map(({ published: lines }, index) => ({ number: index + 1, lines })),
  }
  return `${JSON.stringify(transcript, undefined, 2)}\n`
}
