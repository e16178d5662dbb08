import { useEffect, useState } from 'react'
import type { LiveSession } from '../../../deck/live/live-info.ts'
import { useViewer } from '../../../viewer/viewer-context.tsx'
import { leadTalk, type LeadOptions } from '../lead-talk.ts'
import { storedAnswers } from '../questions/written-answers.ts'
import type { PodiumSide } from './podium-side.ts'
import { createPodium, type Podium } from './podium-store.ts'

interface PodiumPageOptions {
  session: LiveSession
  token: string
  handedOver: boolean
  side: PodiumSide
  role: LeadOptions['role']
}

/** Leads a talk while the component is there. */
export function usePodium({ session, token, handedOver, side, role }: PodiumPageOptions): Podium {
  const { store } = useViewer()
  const [podium] = useState(() => {
    const made = createPodium({
      side,
      build: store.getState().deck.buildId,
      handedOver,
      locale: () => store.getState().locale,
      join: (handlers) => leadTalk({ session, token, role }, handlers),
    })
    made.store.setState({ written: storedAnswers(session.session) })
    return made
  })
  useEffect(() => podium.start(), [podium])
  return podium
}
