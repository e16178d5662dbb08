import type { ImportNote } from '../../deck/compare.ts'
import { noteInEnglish } from '../../i18n/import-notes.ts'
import { REASONS, type Verdict } from './placed/verdict.ts'

/**
 * What became of a line. `repaired` garbled and decoded; `ordinary` radicals that became ordinary characters; `left`
 * looks garbled but was not touched; `moved` to where it is read; `title` made the slide's title; `joined` to the line before; `dropped` as a page
 * number or running head; `note` small print at the foot; `doubtful` whatever a person should look at.
 */
export const CHANGE_KINDS = [
  'repaired',
  'ordinary',
  'left',
  'moved',
  'title',
  'joined',
  'dropped',
  'note',
  'picture',
  'changed',
  'doubtful',
] as const
export type ChangeKind = (typeof CHANGE_KINDS)[number]

export interface ReportEntry {
  /** 1-based; 0 where the whole deck is meant. */
  slideNumber: number
  /** 1-based line of the slide as published; undefined where no line is meant. */
  line?: number
  kind: ChangeKind
  published?: string
  result?: string
  /** Of a repair: 0 to 1. */
  confidence?: number
  /** In English. */
  note?: string
  /** The same by the key of its words, for a page that says it in its own language. */
  says?: ImportNote
}

/** An entry as it is told: its words are found when it is added. */
type ToldEntry = Omit<ReportEntry, 'note' | 'says'> & { note?: ImportNote }

/** What a page became, and how sure its text is. */
export interface PageVerdict extends Verdict {
  slideNumber: number
  form: 'text' | 'picture'
}

/** Everything that an import changed, dropped or doubts, to be read by people and programs. */
export class ImportReport {
  readonly entries: ReportEntry[] = []
  readonly pages: PageVerdict[] = []

  /** What is thought of a page, once. */
  judge(page: PageVerdict): void {
    this.pages.push(page)
  }

  /** The most doubtful first: texts before pictures, which are what the page shows whatever their text says. */
  worstFirst(): PageVerdict[] {
    const doubt = ({ form, confidence }: PageVerdict) => (form === 'text' ? 2 : 0) - confidence
    return [...this.pages].sort((a, b) => doubt(b) - doubt(a) || a.slideNumber - b.slideNumber)
  }

  add({ note, ...entry }: ToldEntry): void {
    this.entries.push({ ...entry, ...(note && { note: noteInEnglish(note), says: note }) })
  }

  count(kind: ChangeKind): number {
    return this.entries.filter((entry) => entry.kind === kind).length
  }

  /** By slide and line. */
  sorted(): ReportEntry[] {
    const order = (entry: ReportEntry) => [
      entry.slideNumber,
      entry.line ?? 0,
      CHANGE_KINDS.indexOf(entry.kind),
    ]
    return this.entries
      .map((entry) => ({ entry, key: order(entry) }))
      .sort((a, b) => a.key.map((part, index) => part - (b.key[index] ?? 0)).find((part) => part !== 0) ?? 0)
      .map(({ entry }) => entry)
  }
}

/** What a report says of the import as a whole. */
export interface ReportHead {
  source: string
  form: string
  slideCount: number
  lineCount: number
  locale: string
  /** The language was told from the words. */
  isDetected: boolean
}

export function formatReportJson(head: ReportHead, report: ImportReport): string {
  const counts = Object.fromEntries(CHANGE_KINDS.map((kind) => [kind, report.count(kind)]))
  return `${JSON.stringify({ ...head, counts, pages: report.worstFirst(), entries: report.sorted() }, undefined, 2)}\n`
}

const KIND_NAMES: Record<ChangeKind, string> = {
  repaired: 'Garbled and repaired',
  ordinary: 'Radicals made ordinary characters',
  left: 'Looks garbled, left as it was',
  moved: 'Moved to where they are read',
  title: 'Became a title',
  joined: 'Joined to the line before',
  dropped: 'Dropped',
  note: 'Moved to the foot of the slide',
  picture: 'Is a picture now',
  changed: 'There in another form',
  doubtful: 'Doubtful: please look',
}

/** Kinds whose lines say nothing that the slide doesn't show. */
const COUNTED: readonly ChangeKind[] = ['ordinary', 'moved', 'title', 'joined', 'note']

export function formatReportMarkdown(head: ReportHead, report: ImportReport): string {
  const entries = report.sorted()
  const kinds = CHANGE_KINDS.filter((kind) => report.count(kind) > 0)
  const lines = [
    `# Import of ${code(head.source)}`,
    '',
    `${String(head.slideCount)} slides, ${String(head.lineCount)} published lines (${head.form}), in ${languageName(head)}.`,
    '',
    ...pagesTable(report, head.slideCount),
    ...section(
      'To look at',
      entries.filter(({ kind }) => kind === 'doubtful' || kind === 'left'),
    ),
    ...(kinds.length === 0
      ? []
      : [
          '## What became of lines',
          '',
          '| What | Lines |',
          '| --- | --- |',
          ...kinds.map((kind) => `| ${KIND_NAMES[kind]} | ${String(report.count(kind))} |`),
          '',
        ]),
    ...droppedLines(entries.filter(({ kind }) => kind === 'dropped')),
    ...section(
      'Line by line',
      entries.filter(({ kind }) => !['doubtful', 'left', 'dropped', ...COUNTED].includes(kind)),
    ),
  ]
  return `${lines.join('\n').trimEnd()}\n`
}

/** What is left out on many slides is said once. */
function droppedLines(entries: readonly ReportEntry[]): string[] {
  if (entries.length === 0) return []
  const slides = new Map<string, number[]>()
  for (const { note, published = '', slideNumber } of entries) {
    const said = published === '' ? (note ?? 'left out') : `${note ?? 'left out'}: ${code(published)}`
    const what = note === 'page number' ? 'page numbers' : said
    slides.set(what, [...(slides.get(what) ?? []), slideNumber])
  }
  return [
    '## Left out',
    '',
    ...[...slides].map(([what, numbers]) =>
      numbers.length > 5
        ? `- ${what} (${String(numbers.length)} slides)`
        : `- ${what}${numbers[0] === 0 ? '' : ` (slide ${numbers.join(', ')})`}`,
    ),
    '',
  ]
}

function languageName({ locale, isDetected }: ReportHead): string {
  const name = locale === 'ja' ? 'Japanese' : locale === 'en' ? 'English' : locale
  return isDetected ? `${name} (told from its words; --locale names another)` : name
}

/** A line a page, the most doubtful text first, then the pictures with why they are. */
function pagesTable(report: ImportReport, slideCount: number): string[] {
  const pages = report.worstFirst()
  if (pages.length === 0) return []
  const pictures = pages.filter(({ form }) => form === 'picture').length
  return [
    '## Slides, the most doubtful first',
    '',
    `${String(slideCount - pictures)} are text, ${String(pictures)} show the page's picture, with its words to be searched and read. \`npm run import -- --page 12 --as text --out …\` (or \`--as picture\`) turns one.`,
    '',
    '| Slide | Is | Sure of its text | Because the page has |',
    '| --- | --- | --- | --- |',
    ...pages.map(({ slideNumber, form, confidence, reasons }) => {
      const why = reasons.map((reason) => REASONS[reason]).join(', ')
      return `| ${String(slideNumber)} | ${form} | ${String(Math.round(confidence * 100))} % | ${why} |`
    }),
    '',
  ]
}

function section(title: string, entries: readonly ReportEntry[]): string[] {
  if (entries.length === 0) return []
  const lines = [`## ${title}`, '']
  let slideNumber = -1
  for (const entry of entries) {
    if (entry.slideNumber !== slideNumber) {
      if (slideNumber >= 0) lines.push('')
      slideNumber = entry.slideNumber
      lines.push(slideNumber === 0 ? '### The deck' : `### Slide ${String(slideNumber)}`, '')
    }
    lines.push(formatEntry(entry))
  }
  return [...lines, '']
}

function formatEntry({ line, kind, published, result, confidence, note }: ReportEntry): string {
  const place = line === undefined ? '' : `line ${String(line)}, `
  const change =
    result !== undefined && result !== published
      ? `${code(published ?? '')} → ${code(result)}`
      : published === undefined
        ? ''
        : code(published)
  const odds = confidence === undefined ? '' : ` (${String(Math.round(confidence * 100))} %)`
  return `- ${place}${kind}: ${[change + odds, note].filter(Boolean).join(': ')}`
}

/** As code whatever it holds: nothing in a transcript is markup. */
function code(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length))
  const fence = '`'.repeat(longest + 1)
  const inner = text.replace(/\s+/g, ' ')
  return longest > 0 || inner.trim() === '' ? `${fence} ${inner} ${fence}` : `${fence}${inner}${fence}`
}
