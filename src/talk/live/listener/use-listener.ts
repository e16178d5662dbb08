import { useEffect, useState } from 'react'
import type { LiveSession } from '../../../deck/live/live-info.ts'
import { useViewer } from '../../../viewer/viewer-context.tsx'
import { followTalk } from '../follow-talk.ts'
import type { InkSide } from '../speakers-ink.ts'
import { createListener, type Listener } from './follow-store.ts'

/** Follows a talk while the component is there. */
export function useListener(session: LiveSession, showInk: InkSide['show'] | undefined): Listener {
  const { store } = useViewer()
  const [listener] = useState(() =>
    createListener(store, (handlers) => followTalk(session, store.getState().locale, handlers), showInk),
  )
  useEffect(() => listener.start(), [listener])
  return listener
}
