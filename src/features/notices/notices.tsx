import { useTranslation } from 'react-i18next'
import { CloseIcon } from '../../ui/icons.tsx'
import { useViewer, useViewerState } from '../../viewer/viewer-context.tsx'
import './notices.css'

/** One message to the reader at a time, spoken as it comes, there until it is dismissed or the slide changes. */
export function Notices() {
  const { t } = useTranslation()
  const { store } = useViewer()
  const notice = useViewerState((state) => state.notice)
  return (
    <div className="notices" role="status">
      {notice && (
        <p className="notice">
          <span>{t(`notice.${notice.key}`, notice.values ?? {})}</span>
          <button
            type="button"
            className="button"
            aria-label={t('notice.dismiss')}
            onClick={() => {
              store.getState().setNotice(undefined)
            }}
          >
            <CloseIcon />
          </button>
        </p>
      )}
    </div>
  )
}
