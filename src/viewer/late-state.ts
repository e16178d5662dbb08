import { lateWork } from '../ui/after-frame.ts'
import type { ViewerState, ViewerStore } from './viewer-store.ts'

/** The store as it was when the last frame was drawn. */
export interface LateState {
  get: () => ViewerState
  subscribe: (listener: () => void) => () => void
}

interface LateStates {
  /** Follows each change. */
  always: LateState
  /** Stands still while the slide is presented, which covers the page. */
  page: LateState
}

const lateStates = new WeakMap<ViewerStore, LateStates>()

/** Those of a store, which follow it only while somebody listens. */
export function lateStatesOf(store: ViewerStore): LateStates {
  const known = lateStates.get(store)
  if (known) return known
  const made = {
    always: createLateState(store, () => true),
    page: createLateState(store, ({ presenting }) => !presenting),
  }
  lateStates.set(store, made)
  return made
}

function createLateState(store: ViewerStore, isFollowed: (state: ViewerState) => boolean): LateState {
  const listeners = new Set<() => void>()
  let state = store.getState()
  let unsubscribe: (() => void) | undefined
  const work = lateWork(() => {
    if (!isFollowed(store.getState())) return
    state = store.getState()
    for (const listener of [...listeners]) listener()
  })
  const ask = (changed: ViewerState) => {
    if (isFollowed(changed)) work.ask()
  }
  return {
    get: () => {
      if (listeners.size === 0) state = store.getState()
      return state
    },
    subscribe: (listener) => {
      listeners.add(listener)
      unsubscribe ??= store.subscribe(ask)
      if (state !== store.getState()) ask(store.getState())
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        work.cancel()
        unsubscribe?.()
        unsubscribe = undefined
      }
    },
  }
}
