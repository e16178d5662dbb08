import { useEffect, useRef } from 'react'

/**
 * Runs when the component goes, and when the page does: a field that is taken out of the page while it has the focus is
 * never told that it lost it.
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
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [])
}
