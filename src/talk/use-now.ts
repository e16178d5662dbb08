import { useEffect, useState } from 'react'

/** The time of day in milliseconds, anew with each full second of it. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    let timeout: ReturnType<typeof setTimeout>
    const tick = () => {
      const time = Date.now()
      setNow(time)
      timeout = setTimeout(tick, 1000 - (time % 1000))
    }
    tick()
    return () => {
      clearTimeout(timeout)
    }
  }, [])
  return now
}
