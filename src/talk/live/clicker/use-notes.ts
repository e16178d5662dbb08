import { useEffect, useState } from 'react'
import type { LiveSession } from '../../../deck/live/live-info.ts'
import { isFault, NOTES_PATH, parseNotes, type SpeakerNotes } from '../../../deck/speaker-notes.ts'
import { useViewer } from '../../../viewer/viewer-context.tsx'
import type { KeptClicker } from './keep-clicker.ts'

/**
 * The speaker's notes, which the server hands to a clicker that was let in. None where a broker elsewhere carries the
 * talk: the server doesn't know then who was.
 */
export function useNotes(
  { users }: LiveSession,
  { clientId, code }: KeptClicker,
  isJoined: boolean,
): SpeakerNotes['notes'] | undefined {
  const { store, baseUrl } = useViewer()
  const [notes, setNotes] = useState<SpeakerNotes['notes']>()
  const isAsked = isJoined && users.clicker !== '' && !notes
  useEffect(() => {
    if (!isAsked) return undefined
    const asking = new AbortController()
    const headers = { Authorization: `Basic ${btoa(`${clientId}:${code}`)}` }
    const load = async () => {
      const response = await fetch(baseUrl + NOTES_PATH, {
        headers,
        cache: 'no-store',
        signal: asking.signal,
      })
      const read = parseNotes(response.ok ? await response.text() : '', store.getState().deck.title)
      if (!isFault(read)) setNotes(read.notes)
    }
    load().catch(() => {
      // Without network now: it is asked for again when the clicker is back, and the slide's words are there until then.
    })
    return () => {
      asking.abort()
    }
  }, [isAsked, baseUrl, clientId, code, store])
  return notes
}
