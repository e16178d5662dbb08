import { useLayoutEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { missPart } from '../../viewer/missing-parts.ts'
import { useViewer } from '../../viewer/viewer-context.tsx'
import { usePanelState, type Panel } from '../panel.ts'

/** Gives each figure of the transcript a button that shows its drawing large. */
export function useFigureButtons(panel: Panel): void {
  const viewer = useViewer()
  const { store } = viewer
  const { t } = useTranslation()
  const revision = usePanelState((state) => state.revision)
  const [attempt, setAttempt] = useState(0)
  const label = t('figureViewer.open')
  useLayoutEffect(() => {
    // The page's own article has them with the others: nothing is loaded for them before the page is idle.
    if (revision === 0) return undefined
    const listeners = new AbortController()
    import('./figure-buttons.ts').then(
      ({ addFigureButtons }) => {
        if (!listeners.signal.aborted) addFigureButtons(panel, viewer, label, listeners.signal)
      },
      () => {
        if (listeners.signal.aborted) return
        missPart(
          store,
          () => {
            setAttempt(attempt + 1)
          },
          { unasked: true },
        )
      },
    )
    return () => {
      listeners.abort()
    }
  }, [panel, viewer, store, revision, label, attempt])
}
