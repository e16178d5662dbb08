import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Locale } from '../../deck/locale.ts'
import type { PublishedLine } from '../../deck/types.ts'
import { useViewerState } from '../../viewer/viewer-context.tsx'
import { useListListeners, type Panel } from '../panel.ts'

/** The words around published lines. */
interface PublishedWords {
  line: string
  restored: string
  failed: string
}

/** Fills "as published" with the slide's raw lines when the reader opens it. */
export function usePublishedLines(panel: Panel): void {
  const { t } = useTranslation()
  const original = useViewerState(({ deck }) => deck.locales[0] ?? 'ja')
  const listen = useCallback(
    (host: HTMLElement, signal: AbortSignal) => {
      const words: PublishedWords = {
        line: t('slide.publishedLine'),
        restored: t('slide.restoredLine'),
        failed: t('transcript.publishedFailed'),
      }
      const onToggle = async (details: HTMLDetailsElement) => {
        const slideNumber = Number(details.closest('.article')?.getAttribute('data-slide'))
        details.querySelector('.published-lines')?.remove()
        if (!details.open) return
        try {
          const slide = await panel.packs.loadSlide(original, slideNumber)
          details.append(publishedLines(slide?.published ?? [], original, words))
        } catch {
          details.append(message(words.failed))
        }
      }
      host.addEventListener(
        'toggle',
        ({ target }) => {
          if (target instanceof HTMLDetailsElement && target.matches('.article-published'))
            void onToggle(target)
        },
        // The event of `details` doesn't bubble.
        { signal, capture: true },
      )
    },
    [panel, t, original],
  )
  useListListeners(panel, listen)
}

/** A list of the lines; a table where some of them were restored, so that both stand side by side. */
export function publishedLines(
  lines: readonly PublishedLine[],
  original: Locale,
  words: Pick<PublishedWords, 'line' | 'restored'>,
): HTMLElement {
  const isRestored = lines.some(({ restored }) => restored !== undefined)
  return isRestored ? restoredTable(lines, original, words) : plainList(lines, original)
}

function plainList(lines: readonly PublishedLine[], original: Locale): HTMLElement {
  const list = make('ol', 'published-lines')
  list.lang = original
  list.append(...lines.map(({ line }) => make('li', '', line)))
  return list
}

function restoredTable(
  lines: readonly PublishedLine[],
  original: Locale,
  words: Pick<PublishedWords, 'line' | 'restored'>,
): HTMLElement {
  const table = make('table', 'published-lines')
  const head = make('thead')
  const titles = make('tr')
  titles.append(make('th', '', words.line), make('th', '', words.restored))
  head.append(titles)
  const body = make('tbody')
  body.append(
    ...lines.map(({ line, restored }) => {
      const row = make('tr', restored === undefined ? '' : 'garbled')
      const raw = make('td', '', line)
      const ours = make('td', '', restored ?? '')
      // Garbled text is in no language: a voice would spell it out.
      raw.lang = restored === undefined ? original : 'zxx'
      ours.lang = original
      row.append(raw, ours)
      return row
    }),
  )
  table.append(head, body)
  return table
}

function message(text: string): HTMLElement {
  const element = make('p', 'published-lines', text)
  element.setAttribute('role', 'alert')
  return element
}

function make(tag: string, className = '', text = ''): HTMLElement {
  const element = document.createElement(tag)
  if (className) element.className = className
  element.textContent = text
  return element
}
