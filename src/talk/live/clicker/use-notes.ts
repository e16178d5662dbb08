import { useEffect, useState } from 'react'
import { loadText, sendPlain } from '../../../content/loader.ts'
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
    const init = { headers, cache: 'no-store', signal: asking.signal } as const
    loadText(baseUrl + NOTES_PATH, { init, send: sendPlain }).then(
      (text) => {
        const read = parseNotes(text, store.getState().deck.title)
        if (!isFault(read)) setNotes(read.notes)
      },
      () => {
        // Asked for again when the clicker is back with the network; the slide's words are there until then.
      },
    )
    return () => {
      asking.abort()
    }
  }, [isAsked, baseUrl, clientId, code, store])
  return notes
}
