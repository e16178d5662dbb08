import { openChannel } from '../audience/audience-channel.ts'
import type { Show } from '../../deck/channel-messages.ts'
import { slidesOfBuild } from '../../deck/offline.ts'
import { SharedShow } from '../audience/shared-show.ts'
import { litBlock } from '../../viewer/store/place.ts'
import type { ViewerState, ViewerStore } from '../../viewer/viewer-store.ts'
import type { SpeakerStore } from './speaker-store.ts'

/** Keeps the speaker view in step with the audience's pages; the function returned ends it. */
export function connectAudience(name: string, viewer: ViewerStore, speaker: SpeakerStore): () => void {
  const { buildId } = viewer.getState().deck
  const channel = openChannel(name, 'speaker', buildId)
  if (!channel) {
    speaker.getState().setAudience(undefined)
    return () => undefined
  }
  const shared = new SharedShow(channel, {
    role: 'speaker',
    read: () => showOf(viewer.getState(), speaker.getState()),
    apply: (show) => {
      speaker.getState().setShown(show)
      follow(viewer, show, speaker.getState().frozen)
    },
  })
  const tell = () => {
    shared.tell()
    speaker.getState().setShown(shared.shown)
  }
  const off = [
    channel.onPeers(() => {
      const pages = channel.peers('stage')
      const hasOther = pages.some(
        ({ build }) => build !== undefined && slidesOfBuild(build) !== slidesOfBuild(buildId),
      )
      speaker.getState().setAudience(pages.length, hasOther)
    }),
    viewer.subscribe((state, before) => {
      if (wasCounted(state, before)) shared.settle()
      else tell()
    }),
    speaker.subscribe(({ frozen }, before) => {
      if (frozen !== before.frozen) tell()
    }),
  ]
  channel.join()
  return () => {
    for (const end of off) end()
    shared.close()
    channel.close()
  }
}

/** A frozen audience stays at its slide and at what is open on it; its language, its curtain and the code are the speaker's to change all the same. */
function showOf(viewer: ViewerState, { frozen, shown }: { frozen: boolean; shown: Show }): Show {
  const { slideNumber, fragment, locale, curtain, hall, explored } = viewer
  return frozen
    ? {
        ...{ slideNumber: shown.slideNumber, fragment: shown.fragment, explored: shown.explored },
        ...{ lit: shown.lit, locale, curtain, hall },
      }
    : { slideNumber, fragment, locale, curtain, hall, explored, lit: litBlock(viewer) }
}

function follow(viewer: ViewerStore, show: Show, frozen: boolean): void {
  const { arrive, setLocale, setCurtain, setHall, setExplored, light } = viewer.getState()
  setLocale(show.locale)
  setCurtain(show.curtain)
  setHall(show.hall)
  if (frozen) return
  arrive(Math.min(show.slideNumber, viewer.getState().deck.slideCount), show.fragment)
  setExplored(show.explored)
  if (show.lit !== litBlock(viewer.getState())) light(show.lit)
}

/** All steps of a slide were asked for, and now it is known how many there are. */
function wasCounted(state: ViewerState, before: ViewerState): boolean {
  return (
    before.fragment === Infinity &&
    state.fragment !== Infinity &&
    state.slideNumber === before.slideNumber &&
    state.lastMove === before.lastMove
  )
}
