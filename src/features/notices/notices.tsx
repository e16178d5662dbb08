import { useTranslation } from 'react-i18next'
import { CloseIcon } from '../../ui/icons.tsx'
import { ReloadButton } from '../../ui/reload-button.tsx'
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
      <ReloadButton>{t('newVersion.reload')}</ReloadButton>
    </>
  )
}
