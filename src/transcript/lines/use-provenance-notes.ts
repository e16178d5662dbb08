import { useCallback, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useHref, useViewerState } from '../../viewer/viewer-context.tsx'
import { lineOf } from '../article-list.ts'
import { useListListeners, type Panel } from '../panel.ts'

/**
 * Esc closes the topmost thing: a provenance note before anything that the page's own keys close. The note on restored
 * words shows them beside what they were restored from.
 */
export function useNotes(panel: Panel): void {
  useEffect(() => {
    const listeners = new AbortController()
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      const note = document.querySelector<HTMLElement>('.provenance-note:popover-open')
      if (!note) return
      note.hidePopover()
      event.preventDefault()
      event.stopPropagation()
    }
    window.addEventListener('keydown', onKeyDown, { signal: listeners.signal, capture: true })
    return () => {
      listeners.abort()
    }
  }, [])
  useRestoredNotes(panel)
}

function useRestoredNotes(panel: Panel): void {
  const { i18n } = useTranslation()
  const original = useViewerState(({ deck }) => deck.locales[0] ?? 'ja')
  const repaired = useViewerState(({ deck }) => deck.repaired)
  const locale = useViewerState((state) => state.locale)
  const page = useHref({ page: 'repair', locale })
  const listen = useCallback(
    (host: HTMLElement, signal: AbortSignal) => {
      const onOpen = async (note: HTMLElement) => {
        const line = lineOf(note.closest('.row'))
        note.querySelector('.restored-slider')?.remove()
        if (!line) return
        const [slide, { restoredLinesOf }, { createRestoredSlider }, { addReaderMessages }] =
          await Promise.all([
            panel.packs.loadSlide(original, line.slideNumber),
            import('./restored-lines.ts'),
            import('./restored-slider.ts'),
            import('../../i18n/reader-messages.ts'),
          ])
        const lines = slide ? restoredLinesOf(slide, line.block) : []
        if (lines.length === 0) return
        addReaderMessages(i18n)
        const slider = createRestoredSlider(lines, original, i18n.getFixedT(null, 'reader'))
        if (repaired) slider.append(linkTo(page, i18n.t('pages.repair')))
        note.append(slider)
      }
      host.addEventListener(
        'beforetoggle',
        (event) => {
          const { target } = event
          const isNote = target instanceof HTMLElement && target.matches('.provenance-note')
          if (!isNote || event.newState !== 'open') return
          onOpen(target).catch(() => {
            // Without network the note says in words what was done.
          })
        },
        // The event of popovers doesn't bubble.
        { signal, capture: true },
      )
    },
    [panel, original, repaired, page, i18n],
  )
  useListListeners(panel, listen)
}

function linkTo(href: string, words: string): HTMLElement {
  const link = document.createElement('a')
  link.href = href
  link.textContent = words
  return link
}
