import { useEffect, useState } from 'react'
import { inkCommands } from '../../features/ink/ink-commands.ts'
import { liveRoleAsked } from '../../viewer/live-asked.ts'
import type { PodiumSide } from '../../talk/live/podium/podium-side.ts'
import { useSpeaker, type Speaker } from '../../talk/speaker-view/speaker-context.tsx'
import { hasRun, type TalkTimer } from '../../talk/speaker-view/talk-timer.ts'
import { lazyPart } from '../../viewer/lazy-part.tsx'
import { useViewer } from '../../viewer/viewer-context.tsx'
import { litBlock } from '../../viewer/store/place.ts'
import type { ViewerStore } from '../../viewer/viewer-store.ts'

const PagePodium = lazyPart(() =>
  import('../../talk/live/podium/page-podium.tsx').then((module) => module.PagePodium),
)

/** The live talk that the speaker view leads, if its link says so. `address` is what the page was opened with. */
export function SpeakerLive({ address }: { address: Pick<Location, 'search' | 'hash'> }) {
  const { store: viewer } = useViewer()
  const speaker = useSpeaker()
  const [isAsked] = useState(() => liveRoleAsked() === 'speaker')
  const [side] = useState(() => speakerSide(viewer, speaker))
  useEffect(() => {
    speaker.store.getState().setLive(isAsked)
  }, [speaker, isAsked])
  if (!isAsked) return null
  return <PagePodium address={address} side={side} />
}

/** What the speaker view shows the hall: while it is frozen, that isn't what the speaker sees. */
export function speakerSide(viewer: ViewerStore, { store: speaker, stepper }: Speaker): PodiumSide {
  return {
    position: () => {
      const { frozen, shown } = speaker.getState()
      const { slideNumber, fragment, explored } = frozen ? shown : viewer.getState()
      const lit = frozen ? shown.lit : litBlock(viewer.getState())
      return Number.isFinite(fragment)
        ? {
            ...{ slideNumber, fragment },
            ...(lit !== undefined && { block: lit, lit: true as const }),
            ...(explored !== undefined && { explored }),
          }
        : undefined
    },
    wall: () => {
      const { frozen, timer, plan, talkMinutes } = speaker.getState()
      const { curtain } = viewer.getState()
      const [black, white] = [curtain !== undefined, curtain === 'white']
      const clockStarted = clockStart(timer)
      return { frozen, black, white, clockStarted, minutes: talkMinutes ?? plan.minutes }
    },
    subscribe: (onChange) => {
      const ends = [viewer.subscribe(onChange), speaker.subscribe(onChange)]
      return () => {
        for (const end of ends) end()
      }
    },
    goTo: (slideNumber, fragment) => {
      viewer.getState().arrive(Math.min(slideNumber, viewer.getState().deck.slideCount), fragment)
    },
    turn: (action) => {
      const { curtain, setCurtain } = viewer.getState()
      if (action === 'next') stepper.next()
      else if (action === 'previous') stepper.previous()
      else setCurtain(curtain ? undefined : 'black')
    },
    setClock: (runs) => {
      speaker.getState().setTimer(runs ? 'start' : 'pause', Date.now())
    },
    adoptClock: (startedMs) => {
      if (!hasRun(speaker.getState().timer)) speaker.getState().setTimer('start', startedMs)
    },
    point: inkCommands.point,
    ink: { watch: inkCommands.watch, show: inkCommands.replay },
  }
}

/** Epoch ms at which the clock would have begun had it never paused. */
function clockStart({ elapsedMs, since }: TalkTimer): number | undefined {
  return since === undefined ? undefined : since - elapsedMs
}
