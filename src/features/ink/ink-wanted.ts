import { useEffect } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { deckKey } from '../../deck/deck-key.ts'
import { openBroadcast } from '../../ui/broadcast.ts'
import { whenIdle } from '../../ui/when-idle.ts'
import { useViewer, useViewerState } from '../../viewer/viewer-context.tsx'

/*
 * The drawings are fetched when there is something to draw: in present mode, and as soon as another page, a replay or a
 * clicker's laser draws here. What comes before they are there is held for them.
 */

/** Messages: a stroke sends some sixty in a second. */
const MOST_HELD = 1000

const wanted = createStore<{ isWanted: boolean }>()(() => ({ isWanted: false }))
let held: readonly unknown[] | undefined = []

/** From here on the drawings are on the page. */
export function wantInk(): void {
  if (!wanted.getState().isWanted) wanted.setState({ isWanted: true })
}

/** The channel on which the pages of a deck in this browser draw for each other. */
export function inkChannel(key: string): BroadcastChannel | undefined {
  return openBroadcast(`${key}:ink`)
}

/** What other pages drew before the drawings were there, in its order. Asked once: from then on they listen themselves. */
export function takeHeldInk(): readonly unknown[] {
  const taken = held ?? []
  held = undefined
  return taken
}

/** True once there is something to draw. */
export function useInkWanted(): boolean {
  const { baseUrl } = useViewer()
  const deck = useViewerState((state) => state.deck)
  const presenting = useViewerState((state) => state.presenting)
  const isWanted = useStore(wanted, (state) => state.isWanted)
  useEffect(() => {
    if (presenting) wantInk()
  }, [presenting])
  useEffect(() => {
    let channel: BroadcastChannel | undefined
    const cancel = whenIdle(() => {
      channel = inkChannel(deckKey(baseUrl, deck))
      channel?.addEventListener('message', hold)
    })
    return () => {
      cancel()
      channel?.close()
    }
  }, [baseUrl, deck])
  return presenting || isWanted
}

function hold({ data }: MessageEvent<unknown>): void {
  // Where they can't be fetched, the last drawings are the ones that count.
  if (held) held = [...held.slice(1 - MOST_HELD), data]
  wantInk()
}
