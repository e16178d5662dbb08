import { useEffect, useRef } from 'react'

/**
 * Runs when the component goes, and when the page does or is hidden: a field that is taken out of the page while it has the
 * focus is never told that it lost it, and a page that is hidden may be ended without a word.
 */
export function useOnLeave(run: () => void): void {
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  }, [run])
  useEffect(() => {
    const leave = () => {
      latest.current()
    }
    const hide = () => {
      if (document.visibilityState === 'hidden') leave()
    }
    window.addEventListener('pagehide', leave)
    document.addEventListener('visibilitychange', hide)
    return () => {
      window.removeEventListener('pagehide', leave)
      document.removeEventListener('visibilitychange', hide)
      leave()
    }
  }, [])
}
