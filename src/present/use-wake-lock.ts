import { useEffect } from 'react'
import { useViewer } from '../viewer-context.tsx'

/** Keeps the screen awake; the browser lets go when the tab is hidden, so it is asked again when it comes back. */
export function useWakeLock(): void {
  const { store } = useViewer()
  useEffect(() => {
    const listeners = new AbortController()
    const { signal } = listeners
    let lock: WakeLockSentinel | undefined
    const take = async () => {
      if (document.visibilityState !== 'visible') return
      const taken = await navigator.wakeLock.request('screen')
      if (signal.aborted) await taken.release()
      else lock = taken
    }
    const onRefused = () => {
      if (!signal.aborted && document.visibilityState === 'visible')
        store.getState().setNotice({ key: 'awakeRefused' })
    }
    const tryTake = () => {
      take().catch(onRefused)
    }
    tryTake()
    document.addEventListener('visibilitychange', tryTake, { signal })
    return () => {
      listeners.abort()
      void lock?.release()
    }
  }, [store])
}
