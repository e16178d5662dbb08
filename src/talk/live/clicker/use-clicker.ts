import { useEffect, useState } from 'react'
import type { LiveSession } from '../../../deck/live/live-info.ts'
import type { SlideSource } from '../../../content/slide-source.ts'
import { useViewer } from '../../../viewer/viewer-context.tsx'
import { joinAsClicker } from '../join-as-clicker.ts'
import { createClicker, type Clicker } from './clicker-store.ts'
import { keepJoined, type KeptClicker } from './keep-clicker.ts'
import { vibrate } from './vibrate.ts'

/** Steers a talk while the component is there; the page's slide is the one on the wall. */
export function useClicker(session: LiveSession, kept: KeptClicker, slides: SlideSource): Clicker {
  const { store: viewer } = useViewer()
  const [clicker] = useState(() =>
    createClicker({
      join: (handlers) => joinAsClicker(session, kept.code, kept, handlers),
      wasJoined: kept.joined,
      onJoined: () => {
        keepJoined(kept)
      },
      onPressed: vibrate,
    }),
  )
  useEffect(() => clicker.start(), [clicker])
  useEffect(
    () =>
      clicker.store.subscribe(({ position }, before) => {
        if (!position || position === before.position) return
        const { deck, locale, arrive } = viewer.getState()
        const slideNumber = Math.min(position.slideNumber, deck.slideCount)
        arrive(slideNumber, position.fragment)
        // The server may be away at the next turn, with a broker elsewhere that brings it.
        slides.prefetch(locale, slideNumber, deck.slideCount)
      }),
    [clicker, viewer, slides],
  )
  return clicker
}
