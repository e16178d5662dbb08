import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useViewer, useViewerState } from '../../viewer/viewer-context.tsx'
import './new-version.css'
import { registerWorker, reloadInto, unregisterWorker } from './worker.ts'

/** Brings the service worker, and says when it has a new version: never while somebody presents. */
export function NewVersion() {
  const { t } = useTranslation()
  const { store, baseUrl } = useViewer()
  const presenting = useViewerState((state) => state.presenting)
  const [waiting, setWaiting] = useState<ServiceWorker>()
  useEffect(() => {
    const listeners = new AbortController()
    const { buildId } = store.getState().deck
    void (import.meta.env.DEV
      ? unregisterWorker(baseUrl)
      : registerWorker(baseUrl, buildId, setWaiting, listeners.signal))
    return () => {
      listeners.abort()
    }
  }, [store, baseUrl])
  return (
    <div className="new-version" role="status">
      {waiting && !presenting && (
        <p className="new-version-notice">
          <span>{t('newVersion.text')}</span>
          <button
            type="button"
            className="button"
            onClick={() => {
              reloadInto(waiting)
            }}
          >
            {t('newVersion.reload')}
          </button>
          <button
            type="button"
            className="button"
            onClick={() => {
              setWaiting(undefined)
            }}
          >
            {t('newVersion.later')}
          </button>
        </p>
      )}
    </div>
  )
}
