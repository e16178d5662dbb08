import type { i18n as I18n, TFunction } from 'i18next'
import { findQuote } from '../../deck/passage.ts'
import { addReaderMessages } from '../../i18n/reader-messages.ts'
import { hasHighlights, markRanges } from '../../ui/text-highlight.ts'
import { annotationsOf, type Annotation } from '../../viewer/annotations.ts'
import type { Viewer } from '../../viewer/viewer-context.tsx'
import type { Panel } from '../panel.ts'
import { blockText, documentRange } from '../search/block-text.ts'
import './annotation-marks.css'

const HIGHLIGHT = 'annotation'
const SVG = 'http://www.w3.org/2000/svg'

/** Marks the words, and gives each line that has any a button for each: by key, finger or voice it opens the note. */
export function showAnnotations(panel: Panel, viewer: Viewer, i18n: I18n, signal: AbortSignal): void {
  addReaderMessages(i18n)
  const t = i18n.getFixedT(null, 'reader')
  const { state } = annotationsOf(viewer)
  const { host } = panel.list()
  const update = () => {
    const { annotations } = state.getState()
    const lines = annotations.flatMap((annotation) => {
      const cell = cellOf(panel, annotation)
      return cell ? [{ annotation, cell }] : []
    })
    markWords(lines)
    if (lines.length === 0 && !host.querySelector('.annotation-mark')) return
    panel.list().keepInPlace(() => {
      placeButtons(host, lines, t)
    })
  }
  update()
  const ends = [
    state.subscribe(update),
    panel.state.subscribe((now, before) => {
      if (now.revision !== before.revision) update()
    }),
  ]
  host.addEventListener(
    'click',
    ({ target }) => {
      const button = target instanceof Element ? target.closest<HTMLElement>('.annotation-mark') : null
      if (button?.dataset['annotation']) viewer.store.getState().openNote(button.dataset['annotation'])
    },
    { signal },
  )
  signal.addEventListener('abort', () => {
    for (const end of ends) end()
    markRanges(HIGHLIGHT, [])
  })
}

interface AnnotatedLine {
  annotation: Annotation
  cell: HTMLElement
}

/** In the language of the words, else in the one that is shown. */
function cellOf(panel: Panel, { slideNumber, block, locale }: Annotation): HTMLElement | undefined {
  const cells = [
    ...(panel.list().row(slideNumber, block)?.querySelectorAll<HTMLElement>(':scope > .block') ?? []),
  ]
  return cells.find(({ lang }) => lang === locale) ?? cells[0]
}

function markWords(lines: readonly AnnotatedLine[]): void {
  if (!hasHighlights()) return
  const ranges = lines.flatMap(({ annotation, cell }) => {
    const text = blockText(cell)
    const range = annotation.quote ? findQuote(text.folded, annotation.quote) : undefined
    return (range && documentRange(text, range)) ?? []
  })
  markRanges(HIGHLIGHT, ranges)
}

/** Those that are there already are not touched: the focus can be in one. */
function placeButtons(host: HTMLElement, lines: readonly AnnotatedLine[], t: Translate): void {
  const old = new Map(
    [...host.querySelectorAll<HTMLElement>('.annotation-mark')].map((button) => [
      button.dataset['annotation'],
      button,
    ]),
  )
  for (const { annotation, cell } of lines) {
    const button = old.get(annotation.id) ?? createMark(annotation.id)
    old.delete(annotation.id)
    const label = labelOf(annotation, t)
    button.classList.toggle('with-note', annotation.note !== '')
    button.setAttribute('aria-label', label)
    button.title = label
    button.tabIndex = cell.closest<HTMLElement>('.row')?.tabIndex ?? -1
    if (button.parentElement !== cell) cell.prepend(button)
  }
  for (const button of old.values()) button.remove()
}

type Translate = TFunction<'reader'>

function labelOf({ note, quote }: Annotation, t: Translate): string {
  return note ? t('note.markNote', { note }) : t('note.mark', { quote })
}

function createMark(id: string): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'annotation-mark'
  button.dataset['annotation'] = id
  const icon = document.createElementNS(SVG, 'svg')
  icon.setAttribute('viewBox', '0 0 24 24')
  icon.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS(SVG, 'path')
  path.setAttribute('d', 'M6 4h12v16l-6-4-6 4z')
  icon.append(path)
  button.append(icon)
  return button
}
