import { useState } from 'react'
import { useStore } from 'zustand'
import type { LiveSession } from '../../../deck/live/live-info.ts'
import { useSpeakerLink } from '../../../viewer/use-speaker-link.ts'
import { useViewer } from '../../../viewer/viewer-context.tsx'
import { WallQuestionBanner } from '../questions/wall-question.tsx'
import { PollBars } from '../room/poll-bars.tsx'
import { TalkScreen } from '../screens/talk-screen.tsx'
import { useLiveWords } from '../use-live-words.ts'
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
  const { store } = useViewer()
  const [side] = useState(() => deckSide(store, stage))
  const podium = usePodium({ session, token, handedOver, side, role: 'wall' })
  const state = useStore(podium.store)
  return (
    <>
      <PodiumBar podium={podium} session={session} speakerView={<SpeakerView />} />
      <WallQuestionBanner question={state.phase === 'ended' ? undefined : state.wallQuestion} />
      <PollBars poll={state.phase === 'ended' ? undefined : state.poll} />
      {state.lectern !== 'unknown' && <TalkScreen state={state} session={session} onWallOnly />}
    </>
  )
}

/** The speaker view, which then leads. */
function SpeakerView() {
  const t = useLiveWords()
  return (
    <a className="button" {...useSpeakerLink()} target="_blank">
      {t('podium.speakerView')}
    </a>
  )
}
