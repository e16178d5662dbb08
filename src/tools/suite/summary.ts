import type { TestCount } from './count-tests.ts'

/** A part, what came of it, and how long it took. */
export interface PartResult extends TestCount {
  name: string
  ms: number
}

/** What is printed at the end: faults, what needed a second try, a line for each part, and in the last line the sum. */
export function formatSummary(results: readonly PartResult[], totalMs: number): string {
  const faults = results.flatMap((result) => result.faults)
  const again = results.flatMap(({ secondTry }) => secondTry)
  const sum = (key: 'passed' | 'failed') => results.reduce((total, result) => total + result[key], 0)
  return [
    ...faults.map((fault) => `failed: ${fault}`),
    ...again.map((name) => `passed at the second try only: ${name}`),
    `${String(again.length)} passed at the second try only`,
    '',
    formatTable(results, totalMs),
    '',
    `${String(sum('passed'))} passed, ${String(sum('failed'))} failed`,
  ].join('\n')
}

/** Parts run side by side, so that their times add up to more than the whole. */
function formatTable(results: readonly PartResult[], totalMs: number): string {
  const rows = [
    ['part', 'time', 'passed', 'failed', 'skipped'],
    ...results.map(({ name, ms, passed, failed, skipped }) => [
      name,
      formatTime(ms),
      ...[passed, failed, skipped].map(String),
    ]),
    ['all', formatTime(totalMs), '', '', ''],
  ]
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map(([name = '', ...figures]) =>
      [name.padEnd(widths[0] ?? 0), ...figures.map((text, at) => text.padStart(widths[at + 1] ?? 0))]
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** `6:54`, in minutes and seconds. */
function formatTime(ms: number): string {
  const seconds = Math.round(ms / 1000)
  return `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}`
}
