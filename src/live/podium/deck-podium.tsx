import { useState } from 'react'
import { formatDeckLink } from '../../deck/deck-link.ts'
import type { LiveSession } from '../../deck/live-info.ts'
import { useViewer, useViewerState } from '../../viewer-context.tsx'
import { HAND_OVER } from '../live-session.ts'
import { deckSide } from './deck-side.ts'
import { PodiumBar } from './podium-bar.tsx'
import type { StageControls } from './podium-side.ts'
import { usePodium } from './use-podium.ts'

export interface DeckPodiumProps {
  session: LiveSession
  token: string
  handedOver: boolean
  stage: StageControls
}

/** The deck's own page at the podium. */
export function DeckPodium({ session, token, handedOver, stage }: DeckPodiumProps) {
  const { store, baseUrl } = useViewer()
  const [side] = useState(() => deckSide(store, stage))
  // The secret stands in no address: a tab that is opened from here has a copy of this one's storage.
  const locale = useViewerState((state) => state.locale)
  const slideNumber = useViewerState((state) => state.slideNumber)
  const path = formatDeckLink({ page: 'speaker', locale, slideNumber })
  const speakerView = `${baseUrl}${path}?live=${session.session}${HAND_OVER}`
  const podium = usePodium({ session, token, handedOver, side })
  return <PodiumBar podium={podium} session={session} speakerView={speakerView} />
}
