import { useState } from 'react'
import type { LiveSession } from '../../../deck/live/live-info.ts'
import { useNow } from '../../use-now.ts'
import { readStored, writeStored } from '../../../ui/storage.ts'

/** The clock of a talk as a clicker shows it. */
export interface Elapsed {
  /** ms since the talk began; undefined before that. */
  elapsedMs: number | undefined
  /** The clock begins now; does nothing where it has begun. */
  start: () => void
  /** Begins it anew; undefined where it is the talk's, which is set at the podium. */
  restart: (() => void) | undefined
}

/** The talk's clock, which whoever leads tells; this clicker's own where none runs. */
export function useElapsed({ session }: LiveSession, clockStarted: number | undefined): Elapsed {
  const now = useNow()
  const key = `colloquium-live-clock-${session}`
  const [own, setOwn] = useState(() => {
    const kept = readStored(key, 'sessionStorage')
    return typeof kept === 'number' ? kept : undefined
  })
  const restart = () => {
    writeStored(key, Date.now(), 'sessionStorage')
    setOwn(Date.now())
  }
  const started = clockStarted ?? own
  return {
    elapsedMs: started === undefined ? undefined : Math.max(0, now - started),
    start: () => {
      if (started === undefined) restart()
    },
    restart: clockStarted === undefined ? restart : undefined,
  }
}
