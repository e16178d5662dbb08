import { sharesTitle, titlesIn } from './deck-title.ts'
import { isLocale, LOCALES, type Locale } from './locale.ts'
import { isRecord, readJson, type Fields } from './unknown-value.ts'

/**
 * The speaker's notes of a deck: what `npm run notes` writes, what the servers on the speaker's own machine hand out,
 * and what the speaker view opens. Never part of a build.
 */
export interface SpeakerNotes {
  /** Tells the file from any other JSON. */
  format: typeof NOTES_FORMAT
  version: 1
  /** The deck's title in each of its languages: notes of another talk are told apart. */
  deck: Partial<Record<Locale, string>>
  /** By language and slide number: Markdown as it stands between `:::notes` and `:::`. */
  notes: Partial<Record<Locale, Record<string, string>>>
}

export const NOTES_FORMAT = 'colloquium-notes'

/** Path of the notes below the base, at the servers on the speaker's own machine. */
export const NOTES_PATH = 'notes.json'

/** What is wrong with a notes file: what the message says, and the place that it names. */
export interface NotesFault {
  fault: 'notJson' | 'notNotes' | 'version' | 'entry' | 'otherDeck'
  /** The entry (`notes.ja.41`), the version found, or the other deck's title. */
  found: string
}

/** Reads the text of a notes file for the deck of a title. */
export function parseNotes(text: string, title: Partial<Record<Locale, string>>): SpeakerNotes | NotesFault {
  const value = readJson(text)
  return value === undefined ? { fault: 'notJson', found: '' } : checkNotes(value, title)
}

/** The same for JSON that was read already. */
export function checkNotes(
  value: unknown,
  title: Partial<Record<Locale, string>>,
): SpeakerNotes | NotesFault {
  if (!isRecord(value) || value['format'] !== NOTES_FORMAT) return { fault: 'notNotes', found: '' }
  if (value['version'] !== 1) return { fault: 'version', found: JSON.stringify(value['version'] ?? '') }
  const { deck, notes } = value
  if (!isRecord(notes)) return { fault: 'entry', found: 'notes' }
  const wrong = wrongEntry(notes)
  if (wrong !== undefined) return { fault: 'entry', found: wrong }
  const titles = isRecord(deck) ? deck : {}
  if (!sharesTitle(titles, title)) return { fault: 'otherDeck', found: titlesIn(titles) }
  return value as unknown as SpeakerNotes
}

/** A slide's note in the language of the speaker's choice, or in another where there is none in it. */
export function noteOf(
  notes: SpeakerNotes['notes'] | undefined,
  locale: Locale,
  slideNumber: number,
): { locale: Locale; markdown: string } | undefined {
  for (const each of [locale, ...LOCALES]) {
    const markdown = notes?.[each]?.[String(slideNumber)]
    if (markdown !== undefined) return { locale: each, markdown }
  }
  return undefined
}

export function isFault(read: SpeakerNotes | NotesFault): read is NotesFault {
  return 'fault' in read
}

function wrongEntry(notes: Fields): string | undefined {
  for (const [locale, slides] of Object.entries(notes)) {
    if (!isLocale(locale) || !isRecord(slides)) return `notes.${locale}`
    for (const [number, words] of Object.entries(slides))
      if (!/^[1-9]\d{0,6}$/.test(number) || typeof words !== 'string') return `notes.${locale}.${number}`
  }
  return undefined
}

/** A line of notes as it is shown. */
export interface NoteLine {
  /** Nesting of a list item, 0 outermost; undefined for a paragraph. */
  level?: number
  /** The item's number in an ordered list; undefined for a bullet. */
  ordinal?: number
  /** The words; every second part is bold. */
  parts: string[]
}

/** Notes are read from a lectern: paragraphs, list items and bold words are all that they need. */
export function readNoteLines(markdown: string): NoteLine[] {
  const lines: (Omit<NoteLine, 'parts'> & { text: string })[] = []
  const count = ordinalCounter()
  let open = false
  for (const line of markdown.split('\n')) {
    const item = /^( *)(?:[-*+]|(\d+)\.) +(|[^ ].*)$/.exec(line)
    const last = lines.at(-1)
    if (item) {
      const [, indent = '', number, text = ''] = item
      const level = Math.floor(indent.length / 2)
      const ordinal = count(level, number === undefined ? undefined : Number(number))
      lines.push({ level, ...(ordinal !== undefined && { ordinal }), text })
    } else if (line.trim() === '') open = false
    else if (open && last) last.text += `\n${line.trim()}`
    else {
      count(-1, undefined)
      lines.push({ text: line.trim() })
    }
    open = line.trim() !== ''
  }
  return lines.map(({ text, ...line }) => ({ ...line, parts: text.split('**') }))
}

/** Numbers items as Markdown does: a list counts on from its first number, whatever the others say. */
function ordinalCounter(): (level: number, written: number | undefined) => number | undefined {
  const counts: (number | undefined)[] = []
  return (level, written) => {
    counts.length = Math.max(0, Math.min(counts.length, level + 1))
    if (level < 0) return undefined
    const before = counts[level]
    const ordinal = written === undefined || before === undefined ? written : before + 1
    counts[level] = ordinal
    return ordinal
  }
}
