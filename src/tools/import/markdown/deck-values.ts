import type { RootContent } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { noteOf } from '../../../i18n/import-notes.ts'
import { emptySlide, type Remark, type WrittenDeck, type WrittenSlide } from '../written/written-deck.ts'
import { realDay } from '../real-day.ts'
import type { SourceLook } from '../source-look.ts'
import type { Dialect } from './dialect.ts'
import { textOf } from './front-matter.ts'
import type { RawSlide } from './split-slides.ts'

/** Pandoc's and Quarto's first slide is made of the front matter. */
export function titleSlide(
  values: Readonly<Record<string, unknown>>,
  dialect: Dialect,
  slides: readonly WrittenSlide[],
): WrittenSlide | undefined {
  const title = textOf(values['title'])
  if ((dialect !== 'quarto' && dialect !== 'pandoc') || title === undefined) return undefined
  const [first] = slides
  const firstTitle = first && toString(first.body.find(({ type }) => type === 'heading'))
  if (firstTitle === title) return undefined
  const lines = ['subtitle', 'author', 'institute', 'date'].flatMap((key) => textOf(values[key]) ?? [])
  return {
    ...emptySlide(),
    title: [{ type: 'text', value: title }],
    body: lines.map((value): RootContent => ({ type: 'paragraph', children: [{ type: 'text', value }] })),
    role: 'title',
  }
}

/** What the front matter says of the talk. */
export function factsOf(
  values: Readonly<Record<string, unknown>>,
): Pick<WrittenDeck, 'title' | 'speaker' | 'affiliation' | 'description' | 'given' | 'locale'> {
  const title = textOf(values['title'])
  const speaker = textOf(values['author'] ?? values['authors'])
  const affiliation = textOf(values['institute'] ?? values['affiliation'])
  const description = textOf(values['description'] ?? values['info'] ?? values['subtitle'])
  const given = dateOf(values['date'])
  const language = textOf(values['lang'])
  const locale = language?.startsWith('ja') ? 'ja' : language?.startsWith('en') ? 'en' : undefined
  return {
    ...(title && { title }),
    ...(speaker && { speaker }),
    ...(affiliation && { affiliation }),
    ...(description && { description: description.replace(/[*_#`]/g, '') }),
    ...(given && { given }),
    ...(locale && { locale }),
  }
}

/** `2024-05-01`, `2024/5/1`, `2024年5月1日`, or what JavaScript reads as a day. */
function dateOf(value: unknown): string | undefined {
  const text = value instanceof Date ? value.toISOString() : (textOf(value) ?? '')
  const [, year, month, day] = /(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})/.exec(text) ?? []
  if (year === undefined || month === undefined || day === undefined) return undefined
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return realDay(date)
}

/** Chapters: stacks of several slides, headings above the slides' level, or slides that have a title alone. */
export function sectionsOf(read: readonly { slide: WrittenSlide; raw: RawSlide }[]): WrittenDeck['sections'] {
  const titleAt = (index: number) => {
    const { title, body } = read[index]?.slide ?? {}
    return toString(title ?? body?.find(({ type }) => type === 'heading') ?? '')
      .replace(/\s+/g, ' ')
      .trim()
  }
  const hasOrder = read.some(({ raw }) => raw.depth === 0) && read.some(({ raw }) => raw.depth === 1)
  const starts = read.flatMap(({ slide, raw }, index) => {
    const isDivider = slide.role === 'section' && slide.body.length <= 1 && !slide.columns
    const isStack = raw.depth === 0 && (read[index + 1]?.raw.depth === 1 || read[index - 1]?.raw.depth === 1)
    return (hasOrder ? isStack : isDivider) && titleAt(index) !== '' ? [index] : []
  })
  const sections = starts.map((index) => ({ title: titleAt(index), firstSlide: index + 1 }))
  return sections.length > 1 ? sections : []
}

/** What a deck has of a look, which stays behind save what is kept: told once. */
export function tellOfLook(
  values: Readonly<Record<string, unknown>>,
  dialect: Dialect,
  kept: SourceLook,
  remarks: Remark[],
): void {
  const looks = [
    'theme',
    'style',
    'header',
    'footer',
    'backgroundColor',
    'backgroundImage',
    'class',
    'css',
    'background',
  ].filter(
    (key) =>
      values[key] !== undefined &&
      values[key] !== '' &&
      values[key] !== null &&
      !(key === 'footer' && kept.footer !== undefined),
  )
  if (looks.length === 0 || dialect === 'markdown') return
  const names = looks.join(', ')
  const note =
    kept.accent === undefined ? noteOf('look', { names }) : noteOf('lookColor', { names, color: kept.accent })
  remarks.push({ kind: 'dropped', note, line: 1 })
}
