import { noteOf } from '../../i18n/import-notes.ts'
import type { ComposeOptions } from './composed-deck.ts'
import { realDay } from './real-day.ts'
import type { ImportReport } from './report.ts'
import { wellFormed } from './rich-text.ts'
import type { Section } from './sections.ts'
import type { SourceDeck } from './source-deck.ts'
import type { SourceLook } from './source-look.ts'

/** What a source says of the whole talk. */
export interface DeckFacts extends Pick<
  SourceDeck,
  'title' | 'speaker' | 'event' | 'description' | 'given' | 'published' | 'made' | 'source'
> {
  affiliation?: string
  look?: SourceLook | undefined
  /** Title of the first slide, where the source names none. */
  firstTitle?: string | undefined
  /** Lines of the first slide, where a date may stand. */
  firstLines?: readonly string[] | undefined
}

/** `deck.json`; what the source does not say stands in, and the report tells of it. */
export function formatDeckFile(
  source: DeckFacts,
  sections: readonly Section[],
  { locale, today }: ComposeOptions,
  report: ImportReport,
): string {
  const guess = (key: 'untoldTitle' | 'untoldSpeaker', value: string | undefined, fallback: string) => {
    const text = value && oneLine(value)
    if (text) return text
    report.add({
      slideNumber: 0,
      kind: 'doubtful',
      note: noteOf(key, { fallback }),
    })
    return fallback
  }
  const title = guess('untoldTitle', source.title ?? source.firstTitle, locale === 'ja' ? '無題' : 'Untitled')
  const speaker = guess('untoldSpeaker', source.speaker, locale === 'ja' ? '発表者' : 'Speaker')
  const given = source.given ?? dateOnSlide(source.firstLines) ?? source.published ?? source.made ?? today
  if (source.given === undefined) {
    report.add({
      slideNumber: 0,
      kind: 'doubtful',
      note: noteOf('day', { day: given }),
    })
  }
  const deck = {
    title: { [locale]: title },
    speaker: { [locale]: speaker },
    ...(source.affiliation && { affiliation: { [locale]: oneLine(source.affiliation) } }),
    ...(source.event && { event: { [locale]: oneLine(source.event) } }),
    description: { [locale]: (source.description && oneLine(source.description)) || title },
    given,
    ...(source.published && { published: source.published }),
    ...(source.source && { source: source.source }),
    locales: [locale],
    ...(source.look && Object.keys(source.look).length > 0 && { look: source.look }),
    sections: sections.map(({ id, title: sectionTitle }) => ({
      id,
      title: { [locale]: oneLine(sectionTitle) },
    })),
  }
  return `${JSON.stringify(deck, undefined, 2)}\n`
}

/** Marks that turn the direction of the text around them: what follows a name on the page would be turned as well. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g

function oneLine(text: string): string {
  // Blanks first: some of them are control characters, of which the others show as nothing, or worse.
  return wellFormed(text)
    .replace(TURNING, '')
    .replace(/\s+/g, ' ')
    .replace(/\p{Cc}/gu, '')
    .trim()
}

/** `2023.03.24`, `2023/3/24`, `2023年3月24日` on the first slide. */
function dateOnSlide(lines: readonly string[] = []): string | undefined {
  for (const line of lines) {
    const [, year, month, day] =
      /(\d{4})\s*[./年-]\s*(\d{1,2})\s*[./月-]\s*(\d{1,2})/.exec(line.normalize('NFKC')) ?? []
    const date = realDay(`${year ?? ''}-${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`)
    if (date !== undefined) return date
  }
  return undefined
}

/** `published-transcript.json`: the lines as the source has them. */
export function formatPublished({
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
