import type { LiveQuestion } from '../../deck/live-messages.ts'
import type { LiveWords } from '../use-live-words.ts'

/** Excel takes a file for UTF-8 only with this at its start. */
const BYTE_ORDER_MARK = '\uFEFF'

/** The questions as a CSV file (RFC 4180), with times in UTC. */
export function questionsCsv(questions: readonly LiveQuestion[], t: LiveWords): string {
  const head = (['slide', 'question', 'support', 'language', 'done', 'asked'] as const).map((column) =>
    t(`questions.csv.${column}`),
  )
  const rows = questions.map(({ slideNumber, text, support, locale, done, asked }) => [
    String(slideNumber),
    text,
    String(support),
    locale,
    t(done ? 'questions.csv.yes' : 'questions.csv.no'),
    new Date(asked).toISOString(),
  ])
  return BYTE_ORDER_MARK + [head, ...rows].map((row) => `${row.map(csvField).join(',')}\r\n`).join('')
}

/** A listener's words must stay words: what begins like a formula would be one to a spreadsheet. */
function csvField(text: string): string {
  const safe = /^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
