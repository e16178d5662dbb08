import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useViewer } from '../../viewer/viewer-context.tsx'
import { usePanelState, type Panel } from '../panel.ts'

/** Shows in the transcript what the reader marked. It comes with the other slides' text, which nobody waits for. */
export function useAnnotationMarks(panel: Panel): void {
  const viewer = useViewer()
  const hasText = usePanelState(({ revision }) => revision > 0)
  const { i18n } = useTranslation()
  const { language } = i18n
  useEffect(() => {
    if (!hasText) return undefined
    const listeners = new AbortController()
    import('./annotation-marks.ts').then(
      ({ showAnnotations }) => {
        if (!listeners.signal.aborted) showAnnotations(panel, viewer, i18n, listeners.signal)
      },
      () => {
        // Without network now: they are kept all the same, and shown when the page is opened next.
      },
    )
    return () => {
      listeners.abort()
    }
    // The labels are in the language of now.
  }, [panel, viewer, hasText, i18n, language])
}
