import { useEffect } from 'react'
import { retryPauseMs } from '../../content/retry-pause.ts'

/**
 * Asks again for what was asked for in vain so many times: after a pause that grows with them, and when the network is
 * back; with none of them not at all.
 */
export function useAskAgain(times: number, setAttempt: (next: (count: number) => number) => void): void {
  useEffect(() => {
    if (times === 0) return undefined
    const ask = () => {
      setAttempt((count) => count + 1)
    }
    const timer = setTimeout(ask, retryPauseMs(times - 1))
    window.addEventListener('online', ask)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('online', ask)
    }
  }, [times, setAttempt])
}
