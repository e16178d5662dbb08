import type { TFunction } from 'i18next'
import type { RepairPageData } from '../../deck/repair-story.ts'
import type { RepairedLine, RepairedRun } from '../../repair/repair-transcript.ts'
import { copyText } from '../../ui/copy-field/clipboard.ts'

type Words = TFunction<'repair'>

/** Characters that are repaired while they are typed; more would hold up the page. */
const LIMIT = 10_000
/** Milliseconds without a key after which text is repaired. */
const PAUSE_MS = 150
/** Lines of the talk that the example has: enough that they are evidence for each other. */
const EXAMPLE_LINES = 6

/** A field for garbled text, and what becomes of it. Nothing of it leaves the page. */
export function showOwnText(place: HTMLElement, data: RepairPageData, t: Words): void {
  const label = make('label', t('input'))
  const input = document.createElement('textarea')
  Object.assign(input, { id: 'repair-input', rows: 5, spellcheck: false, autocapitalize: 'off' })
  label.htmlFor = input.id
  const status = make('p', '', 'repair-status')
  status.setAttribute('role', 'status')
  const result = make('div', '', 'repair-result')
  const show = async () => {
    if (input.value.length > LIMIT) {
      result.replaceChildren()
      status.textContent = t('tooLong', { limit: LIMIT.toLocaleString(data.locale) })
      return
    }
    const [{ repairTranscript }, { formatConfidence }] = await Promise.all([
      import('../../repair/repair-transcript.ts'),
      import('../../deck/repair-story.ts'),
    ])
    const lines = repairTranscript(input.value.split('\n'))
    const confidence = (value: number) => formatConfidence(value, data.locale)
    status.textContent = input.value.trim() === '' ? '' : summaryOf(lines, confidence, t)
    result.replaceChildren(...resultOf(lines, data.original, confidence, t))
  }
  const run = () => {
    show().catch(() => {
      status.textContent = t('unavailable')
    })
  }
  let timer: ReturnType<typeof setTimeout>
  input.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(run, PAUSE_MS)
  })
  const example = button(t('example'), () => {
    input.value = exampleOf(data)
    run()
  })
  place.append(label, input, ...(data.lines.length > 0 ? [example] : []), status, result)
}

/** The lines that follow the one that is shown first. */
function exampleOf({ lines, first }: RepairPageData): string {
  const from = Math.max(0, Math.min(first, lines.length - EXAMPLE_LINES))
  return lines
    .slice(from, from + EXAMPLE_LINES)
    .map(({ line }) => line)
    .join('\n')
}

function isRestored({ published, restored }: RepairedRun): boolean {
  return published !== restored
}

function summaryOf(lines: readonly RepairedLine[], confidence: (value: number) => string, t: Words): string {
  const runs = lines.flatMap((line) => line.runs)
  const restored = runs.filter(isRestored)
  const lost = runs.reduce((sum, run) => sum + run.lost, 0)
  const left = runs.length - restored.length
  const found =
    restored.length > 0
      ? [
          t('restored', { count: restored.length }),
          t('least', { confidence: confidence(Math.min(...restored.map((run) => run.confidence))) }),
        ]
      : [t('nothing')]
  return [
    ...found,
    ...(lost > 0 ? [t('lost', { count: lost })] : []),
    ...(left > 0 ? [t('left', { count: left })] : []),
  ].join(' ')
}

function resultOf(
  lines: readonly RepairedLine[],
  original: string,
  confidence: (value: number) => string,
  t: Words,
): HTMLElement[] {
  const runs = lines.flatMap((line) => line.runs)
  if (runs.length === 0) return []
  const text = make('div', '', 'repair-text')
  text.lang = original
  text.append(...lines.map(lineOf))
  const copy = button(t('copy'), () => {
    void copyText(lines.map((line) => line.text).join('\n')).then((copied) => {
      copy.textContent = t(copied ? 'copied' : 'copyFailed')
    })
  })
  copy.setAttribute('aria-live', 'polite')
  return [make('h3', t('output')), text, copy, tableOf(runs, original, confidence, t)]
}

/** A line with what was restored in it marked, as far as it was. */
function lineOf({ line, runs }: RepairedLine): HTMLElement {
  const paragraph = make('p', '')
  let at = 0
  for (const run of runs) {
    paragraph.append(line.slice(at, run.start), isRestored(run) ? make('mark', run.restored) : run.restored)
    at = run.end
  }
  paragraph.append(line.slice(at))
  return paragraph
}

function tableOf(
  runs: readonly RepairedRun[],
  original: string,
  confidence: (value: number) => string,
  t: Words,
): HTMLElement {
  const table = document.createElement('table')
  const head = make('tr', '')
  table.append(make('caption', t('runs.caption')), head)
  for (const key of ['published', 'restored', 'confidence'] as const) {
    const title = make('th', t(`runs.${key}`))
    title.setAttribute('scope', 'col')
    head.append(title)
  }
  for (const run of runs) {
    const [before, after] = [make('td', run.published), make('td', run.restored)]
    before.lang = 'zxx'
    after.lang = original
    if (!isRestored(run)) after.textContent = t('runs.left', { text: run.published, reading: run.reading })
    const row = make('tr', '')
    row.append(before, after, make('td', confidence(run.confidence)))
    table.append(row)
  }
  const place = make('div', '', 'repair-table')
  place.append(table)
  return place
}

function button(text: string, onClick: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = 'document-voice'
  made.textContent = text
  made.addEventListener('click', onClick)
  return made
}

function make<Name extends keyof HTMLElementTagNameMap>(name: Name, text: string, className = '') {
  const element = document.createElement(name)
  if (className) element.className = className
  element.textContent = text
  return element
}
