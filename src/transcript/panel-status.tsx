import { useTranslation } from 'react-i18next'
import { FollowIcon } from './icons.tsx'
import { usePanel, usePanelState } from './panel.ts'
import { RetryButton } from '../ui/retry-button.tsx'

/** Says what is amiss with the other slides' text, and offers to try again; that it is coming, where it takes long. */
export function PanelStatus({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation()
  const hasFailed = usePanelState(({ status }) => status === 'failed')
  // The first filling is the page's own affair: nobody waits for it.
  const isAwaited = usePanelState(({ status, revision }) => status === 'loading' && revision > 0)
  return (
    <div className="transcript-status" role="status">
      {isAwaited && <p className="transcript-awaited">{t('transcript.loading')}</p>}
      {hasFailed && (
        <>
          <p>{t('transcript.failed')}</p>
          <RetryButton onRetry={onRetry}>{t('transcript.retry')}</RetryButton>
        </>
      )}
    </div>
  )
}

/** Back to the current slide, after the reader has scrolled away. */
export function FollowButton() {
  const { t } = useTranslation()
  const panel = usePanel()
  const following = usePanelState((state) => state.following)
  if (following) return null
  return (
    <button
      type="button"
      className="button transcript-follow"
      onClick={() => {
        panel.view().letGo()
        panel.state.setState({ following: true })
      }}
    >
      <FollowIcon />
      {t('transcript.follow')}
    </button>
  )
}
