import { litBlock } from '../../../viewer/store/place.ts'
import type { ViewerStore } from '../../../viewer/viewer-store.ts'
import type { PodiumSide, StageControls } from './podium-side.ts'

/** The deck's own page at the podium: what it shows is what the hall sees. */
export function deckSide(store: ViewerStore, stage: StageControls): PodiumSide {
  return {
    position: () => {
      const state = store.getState()
      const { slideNumber, fragment, fragmentAsked, block, explored } = state
      const step = fragmentAsked ?? fragment
      return Number.isFinite(step)
        ? {
            ...{ slideNumber, fragment: step },
            ...(block !== undefined && { block }),
            ...(litBlock(state) !== undefined && { lit: true as const }),
            ...(explored !== undefined && { explored }),
          }
        : undefined
    },
    wall: () => {
      const { curtain } = store.getState()
      return { black: curtain !== undefined, white: curtain === 'white', frozen: false }
    },
    subscribe: (onChange) =>
      store.subscribe((now, before) => {
        const moved =
          now.slideNumber !== before.slideNumber ||
          now.fragment !== before.fragment ||
          now.fragmentAsked !== before.fragmentAsked ||
          now.block !== before.block ||
          litBlock(now) !== litBlock(before) ||
          now.explored !== before.explored ||
          now.curtain !== before.curtain
        if (moved) onChange()
      }),
    goTo: (slideNumber, fragment) => {
      store.getState().show(slideNumber, fragment)
    },
    turn: (action) => {
      const { curtain, setCurtain } = store.getState()
      if (action === 'next') stage.next()
      else if (action === 'previous') stage.previous()
      else setCurtain(curtain ? undefined : 'black')
    },
    point: stage.point,
    ...(stage.ink && { ink: stage.ink }),
  }
}
