import type { TFunction } from 'i18next'
import type { Locale } from '../../deck/locale.ts'
import type { RestoredLine } from './restored-lines.ts'
import './restored-slider.css'

/** Percent of the lines that are shown restored at first: half, so that both are seen. */
const START = 50

/**
 * Garbled lines over what they were restored to, with a slider that moves the border between them. To a screen reader it
 * is a slider alone: the restored words are the block's, and the garbled ones can't be read.
 */
export function createRestoredSlider(
  lines: readonly RestoredLine[],
  locale: Locale,
  t: TFunction<'reader'>,
): HTMLElement {
  const slider = make('span', 'restored-slider')
  const pictures = make('span', 'restored-lines')
  pictures.setAttribute('aria-hidden', 'true')
  for (const { line, restored } of lines) {
    const pair = make('span', 'restored-pair')
    const [before, after] = [make('span', 'restored-before', line), make('span', 'restored-after', restored)]
    before.lang = 'zxx'
    after.lang = locale
    pair.append(after, before)
    pictures.append(pair)
  }
  const range = document.createElement('input')
  range.type = 'range'
  range.value = String(START)
  range.setAttribute('aria-label', t('restored.label'))
  const show = () => {
    slider.style.setProperty('--restored', range.value)
    range.setAttribute('aria-valuetext', t('restored.value', { percent: range.value }))
  }
  range.addEventListener('input', show)
  show()
  const words = make('span', 'restored-ends')
  words.setAttribute('aria-hidden', 'true')
  words.append(make('span', '', t('restored.before')), make('span', '', t('restored.after')))
  slider.append(pictures, range, words)
  return slider
}

function make(tag: string, className: string, text = ''): HTMLElement {
  const element = document.createElement(tag)
  if (className) element.className = className
  element.textContent = text
  return element
}
