import { useTranslation } from 'react-i18next'
import { Dialog } from '../../ui/dialog.tsx'
import { useViewer } from '../../viewer/viewer-context.tsx'
import { inkPage } from './ink-store.ts'
import { useInk, useShownStrokes } from './use-ink.ts'

/** Asks before drawings are thrown away. */
export function ClearDialog() {
  const { t } = useTranslation()
  const { store } = useViewer()
  const ink = useInk()
  const strokes = useShownStrokes()
  const { closeDialog } = store.getState()
  const onClearSlide = () => {
    const { locale, slideNumber } = store.getState()
    const ids = strokes.map(({ id }) => id)
    if (ids.length > 0) ink.draw({ type: 'remove', page: inkPage(locale, slideNumber), ids })
    closeDialog()
  }
  const onClearAll = () => {
    ink.draw({ type: 'clear' })
    closeDialog()
  }
  return (
    <Dialog title={t('ink.clearTitle')} onClose={closeDialog}>
      <p>{t('ink.clearText')}</p>
      <div className="ink-clear-buttons">
        <button type="button" className="button primary" onClick={onClearSlide}>
          {t('ink.clearSlide')}
        </button>
        <button type="button" className="button" onClick={onClearAll}>
          {t('ink.clearAll')}
        </button>
        <button type="button" className="button" onClick={closeDialog}>
          {t('ink.cancel')}
        </button>
      </div>
    </Dialog>
  )
}
