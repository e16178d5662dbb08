import type { RootContent } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import type { Locale } from '../../../deck/locale.ts'
import { noteOf } from '../../../i18n/import-notes.ts'
import { slugOf } from '../compose-deck.ts'
import type { ComposedDeck, DeckFile } from '../composed-deck.ts'
import { originalFiles, type MadeOf } from '../compare/originals.ts'
import { formatDeckFile } from '../deck-facts.ts'
import { ImportReport } from '../report.ts'
import { sectionsOf, type Section } from '../sections.ts'
import { layOut, type LaidOutSlide } from './lay-out.ts'
import { formatMarkdown } from './slide-markdown.ts'
import { prepareSlide } from './prepare-slide.ts'
import { nameTitles } from './name-titles.ts'
import type { Remark, WrittenDeck } from './written-deck.ts'

export interface ComposeWrittenOptions {
  locale: Locale
  /** Today, for decks that name no day. */
  today: string
}

/** The files of a deck's folder, made of a source that says what its words are. */
export function composeWritten(
  deck: WrittenDeck,
  options: ComposeWrittenOptions,
): ComposedDeck & { slideCount: number } {
  const report = new ImportReport()
  for (const remark of deck.remarks) tell(report, 0, remark)
  const prepared = deck.slides.map((slide) => prepareSlide(slide, deck.pictures))
  const named = nameTitles(prepared, deck.sections, options.locale)
  const slides = named.flatMap((slide, index) =>
    layOut(slide, { isFirst: index === 0, pictures: deck.pictures }).map((laid) => ({
      ...laid,
      from: index,
    })),
  )
  const sections = sectionsOf(movedSections(deck, slides), slides.length, options.locale)
  const pictures = new PictureFiles(deck, options.locale, report)
  const slugs = new Set<string>()
  const digits = Math.max(3, String(slides.length).length)
  const files = slides.flatMap((slide, index): DeckFile[] => {
    const slideNumber = index + 1
    for (const remark of slide.remarks) tell(report, slideNumber, remark)
    const number = String(slideNumber).padStart(digits, '0')
    const title = toString(slide.title)
    const used = pictures.take(slide, number, slideNumber)
    const section = sections.findLast(({ firstSlide }) => firstSlide <= slideNumber) ?? sections[0]
    return [
      {
        path: `${number}-${slugOf(title, slideNumber, slugs)}.md`,
        content: formatSlideFile(slide, section, options.locale),
        slideNumber,
      },
      ...used,
    ]
  })
  const first = slides[0]
  const facts = {
    ...deck,
    firstTitle: first && toString(first.title),
    firstLines: first?.body.flatMap((node) => toString(node).split('\n')),
  }
  return {
    files: [
      ...files,
      ...[...deck.figures].map(([name, figure]) => ({
        path: `figures/${name}.json`,
        content: `${JSON.stringify(figure, undefined, 2)}\n`,
      })),
      { path: 'deck.json', content: formatDeckFile(facts, sections, options, report) },
      ...originalFiles(slides.map(({ from }) => madeOf(deck, from))),
    ],
    report,
    slideCount: slides.length,
  }
}

function tell(report: ImportReport, slideNumber: number, { kind, note, line }: Remark): void {
  report.add({ slideNumber, kind, note, ...(line !== undefined && { line }) })
}

/** What a slide was made of: a picture of it, or its words in the source. */
function madeOf({ previews, slides }: WrittenDeck, index: number): MadeOf {
  return { preview: previews?.[index], ...slides[index]?.original }
}

/** Slides that were parted move the sections after them. */
function movedSections({ sections }: WrittenDeck, slides: readonly { from: number }[]) {
  return sections.flatMap(({ title, firstSlide }) => {
    const at = slides.findIndex(({ from }) => from === firstSlide - 1)
    return at < 0 ? [] : [{ title, firstSlide: at + 1 }]
  })
}

/** A slide's file in the deck's format. */
function formatSlideFile(slide: LaidOutSlide, section: Section | undefined, locale: Locale): string {
  const head = [
    `section: ${section?.id ?? 'talk'}`,
    `layout: ${slide.layout}`,
    ...(slide.density === 'normal' ? [] : [`density: ${slide.density}`]),
  ]
  const region = (name: string, children: RootContent[]): RootContent[] =>
    children.length === 0
      ? []
      : [{ type: 'containerDirective', name, attributes: {}, children } as RootContent]
  const title: RootContent = { type: 'heading', depth: 1, children: slide.title }
  const parts = [
    title,
    ...slide.body,
    ...(slide.columns
      ? [...region('left', slide.columns.left), ...region('right', slide.columns.right)]
      : []),
    ...(slide.after ?? []),
    ...region('footnote', slide.footnotes),
    ...region('notes', slide.notes),
  ]
  const words = formatMarkdown(parts)
  // An outer fence has more colons than any inside it.
  const inner = Math.max(
    3,
    ...[...words.matchAll(/^[^\S\n]*(:{3,})/gm)].map(([, colons = '']) => colons.length),
  )
  const fence = ':'.repeat(inner + 1)
  return ['---', ...head, '---', '', `${fence}${locale}`, words, fence, ''].join('\n')
}

/** Gives pictures their names in the deck as slides show them: our own, never the source's. */
class PictureFiles {
  private readonly names = new Map<string, string>()

  constructor(
    private readonly deck: WrittenDeck,
    private readonly locale: Locale,
    private readonly report: ImportReport,
  ) {}

  /** Changes the addresses in the slide's trees; returns the files that are new with it. */
  take(slide: LaidOutSlide, number: string, slideNumber: number): DeckFile[] {
    const files: DeckFile[] = []
    const nodes = [
      ...slide.body,
      ...(slide.columns?.left ?? []),
      ...(slide.columns?.right ?? []),
      ...(slide.after ?? []),
    ]
    let unnamed = 0
    visit({ type: 'root', children: nodes }, 'image', (image) => {
      const picture = this.deck.pictures.get(image.url)
      if (!picture) return
      let name = this.names.get(image.url)
      if (name === undefined) {
        name = `images/${number}-${String(files.length + 1)}.${picture.extension}`
        this.names.set(image.url, name)
        files.push({ path: name, content: { copyOf: picture.file }, slideNumber })
      }
      image.url = name
      if (isDescription(image.alt)) return
      unnamed++
      image.alt =
        this.locale === 'ja'
          ? `スライド${String(slideNumber)}の画像`
          : `Picture on slide ${String(slideNumber)}`
    })
    if (unnamed > 0) {
      const note = noteOf('undescribed', { count: unnamed })
      this.report.add({ slideNumber, kind: 'doubtful', note })
    }
    return files
  }
}

/** The name of a file describes nothing. */
function isDescription(alt: string | null | undefined): alt is string {
  return (
    Boolean(alt?.trim()) &&
    !/^(img|image|picture|図)?[\s\w-]*(\.\w{2,4})$|^(img|image|icon|__|図|picture)\s*\d*$/i.test(alt ?? '')
  )
}
