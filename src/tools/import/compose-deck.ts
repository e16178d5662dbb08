import type { Locale } from '../../deck/locale.ts'
import type { RepairOptions } from '../../repair/repair-transcript.ts'
import { cleanLines, type CleanLine } from './clean-lines.ts'
import { composeSlide, type ComposedSlide } from './compose-slide.ts'
import { formatSlide, type SlideFrontMatter } from './markdown.ts'
import { ImportReport } from './report.ts'
import { wellFormed, widthOf } from './rich-text.ts'
import { takeRunningHeads } from './running-heads.ts'
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
}

export interface ComposeOptions extends RepairOptions {
  locale: Locale
  /** Today, for decks that name no day. */
  today: string
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
  const slides = pages.map((page, index) => composeSlide(page, source.pages[index]?.size, index + 1, report))
  const digits = Math.max(3, String(slides.length).length)
  const sections = sectionsOf(source.sections ?? [], source.pages.length, options.locale)
  const slugs = new Set<string>()
  const files = slides.flatMap((slide, index) => {
    const page = source.pages[index]
    const section = sections.findLast(({ firstSlide }) => firstSlide <= index + 1) ?? sections[0]
    if (!page || !section) return []
    return slideFiles(slide, page, lines[index] ?? [], {
      section: section.id,
      slideNumber: index + 1,
      digits,
      slugs,
      options,
      report,
    })
  })
  return {
    files: [
      ...files,
      {
        path: 'deck.json',
        content: formatDeckFile(
          {
            ...source,
            firstTitle: slides[0]?.title?.text,
            firstLines: source.pages[0]?.published,
          },
          sections,
          options,
          report,
        ),
      },
      { path: 'published-transcript.json', content: formatPublished(source) },
    ],
    report,
  }
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
}

function slideFiles(
  slide: ComposedSlide,
  page: SourcePage,
  lines: readonly CleanLine[],
  context: SlideContext,
): DeckFile[] {
  const { slideNumber, digits, options, report } = context
  const number = String(slideNumber).padStart(digits, '0')
  const fallback =
    options.locale === 'ja' ? `スライド ${String(slideNumber)}` : `Slide ${String(slideNumber)}`
  if (!slide.title)
    report.add({
      slideNumber,
      kind: 'doubtful',
      note: `no words to make a title of: "${fallback}" stands in`,
    })
  const path = `${number}-${slugOf(slide.title?.text ?? '', slideNumber, context.slugs)}.md`
  const picture =
    page.picture && pictureFiles(page.picture, formatTextLayer(lines, page.size), number, slideNumber)
  const shown = picture && {
    path: picture.path,
    alt:
      options.locale === 'ja'
        ? `スライド${String(slideNumber)}の画像`
        : `Picture of slide ${String(slideNumber)}`,
  }
  const head = frontMatterOf(slide, context, picture !== undefined)
  const body = picture ? inOneColumn(slide) : slide
  return [
    { path, content: formatSlide(head, options.locale, body, fallback, shown), slideNumber },
    ...(picture?.files ?? []),
  ]
}

/** Beside a picture of the page the words are its transcript alone. */
function inOneColumn({ columns, ...slide }: ComposedSlide): ComposedSlide {
  return { ...slide, blocks: [...slide.blocks, ...(columns?.left ?? []), ...(columns?.right ?? [])] }
}

function pictureFiles(picture: PagePicture, layer: string | undefined, number: string, slideNumber: number) {
  const path = `images/${number}.${picture.extension}`
  const files: DeckFile[] = [
    { path, content: { copyOf: picture.file }, slideNumber },
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

function frontMatterOf(
  slide: ComposedSlide,
  { section, slideNumber, report }: SlideContext,
  hasPicture: boolean,
): SlideFrontMatter {
  if (hasPicture) return { section, layout: 'page', density: 'normal' }
  const { left = [], right = [] } = slide.columns ?? {}
  const longer = left.length > right.length ? left : right
  const texts = [...slide.blocks, ...longer].map(({ text }) => text.text)
  const share = slide.columns ? 0.5 : 1
  const lines = (width: number) =>
    texts.reduce((sum, text) => sum + Math.ceil(widthOf(text) / (width * share)), 0)
  const room = ROOM.find(({ lines: fits, width }) => lines(width) <= fits)
  if (!room) {
    const note = `${String(lines(98))} lines of text are more than a slide holds: shorten it, or part it in two`
    report.add({ slideNumber, kind: 'doubtful', note })
  }
  const isTitle = slideNumber === 1 && texts.length <= 6 && lines(80) <= 8
  if (slide.columns) return { section, layout: 'columns', density: room?.density ?? 'denser' }
  const layout = isTitle ? 'title' : texts.length + slide.footnotes.length === 0 ? 'statement' : 'text'
  return { section, layout, density: isTitle ? 'normal' : (room?.density ?? 'denser') }
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

/** A chapter of the new deck. */
export interface Section {
  id: string
  title: string
  firstSlide: number
}

export function sectionsOf(
  sections: NonNullable<SourceDeck['sections']>,
  slideCount: number,
  locale: Locale,
): Section[] {
  const whole = { id: 'talk', title: locale === 'ja' ? '本編' : 'Talk', firstSlide: 1 }
  if (sections.length < 2) return [whole]
  const found = sections
    .filter(({ firstSlide }) => firstSlide <= slideCount)
    .map(({ title, firstSlide }, index) => ({
      id: `section-${String(index + 1)}`,
      title: wellFormed(title).trim(),
      firstSlide,
    }))
  const first = found[0]
  if (!first) return [whole]
  return first.firstSlide > 1
    ? [{ ...whole, id: 'opening', title: locale === 'ja' ? 'はじめに' : 'Opening' }, ...found]
    : found
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
