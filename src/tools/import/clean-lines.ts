import { noteOf } from '../../i18n/import-notes.ts'
import type { OrderModel } from '../../repair/order-model.ts'
import { repairTranscript, type RepairedLine, type RepairOptions } from '../../repair/repair-transcript.ts'
import type { ImportReport } from './report.ts'
import { wellFormed, type RichText, type TextMark, type TextSpan } from './rich-text.ts'
import { CELL_END, type SourceDeck, type SourceLine } from './source-deck.ts'

/** A line after its repair. */
export interface CleanLine extends RichText, Pick<SourceLine, 'index' | 'box' | 'style'> {}

/** All lines repaired, the whole transcript being each one's evidence. What cannot be shown as text is left out. */
export function cleanLines(deck: SourceDeck, options: RepairOptions, report: ImportReport): CleanLine[][] {
  const repaired = repairedLines(deck, options)
  let at = 0
  return deck.pages.map((page, pageIndex) =>
    page.lines.flatMap((line) => {
      const result = repaired[at++] ?? { line: line.text, text: line.text, runs: [] }
      reportRuns(result, pageIndex + 1, line.index, report)
      return cleanLine(line, result, pageIndex + 1, report)
    }),
  )
}

const repairs = new WeakMap<SourceDeck, { orders: OrderModel | undefined; lines: RepairedLine[] }>()

/** A deck is composed several times, its lines are repaired once: it is half of the work. */
function repairedLines(deck: SourceDeck, { orders }: RepairOptions): RepairedLine[] {
  const known = repairs.get(deck)
  if (known && known.orders === orders) return known.lines
  const lines = repairTranscript(
    deck.pages.flatMap(({ lines: page }) => page.map(({ text }) => text)),
    orders && { orders },
  )
  repairs.set(deck, { orders, lines })
  return lines
}

function reportRuns({ runs }: RepairedLine, slideNumber: number, index: number, report: ImportReport): void {
  for (const { kind, published, restored, reading, confidence, lost } of runs) {
    const place = { slideNumber, line: index + 1, published }
    if (restored === published) {
      report.add({
        ...place,
        kind: 'left',
        result: published,
        confidence,
        note: noteOf('garbled', { reading }),
      })
    } else if (kind === 'radical') {
      report.add({ ...place, kind: 'ordinary', result: restored })
    } else {
      report.add({ ...place, kind: 'repaired', result: restored, confidence })
      if (lost > 0) {
        report.add({
          ...place,
          kind: 'doubtful',
          result: restored,
          note: noteOf('lost', { count: lost }),
        })
      }
    }
  }
}

function cleanLine(
  line: SourceLine,
  { text, runs }: RepairedLine,
  slideNumber: number,
  report: ImportReport,
): CleanLine[] {
  const shown = withoutControls(text)
  if (shown.length !== text.length) {
    const place = { slideNumber, line: line.index + 1, published: line.text }
    if (shown.trim() === '') report.add({ ...place, kind: 'dropped', note: noteOf('unshown') })
    else
      report.add({
        ...place,
        kind: 'doubtful',
        result: shown,
        note: noteOf('control'),
      })
  }
  const restored = shown.length === text.length ? restoredSpans(runs) : []
  // Where letters were put in the place of others, nobody knows which of them are code.
  const spans = shown.length === line.text.length ? (line.style?.spans ?? []) : []
  const marks = spans.filter((span): span is TextMark => span.kind === 'code' || span.kind === 'link')
  return shown.trim() === ''
    ? []
    : [
        {
          ...{ text: shown, restored, index: line.index },
          ...(line.box && { box: line.box }),
          ...(line.style && { style: { ...line.style, spans } }),
          ...(marks.length > 0 && { marks }),
        },
      ]
}

function withoutControls(text: string): string {
  return wellFormed(text).replace(/[\p{Cc}\u2028\u2029\ufeff]/gu, (char) =>
    char === CELL_END ? char : /\s/.test(char) ? ' ' : '',
  )
}

/** Where repaired runs lie in the repaired line. Radicals became what they always meant: that restores nothing. */
function restoredSpans(runs: RepairedLine['runs']): TextSpan[] {
  let shift = 0
  return runs.flatMap(({ kind, start, published, restored }) => {
    const from = start + shift
    shift += restored.length - published.length
    return kind !== 'radical' && restored !== published && restored !== ''
      ? [{ start: from, end: from + restored.length }]
      : []
  })
}
