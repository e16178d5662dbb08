import { toCsv } from '../../../deck/csv.ts'
import type { LiveQuestion } from '../../../deck/live/live-question.ts'
import type { LiveWords } from '../use-live-words.ts'

/** The questions as a CSV file (RFC 4180), with times in UTC. */
export function questionsCsv(questions: readonly LiveQuestion[], t: LiveWords): string {
  const head = (['slide', 'question', 'support', 'language', 'done', 'answer', 'asked'] as const).map(
    (column) => t(`questions.csv.${column}`),
  )
  const rows = questions.map(({ slideNumber, text, support, locale, done, answer = '', asked }) => [
    String(slideNumber),
    asWords(text),
    String(support),
    locale,
    t(done ? 'questions.csv.yes' : 'questions.csv.no'),
    asWords(answer),
    new Date(asked).toISOString(),
  ])
  return toCsv([head, ...rows])
}

/** A listener's words must stay words: what begins like a formula would be one to a spreadsheet. */
function asWords(text: string): string {
  return /^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text
}
