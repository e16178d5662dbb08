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
  /** Begins it anew; undefined where it is the speaker view's, which is set there. */
  restart: (() => void) | undefined
}

/** The speaker view's clock where that leads the talk; the deck's own page has none, and this clicker's is used then. */
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
