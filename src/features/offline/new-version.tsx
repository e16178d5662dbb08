import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { otherSlides } from '../../content/other-slides.ts'
import { useViewer, useViewerState } from '../../viewer/viewer-context.tsx'
import './new-version.css'
import { registerWorker, reloadInto, unregisterWorker } from './worker.ts'

/**
 * Brings the service worker, and says when it has a new version, or when anything came that is of other slides: never while
 * somebody presents.
 */
export function NewVersion() {
  const { t } = useTranslation()
  const { store, baseUrl } = useViewer()
  const presenting = useViewerState((state) => state.presenting)
  const [waiting, setWaiting] = useState<ServiceWorker>()
  const met = useStore(otherSlides, (state) => state.met)
  const [isLeft, setIsLeft] = useState(false)
  const isNews = waiting !== undefined || (met && !isLeft)
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
      {isNews && !presenting && (
        <p className="new-version-notice">
          <span>{t('newVersion.text')}</span>
          <button
            type="button"
            className="button"
            onClick={() => {
              if (waiting) reloadInto(waiting)
              else location.reload()
            }}
          >
            {t('newVersion.reload')}
          </button>
          <button
            type="button"
            className="button"
            onClick={() => {
              setWaiting(undefined)
              setIsLeft(met)
            }}
          >
            {t('newVersion.later')}
          </button>
        </p>
      )}
    </div>
  )
}
