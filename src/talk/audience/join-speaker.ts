import { deckKey } from '../../deck/deck-key.ts'
import { openChannel } from './audience-channel.ts'
import type { Show } from '../../deck/channel-messages.ts'
import { SharedShow } from './shared-show.ts'
import { litBlock } from '../../viewer/store/place.ts'
import type { ViewerState, ViewerStore } from '../../viewer/viewer-store.ts'

/** Keeps the page in step with the speaker views of its deck; the function returned ends it. */
export function joinSpeaker(store: ViewerStore, baseUrl: string): () => void {
  const { deck } = store.getState()
  const channel = openChannel(deckKey(baseUrl, deck), 'stage', deck.buildId)
  if (!channel) return () => undefined
  const shared = new SharedShow(channel, {
    role: 'stage',
    read: () => showOf(store.getState()),
    apply: ({ slideNumber, fragment, locale, curtain, hall, explored, lit }) => {
      const { deck, setLocale, setCurtain, setHall, setExplored, show, light } = store.getState()
      if (deck.locales.includes(locale)) setLocale(locale)
      show(slideNumber, fragment)
      setCurtain(curtain)
      setHall(hall)
      setExplored(explored)
      if (lit !== litBlock(store.getState())) light(lit)
    },
  })
  const unsubscribe = store.subscribe((state, before) => {
    if (hasArrived(state, before)) shared.settle()
    else shared.tell()
  })
  channel.join()
  return () => {
    unsubscribe()
    shared.close()
    channel.close()
  }
}

function showOf(state: ViewerState): Show {
  const { slideNumber, fragment, fragmentAsked, locale, curtain, hall, explored } = state
  return {
    ...{ slideNumber, fragment: fragmentAsked ?? fragment, locale, curtain, hall, explored },
    lit: litBlock(state),
  }
}

/** The stage has shown the step that it was asked for, or the last one that there is. */
function hasArrived(state: ViewerState, before: ViewerState): boolean {
  return (
    before.fragmentAsked !== undefined &&
    state.fragmentAsked === undefined &&
    state.slideNumber === before.slideNumber &&
    state.locale === before.locale &&
    state.curtain === before.curtain &&
    state.hall === before.hall &&
    state.explored === before.explored &&
    litBlock(state) === litBlock(before)
  )
}
