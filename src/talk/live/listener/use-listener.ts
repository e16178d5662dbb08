import { useEffect, useState } from 'react'
import type { LiveSession } from '../../../deck/live/live-info.ts'
import { useViewer } from '../../../viewer/viewer-context.tsx'
import { followTalk, type FollowHandlers } from '../follow-talk.ts'
import type { InkSide } from '../speakers-ink.ts'
import { createListener, type Listener } from './follow-store.ts'
import { keepListener, takeListener } from './kept-listener.ts'

/** Follows a talk while the component is there. */
export function useListener(session: LiveSession, showInk: InkSide['show'] | undefined): Listener {
  const { store } = useViewer()
  const [{ listener, clientId }] = useState(() => {
    const kept = takeListener(session)
    const connect = (handlers: FollowHandlers) =>
      followTalk(session, store.getState().locale, handlers, kept.clientId)
    return { clientId: kept.clientId, listener: createListener(store, connect, showInk, kept.votes) }
  })
  useEffect(() => listener.start(), [listener])
  useEffect(() => {
    const left = new AbortController()
    const keep = () => {
      keepListener(session, { clientId, votes: listener.store.getState().votes })
    }
    window.addEventListener('pagehide', keep, { signal: left.signal })
    // A page that comes back from the browser's cache is still the same, and no other tab's.
    window.addEventListener('pageshow', () => takeListener(session), { signal: left.signal })
    return () => {
      left.abort()
    }
  }, [listener, clientId, session])
  return listener
}
