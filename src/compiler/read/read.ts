import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { ZodType } from 'zod'
import { beginPart, beginWhole } from '../at-hand.ts'
import {
  deckFileSchema,
  missingLocales,
  glossarySchema,
  publishedTranscriptSchema,
  referencesSchema,
  type CslWork,
  type DeckFile,
  type GlossaryTerm,
} from './schema.ts'
import { checkGlossary } from './check-glossary.ts'
import { checkDeckFiles, readDeckText, readOwnText } from './deck-files.ts'
import { fillDeckFile, fillLocales } from './fill-locales.ts'
import { lineOfPath, parseJson } from './json.ts'
import { colourFaults, readLookFonts } from './look.ts'
import { ownForm, readOwnDrawings, type OwnDrawing } from './own-figures.ts'
import { DeckPictures } from './pictures.ts'
import { readRecordings, type DeckRecording } from './recordings.ts'
import { DeckError, suggestion, type Problem } from './problem.ts'
import { readJsonFile } from './read-json-file.ts'

/** A slide's file before anything is understood of it. */
export interface SlideSource {
  /** As problems name it: `slides/041-loss.md`. */
  file: string
  slideNumber: number
  slug: string
  /** The file's text. Read when it is asked for: a long deck's files are never held together. */
  source: string
}

/** A figure's data, `figures/<name>.json`, before its drawing checks it. */
export interface FigureSource {
  file: string
  name: string
  source: string
  /** Undefined where the file is no JSON; a problem says so. */
  json: unknown
  /** What the author drew, where the figure is drawn by no component. */
  own?: OwnDrawing
}

/** A deck's folder as read: content and every problem met on the way. */
export interface DeckSource {
  /** Absolute path of the folder. */
  folder: string
  /** The folder's own name, with which problems name its files. */
  name: string
  deck: DeckFile
  slides: SlideSource[]
  slideNumbers: ReadonlySet<number>
  figures: Map<string, FigureSource>
  references: Map<string, CslWork>
  /** False where references.json is wrong, which is reported: its ids are not looked for then. */
  referencesRead: boolean
  /** Terms that the deck explains; empty where it has no glossary.json. */
  glossary: readonly GlossaryTerm[]
  /** With voice, the newest first. */
  recordings: readonly DeckRecording[]
  /** Names of files under images/. */
  images: Set<string>
  /** Those of them that slides show. */
  pictures: DeckPictures
  /** Font files of the deck's own look, whole; undefined where it has none. */
  fonts?: { regular: string; bold?: string }
  /** Lines as published, by slide number; empty where the deck has no published transcript. */
  published: Map<number, string[]>
  problems: Problem[]
}

/** Throws a DeckError where there is no deck to go on with (no folder, no readable deck.json, no slide). */
export async function readDeck(folder: string): Promise<DeckSource> {
  const name = basename(folder)
  const problems: Problem[] = []
  beginWhole(name)
  const entries = await readdir(folder).catch(() => {
    throw new DeckError([
      {
        file: name,
        line: 1,
        message: 'there is no such folder; a deck is a folder with deck.json and slides 001-….md',
      },
    ])
  })
  const unreadable = await checkDeckFiles(folder)
  if (unreadable.length > 0) throw new DeckError(unreadable)
  const deck = await readJsonFile(folder, 'deck.json', deckFileSchema, problems, fillDeckFile)
  if (!deck) throw new DeckError(problems)
  const fill = (value: unknown) => {
    fillLocales(value, deck.locales, deck.translating)
  }
  const json = <T>(file: string, schema: ZodType<T>) => readJsonFile(folder, file, schema, problems, fill)
  const fonts = await checkDeckFile(deck, folder, problems)
  const slides = readSlides(folder, entries, problems)
  if (slides.length === 0) {
    problems.push({ file: name, line: 1, message: 'no slides; the first would be 001-title.md' })
    throw new DeckError(problems)
  }
  const references = entries.includes('references.json')
    ? await json('references.json', referencesSchema)
    : []
  if (references) await checkReferences(references, folder, problems)
  const glossary = entries.includes('glossary.json') ? await json('glossary.json', glossarySchema) : undefined
  const published = entries.includes('published-transcript.json')
    ? await json('published-transcript.json', publishedTranscriptSchema)
    : undefined
  const source: DeckSource = {
    folder,
    name,
    deck,
    slides,
    slideNumbers: new Set(slides.map(({ slideNumber }) => slideNumber)),
    ...(fonts && { fonts }),
    figures: await readFigures(folder, entries, problems, fill),
    references: new Map(references?.map((work) => [work.id, work])),
    referencesRead: references !== undefined,
    glossary: glossary?.terms ?? [],
    pictures: new DeckPictures(folder),
    recordings: await readRecordings(folder, entries, deck.title, problems),
    images: new Set(entries.includes('images') ? await readdir(join(folder, 'images')) : []),
    published: new Map(published?.slides.map(({ number, lines }) => [number, lines])),
    problems,
  }
  beginWhole(name)
  if (glossary) await checkGlossary(source)
  return source
}

/** What would be a slide but for how its name ends. */
const MISNAMED = /^\d+[-_ ].*\.(?:md|markdown|mdown|mkdn?|md\.txt)$/i
const SLIDE_FILE = /^(\d{3,})-([a-z0-9][a-z0-9-]*)\.md$/

function readSlides(folder: string, entries: string[], problems: Problem[]): SlideSource[] {
  const markdown = entries
    .filter(
      (entry) => (entry.endsWith('.md') || MISNAMED.test(entry)) && !/^(readme|report)\.md$/i.test(entry),
    )
    .sort()
  const slides: SlideSource[] = []
  for (const entry of markdown) {
    const file = `${basename(folder)}/${entry}`
    const match = SLIDE_FILE.exec(entry)
    if (!match?.[1] || !match[2]) {
      problems.push({ file, line: 1, message: 'a slide is named by its number and a slug, as 041-loss.md' })
      continue
    }
    slides.push({
      file,
      slideNumber: Number(match[1]),
      slug: match[2],
      get source() {
        return readOwnText(folder, entry)
      },
    })
  }
  slides.sort((a, b) => a.slideNumber - b.slideNumber)
  checkNumbering(slides, problems)
  return slides
}

function checkNumbering(slides: readonly SlideSource[], problems: Problem[]): void {
  const slugs = new Map<string, SlideSource>()
  let expected = 1
  for (const slide of slides) {
    if (slide.slideNumber < expected) {
      const other = slides.find((candidate) => candidate.slideNumber === slide.slideNumber)
      problems.push({
        file: slide.file,
        line: 1,
        message: `the number ${String(slide.slideNumber)} is taken by ${other?.file ?? 'another slide'}; each slide has its own`,
      })
    } else if (slide.slideNumber > expected) {
      problems.push({
        file: slide.file,
        line: 1,
        message: `slide ${String(expected)} is missing before this one; numbers have no gaps`,
      })
    }
    expected = Math.max(expected, slide.slideNumber + 1)
    const twin = slugs.get(slide.slug)
    if (twin) {
      problems.push({
        file: slide.file,
        line: 1,
        message: `the slug "${slide.slug}" is taken by ${twin.file}`,
      })
    }
    slugs.set(slide.slug, slide)
  }
}

async function readFigures(
  folder: string,
  entries: string[],
  problems: Problem[],
  fill: (value: unknown) => void,
): Promise<Map<string, FigureSource>> {
  const figures = new Map<string, FigureSource>()
  if (!entries.includes('figures')) return figures
  const files = (await readdir(join(folder, 'figures'))).sort()
  const drawings = await readOwnDrawings(folder, files, problems)
  for (const [name, own] of drawings) figures.set(name, { file: own.file, name, source: '', json: {}, own })
  for (const entry of files) {
    if (!entry.endsWith('.json') || ownForm(entry)) continue
    const file = `${basename(folder)}/figures/${entry}`
    beginPart(file)
    const source = readOwnText(folder, join('figures', entry))
    const name = entry.slice(0, -'.json'.length)
    const json = parseJson(source)
    if (json.fault) problems.push({ file, ...json.fault })
    else fill(json.value)
    const own = drawings.get(name)
    figures.set(name, { file, name, source, json: json.value, ...(own && { own }) })
  }
  return figures
}

/** Of two works with one id nobody could say which is cited. */
async function checkReferences(
  references: readonly CslWork[],
  folder: string,
  problems: Problem[],
): Promise<void> {
  const source = (await readDeckText(folder, 'references.json')) ?? ''
  const known = new Set<string>()
  for (const [index, { id }] of references.entries()) {
    if (known.has(id))
      problems.push({
        ...{ file: `${basename(folder)}/references.json`, line: lineOfPath(source, [index, 'id']) },
        message: `the work "${id}" is there twice; each has an id of its own`,
      })
    known.add(id)
  }
}

const FIRST_IS_TRANSLATED = 'the first language is the one that the others are translated from'

/** What the schema can't say: each text in each of the deck's own locales, each section once. */
async function checkDeckFile(
  deck: DeckFile,
  folder: string,
  problems: Problem[],
): Promise<DeckSource['fonts']> {
  const source = (await readDeckText(folder, 'deck.json')) ?? ''
  const report = (path: PropertyKey[], message: string) =>
    problems.push({ file: `${basename(folder)}/deck.json`, line: lineOfPath(source, path), message })
  for (const key of ['title', 'speaker', 'affiliation', 'event', 'description'] as const) {
    for (const locale of missingLocales(deck[key], deck.locales)) {
      report([key], `${key} has no "${locale}", a locale of the deck`)
    }
  }
  for (const [index, locale] of deck.translating.entries()) {
    if (locale === deck.locales[0]) report(['translating', index], FIRST_IS_TRANSLATED)
    else if (!deck.locales.includes(locale))
      report(['translating', index], `"${locale}" is no locale of the deck (${deck.locales.join(', ')})`)
  }
  for (const [index, tag] of (deck.tags ?? []).entries()) {
    for (const locale of missingLocales(tag, deck.locales))
      report(['tags', index], `the tag has no "${locale}", a locale of the deck`)
  }
  const seen = new Set<string>()
  for (const [index, { id, title }] of deck.sections.entries()) {
    if (seen.has(id)) report(['sections', index], `the section "${id}" is there twice`)
    seen.add(id)
    for (const locale of missingLocales(title, deck.locales)) {
      report(['sections', index], `the section "${id}" has no "${locale}" title`)
    }
  }
  return checkLook(deck, folder, report)
}

/** What can't be read in a hall, and what isn't there; the font files where there are any. */
async function checkLook(
  { look, locales }: DeckFile,
  folder: string,
  report: (path: PropertyKey[], message: string) => void,
): Promise<DeckSource['fonts']> {
  if (!look) return undefined
  for (const { path, message } of colourFaults(look)) report(['look', ...path], message)
  const { footer, logo } = look
  if (typeof footer === 'object')
    for (const locale of missingLocales(footer, locales))
      report(['look', 'footer'], `look.footer has no "${locale}", a locale of the deck`)
  if (logo) {
    const images: string[] = await readdir(join(folder, 'images')).catch(() => [])
    const name = basename(logo.image)
    if (!images.includes(name))
      report(['look', 'logo'], `the logo "${logo.image}" isn't there${suggestion(name, images)}`)
  }
  const fonts = await readLookFonts(look, folder)
  if (!fonts || !('fault' in fonts)) return fonts
  report(['look', 'font'], fonts.fault)
  return undefined
}
