import { useEffect, useState } from 'react'
import type { LiveSession } from '../../deck/live/live-info.ts'
import type { LiveLink } from '../../deck/live/live-link.ts'
import { reconnectionPauseMs } from '../../deck/live/live-reconnection.ts'
import { findLiveSession } from './live-session.ts'

/** `finding` at first, `unreachable` without network (it is tried again by itself), `unknown` where no such talk is on. */
export type FoundSession = LiveSession | 'finding' | 'unreachable' | 'unknown'

/** The session that a link names, and how to look for it anew. */
export function useLiveSession(
  baseUrl: string,
  link: LiveLink | undefined,
): { found: FoundSession; retry: () => void } {
  const [found, setFound] = useState<FoundSession>(link ? 'finding' : 'unknown')
  const [round, setRound] = useState(0)
  useEffect(() => {
    if (!link) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    let over = false
    let attempt = 0
    const look = async () => {
      clearTimeout(timer)
      const session = await findLiveSession(baseUrl, link)
      if (over) return
      setFound(session)
      if (session === 'unreachable') timer = setTimeout(() => void look(), reconnectionPauseMs(attempt++))
    }
    void look()
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [baseUrl, link, round])
  return {
    found,
    retry: () => {
      setFound('finding')
      setRound(round + 1)
    },
  }
}
