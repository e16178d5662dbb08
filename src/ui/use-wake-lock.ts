import { useEffect } from 'react'

/**
 * Keeps the screen awake; the browser lets go when the tab is hidden, so it is asked again when it comes back.
 * `onRefused` is told where it says no, or knows no such thing, as on a page that came without encryption.
 */
export function useWakeLock(onRefused: () => void): void {
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
    const tryTake = () => {
      take().catch(() => {
        if (!signal.aborted && document.visibilityState === 'visible') onRefused()
      })
    }
    tryTake()
    document.addEventListener('visibilitychange', tryTake, { signal })
    return () => {
      listeners.abort()
      void lock?.release()
    }
  }, [onRefused])
}
