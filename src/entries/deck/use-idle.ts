import { useEffect, useState } from 'react'
import { whenIdle } from '../../ui/when-idle.ts'

/** True once what the reader waits for is there. */
export function useIdle(): boolean {
  const [idle, setIdle] = useState(false)
  useEffect(
    () =>
      whenIdle(() => {
        setIdle(true)
      }),
    [],
  )
  return idle
}
