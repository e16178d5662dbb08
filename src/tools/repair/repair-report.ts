import type { RepairedLine, RepairedRun } from '../../repair/repair-transcript.ts'

const KINDS: Readonly<Record<RepairedRun['kind'], string>> = {
  cid: 'glyph numbers',
  latin: 'shifted letters',
  radical: 'radicals',
}

/** One line a run, with a summary at the end; lines are counted from 1. */
export function formatRepairReport(lines: readonly RepairedLine[]): string {
  const runs = lines.flatMap((line, index) => line.runs.map((run) => ({ run, number: index + 1 })))
  const changed = runs.filter(({ run }) => isChanged(run))
  const counts = Object.entries(KINDS)
    .map(([kind, name]) => [changed.filter(({ run }) => run.kind === kind).length, name] as const)
    .filter(([count]) => count > 0)
    .map(([count, name]) => `${String(count)} of ${name}`)
  const lost = runs.reduce((sum, { run }) => sum + run.lost, 0)
  const left = runs.length - changed.length
  // A text that ends with a line end has no line after it.
  const count = lines.at(-1)?.line === '' ? lines.length - 1 : lines.length
  const touched = lines.filter(({ runs }) => runs.some(isChanged)).length
  return [
    ...runs.map(({ run, number }) => formatRun(run, number)),
    `${String(touched)} of ${String(count)} lines changed${counts.length > 0 ? `: ${counts.join(', ')}` : ''}` +
      `; ${String(left)} doubtful and left; ${String(lost)} characters lost and marked □.`,
    ...(changed.some(({ run }) => run.kind !== 'radical')
      ? ['Digits, spaces and ASCII marks of such text vanish without a trace: compare it with the slides.']
      : []),
    '',
  ].join('\n')
}

function isChanged(run: RepairedRun): boolean {
  return run.restored !== run.published
}

function formatRun(run: RepairedRun, number: number): string {
  const place = `${String(number)}:${String(run.start + 1)}`
  const sure = `${String(Math.round(run.confidence * 100))} %`
  if (!isChanged(run))
    return `${place}  left  ${show(run.published)}  (could be ${show(run.reading)}, ${sure})`
  const lost = run.lost > 0 ? `, ${String(run.lost)} lost` : ''
  return `${place}  ${KINDS[run.kind]}  ${show(run.published)} → ${show(run.restored)}  (${sure}${lost})`
}

/** Control characters would act on a terminal. */
function show(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}]/gu,
    (char) => `\\u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  )
}
