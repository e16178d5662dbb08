/*
 * What `?compare` asks the machine of who imported a deck for: each slide's original page and what the import thinks of it.
 * Only `npm start` and `npm run dev` answer; a published site has nothing of it.
 */
import { isRecord, readJson } from './unknown-value.ts'

/** Below the base: the pages of an imported deck (`Compared`). */
export const COMPARE_PATH = 'compare.json'
/** Below the base, with the number of a slide: the picture of its original page. */
export const ORIGINALS_PATH = 'compare/'
/** Below the base: asks to turn a slide (`TurnAsked`), with the token in a header. */
export const TURN_PATH = 'compare/turn'
/** No page of another site can send it without being let. */
export const TURN_HEADER = 'x-colloquium-turn'

/** Why an import doubts a slide's text, by the names that interface and report have words for. */
const DOUBTS = [
  'picture',
  'diagram',
  'maths',
  'turned',
  'letters',
  'room',
  'columns',
  'table',
  'colors',
  'code',
  'centered',
  'indented',
  'sizes',
  'title',
  'nothing',
  'scanned',
  'ground',
  'sides',
  'unmarked',
  'joined',
  'ruled',
  'piece',
] as const
export type Doubt = (typeof DOUBTS)[number]

export function isDoubt(value: unknown): value is Doubt {
  return DOUBTS.some((doubt) => doubt === value)
}

type SlideForm = 'text' | 'picture'

/** What a note names; another note where one thing is said of another. */
export type NoteValue = string | number | ImportNote

/** Something that an import says of a slide: the key of its words, which the interface has in each of its languages. */
export interface ImportNote {
  key: string
  values?: Readonly<Record<string, NoteValue>>
}

/** A line of an import's report. */
export interface ComparedRemark {
  /** What it is about isn't on the slide. */
  isDropped: boolean
  /** 1-based line of the source. */
  line?: number
  /** The words that it is about. */
  quoted?: string
  /** In English alone where the report is older than its keys. */
  note?: ImportNote | string
}

/** A slide beside what it was made of. */
export interface ComparedSlide {
  slideNumber: number
  form: SlideForm
  /** It has both forms, and can be turned into the other. */
  turns: boolean
  /** That the text is what the page shows, 0 to 1; undefined where the source itself says what its words are. */
  confidence?: number
  doubts: Doubt[]
  /** A picture of the original page is there. */
  hasPicture: boolean
  /** Words of the source, where nothing else shows it. */
  source?: string
  /** Line of the source's file at which they begin. */
  line?: number
  /** What the import's report says of it: what was dropped or is doubtful. */
  remarks: ComparedRemark[]
}

export interface Compared {
  /** Name of the file that the deck was imported from. */
  source: string
  /** The deck's folder, as a command names it. */
  folder: string
  /** With it slides can be turned from the page; left out where only a command can. */
  token?: string
  /** The most doubtful first. */
  slides: ComparedSlide[]
}

/** What is sent to `TURN_PATH`. */
export interface TurnAsked {
  slideNumber: number
  form: SlideForm
}

/** Undefined for anything else. */
export function parseTurn(text: string): TurnAsked | undefined {
  const asked = readJson(text)
  if (!isRecord(asked)) return undefined
  const { slideNumber, form } = asked
  if (!Number.isSafeInteger(slideNumber) || (form !== 'text' && form !== 'picture')) return undefined
  return { slideNumber: slideNumber as number, form }
}

/** Undefined for anything else; its key may be of another version. */
export function readNote(value: unknown): ImportNote | undefined {
  if (!isRecord(value) || typeof value['key'] !== 'string') return undefined
  const values = Object.entries(isRecord(value['values']) ? value['values'] : {}).flatMap(
    ([name, one]): [string, NoteValue][] => {
      const read = typeof one === 'string' || typeof one === 'number' ? one : readNote(one)
      return read === undefined ? [] : [[name, read]]
    },
  )
  return { key: value['key'], ...(values.length > 0 && { values: Object.fromEntries(values) }) }
}

/** False for what a server without an imported deck answers. */
export function isCompared(value: unknown): value is Compared {
  return (
    isRecord(value) &&
    typeof value['source'] === 'string' &&
    Array.isArray(value['slides']) &&
    value['slides'].every((slide) => isRecord(slide) && Array.isArray(slide['remarks']))
  )
}

/**
 * The slide to look at next: the first in order after the current one that nobody has looked at, then from the start.
 * Undefined where all have been looked at.
 */
export function nextToCompare(
  slides: readonly ComparedSlide[],
  current: number,
  seen: ReadonlySet<number>,
): number | undefined {
  const at = slides.findIndex(({ slideNumber }) => slideNumber === current)
  const order = [...slides.slice(at + 1), ...slides.slice(0, Math.max(0, at))]
  return order.find(({ slideNumber }) => !seen.has(slideNumber))?.slideNumber
}

/** The slide before in the order of doubt; undefined for the first. */
export function previousToCompare(slides: readonly ComparedSlide[], current: number): number | undefined {
  const at = slides.findIndex(({ slideNumber }) => slideNumber === current)
  return at > 0 ? slides[at - 1]?.slideNumber : undefined
}
