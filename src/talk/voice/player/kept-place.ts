import { useEffect } from 'react'
import { deckKey } from '../../../deck/deck-key.ts'
import { isRecord } from '../../../deck/unknown-value.ts'
import type { VoiceTalk } from '../../../deck/voice/talk-schema.ts'
import { readStored, writeStored } from '../../../ui/storage.ts'
import { useViewer, type Viewer } from '../../../viewer/viewer-context.tsx'
import type { VoicePlayer } from './voice-player.ts'

/** Recordings whose place is remembered. */
const MOST_PLACES = 20
/** ms between two keepings, and at either end of a talk that count as its beginning. */
const KEEP_MS = 5000
const EDGE_MS = 10_000

function keyOf({ baseUrl, store }: Viewer): string {
  return `${deckKey(baseUrl, store.getState().deck)}:listened`
}

function placesOf(viewer: Viewer): Record<string, number> {
  const stored = readStored(keyOf(viewer))
  if (!isRecord(stored)) return {}
  return Object.fromEntries(
    Object.entries(stored).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  )
}

/** ms where somebody stopped listening; 0 where they hadn't begun or had heard it all. */
export function keptPlace(viewer: Viewer, { id, durationMs }: VoiceTalk): number {
  const ms = placesOf(viewer)[id] ?? 0
  return ms > EDGE_MS && ms < durationMs - EDGE_MS ? ms : 0
}

/** Remembers where a talk is listened to, as it goes on and when the page is left. */
export function useKeptPlace(player: VoicePlayer, { id }: VoiceTalk): void {
  const viewer = useViewer()
  useEffect(() => {
    const keep = () => {
      const { [id]: _, ...others } = placesOf(viewer)
      const entries = [...Object.entries(others), [id, Math.round(player.store.getState().timeMs)]]
      writeStored(keyOf(viewer), Object.fromEntries(entries.slice(-MOST_PLACES)))
    }
    const timer = setInterval(() => {
      if (player.store.getState().playing) keep()
    }, KEEP_MS)
    window.addEventListener('pagehide', keep)
    return () => {
      clearInterval(timer)
      window.removeEventListener('pagehide', keep)
      if (player.store.getState().timeMs > 0) keep()
    }
  }, [viewer, player, id])
}
