import { useTranslation } from 'react-i18next'
import { CloseIcon } from '../../ui/icons.tsx'
import { RetryButton } from '../../ui/retry-button.tsx'
import { leaveMissingParts, retryMissingParts } from '../../viewer/missing-parts.ts'
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
          {notice.key === 'partMissing' && <MissingPartButtons />}
          <button
            type="button"
            className="button"
            aria-label={t('notice.dismiss')}
            onClick={() => {
              leaveMissingParts()
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

/** The address has kept up with the reader, so that a reload opens the slide that is seen. */
function MissingPartButtons() {
  const { t } = useTranslation()
  const { store } = useViewer()
  return (
    <>
      <RetryButton
        onRetry={() => {
          retryMissingParts(store)
        }}
      >
        {t('stage.retry')}
      </RetryButton>
      <button
        type="button"
        className="button"
        onClick={() => {
          location.reload()
        }}
      >
        {t('newVersion.reload')}
      </button>
    </>
  )
}
