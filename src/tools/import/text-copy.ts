import { basename } from 'node:path'
import { z } from 'zod'
import { parseJson } from '../../compiler/read/json.ts'
import { noteOf } from '../../i18n/import-notes.ts'
import { checkPageCount } from './bounds.ts'
import { decodeText } from './decode-text.ts'
import { ImportError } from './import-error.ts'
import { plainPage, type SourceDeck } from './source-deck.ts'
import { parseEnglishDate, unflatten } from './speaker-deck-page.ts'

/** A text: a published transcript (JSON), the copy of a page of Speaker Deck, or slides parted by marks. */
export function readText(file: string, bytes: Uint8Array): SourceDeck {
  const name = basename(file)
  const text = decodeText(bytes, name)
  if (/^\s*[{[]/.test(text) && /\.json$/i.test(name)) return readPublishedTranscript(text, name)
  const deck = readCopiedPage(text) ?? readMarkedSlides(text)
  if (deck.pages.every(({ published }) => published.length === 0)) {
    throw new ImportError(name, 'there are no words of slides in it')
  }
  return deck
}

const transcriptSchema = z.looseObject({
  title: z.string().optional(),
  author: z.string().optional(),
  description: z.string().optional(),
  event: z.string().optional(),
  given: z.iso.date().optional(),
  published: z.iso.date().optional(),
  url: z.url().optional(),
  slides: z.array(z.object({ number: z.int().positive(), lines: z.array(z.string()) })).min(1),
})

/** The form in which decks keep what was published: `published-transcript.json`. */
function readPublishedTranscript(text: string, name: string): SourceDeck {
  const json = parseJson(text)
  if (json.fault) throw new ImportError(name, json.fault.message, `line ${String(json.fault.line)}`)
  const { data, error } = transcriptSchema.safeParse(json.value)
  if (!data) {
    const issue = error.issues[0]
    throw new ImportError(
      name,
      `no published transcript: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`,
    )
  }
  const { title, author, description, event, given, published, url } = data
  const last = data.slides.reduce((most, { number }) => Math.max(most, number), 0)
  checkPageCount(name, last)
  const byNumber = new Map(data.slides.map(({ number, lines }) => [number, lines]))
  return {
    form: 'transcript',
    ...(title && { title }),
    ...(author && { speaker: author }),
    ...(description && { description }),
    ...(event && { event }),
    ...(given && { given }),
    ...(published && { published }),
    ...(url && { source: url }),
    pages: Array.from({ length: last }, (_, index) => plainPage(byNumber.get(index + 1) ?? [])),
    remarks: [],
  }
}

/** In the transcript of a page the heading of a slide has so many words; what goes on is in the paragraph after it. */
const HEADING_WORDS = 10

/**
 * All of a page of Speaker Deck, copied: the words after the line "Transcript" are the slides', a paragraph each, or two
 * where a slide has more than ten words.
 */
function readCopiedPage(text: string): SourceDeck | undefined {
  const lines = text.split('\n').map((line) => line.trim())
  const start = lines.lastIndexOf('Transcript')
  const isCopy = lines.some((line) => /^(More Decks by|Other Decks in|Featured$|See All)/.test(line))
  if (start < 0 || !(isCopy || lines.slice(0, start).some((line) => parseEnglishDate(line)))) return undefined
  const head = lines.slice(0, start)
  const author = head.flatMap((line) => /^More Decks by\s(.+)$/.exec(line)?.[1]?.trim() ?? [])[0]
  const dateAt = head.findIndex((line) => parseEnglishDate(line) !== undefined)
  const before = head.slice(0, Math.max(0, dateAt)).filter(Boolean)
  const speaker = author ?? before.at(-1)
  const [title, ...rest] = before
  const description = rest.filter((line) => line !== speaker && !/^Avatar for /.test(line)).join(' ')
  const published = dateAt < 0 ? undefined : parseEnglishDate(head[dateAt] ?? '')
  const slides = copiedSlides(lines.slice(start + 1))
  return {
    form: 'text',
    ...(title && { title: title.replace(/(?<!\s)\s+-\s+Speaker Deck$/, '') }),
    ...(speaker && { speaker }),
    ...(description && { description }),
    ...(published && { published }),
    pages: slides.map((slide, index) => plainPage(unflatten(slide, index + 1))),
    remarks: [noteOf('copied')],
  }
}

function copiedSlides(lines: readonly string[]): string[][] {
  const end = lines.findIndex((line) =>
    /^(Copyright © |© \d{4} |All slide content and descriptions are owned)/.test(line),
  )
  const paragraphs = splitAt(end < 0 ? lines : lines.slice(0, end), (line) => line === '').filter(
    ({ length }) => length > 0,
  )
  const slides: string[][] = []
  let open = false
  for (const paragraph of paragraphs) {
    const marked = /^(?:\d+\.|[-•*])\s+(?=\S)/.exec(paragraph[0] ?? '')
    const count = paragraph.join(' ').split(/\s+/).length
    if (open && !marked) {
      slides.at(-1)?.push(...paragraph)
      open = false
    } else {
      slides.push(paragraph)
      open = count === HEADING_WORDS
    }
  }
  return slides
}

const SLIDE_MARK =
  /^(?:#{1,3}\s*)?(?:slide|page|スライド|ページ)\s*(\d{1,5})\s{0,4}(?:ページ|枚目|頁)?(?:\s{0,4}[/／]\s{0,4}\d{1,5})?\s{0,4}[:：.]?$/i
const RULE = /^(?:-{3,}|={3,}|\*{3,}|_{3,})$/

/** Slides parted by form feeds, by `Slide 3`, or by rules; else by more than one empty line, else all is one slide. */
function readMarkedSlides(text: string): SourceDeck {
  const lines = text.split('\n').map((line) => line.trim())
  const slides = text.includes('\f')
    ? text
        .trimEnd()
        .split('\f')
        .map((page) => page.split('\n').map((line) => line.trim()))
    : (splitIf(lines, (line) => SLIDE_MARK.test(line)) ??
      splitIf(lines, (line) => RULE.test(line)) ??
      splitAtGaps(lines) ?? [lines])
  const all = slides.map((slide) => slide.filter(Boolean))
  const first = all.findIndex((lines) => lines.length > 0)
  const pages = all.slice(first < 0 ? -1 : first)
  const remarks = pages.length === 1 ? [noteOf('oneSlide')] : []
  return { form: 'text', pages: pages.map((page) => plainPage(page)), remarks }
}

function splitIf(lines: readonly string[], isMark: (line: string) => boolean): string[][] | undefined {
  return lines.some(isMark) ? splitAt(lines, isMark) : undefined
}

function splitAtGaps(lines: readonly string[]): string[][] | undefined {
  const text = lines.join('\n').trim()
  return /\n{3,}/.test(text) ? text.split(/\n{3,}/).map((part) => part.split('\n')) : undefined
}

function splitAt(lines: readonly string[], isMark: (line: string) => boolean): string[][] {
  const parts: string[][] = [[]]
  for (const line of lines) {
    if (isMark(line)) parts.push([])
    else parts.at(-1)?.push(line)
  }
  return parts
}
