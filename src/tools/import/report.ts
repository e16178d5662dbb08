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
  note?: string
}

/** Everything that an import changed, dropped or doubts, to be read by people and programs. */
export class ImportReport {
  readonly entries: ReportEntry[] = []

  add(entry: ReportEntry): void {
    this.entries.push(entry)
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
}

export function formatReportJson(head: ReportHead, report: ImportReport): string {
  const counts = Object.fromEntries(CHANGE_KINDS.map((kind) => [kind, report.count(kind)]))
  return `${JSON.stringify({ ...head, counts, entries: report.sorted() }, undefined, 2)}\n`
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

export function formatReportMarkdown(head: ReportHead, report: ImportReport): string {
  const entries = report.sorted()
  const lines = [
    `# Import of ${code(head.source)}`,
    '',
    `${String(head.slideCount)} slides, ${String(head.lineCount)} published lines (${head.form}).`,
    '',
    '| What | Lines |',
    '| --- | --- |',
    ...CHANGE_KINDS.map((kind) => `| ${KIND_NAMES[kind]} | ${String(report.count(kind))} |`),
    '',
    ...section(
      'To look at',
      entries.filter(({ kind }) => kind === 'doubtful' || kind === 'left'),
    ),
    ...section(
      'Line by line',
      entries.filter(({ kind }) => kind !== 'doubtful' && kind !== 'left'),
    ),
  ]
  return `${lines.join('\n').trimEnd()}\n`
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
