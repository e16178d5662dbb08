import { useEffect } from 'react'
import { useViewer } from '../viewer/viewer-context.tsx'
import type { ViewerState, ViewerStore } from '../viewer/viewer-store.ts'
import { focusSection } from './keep-focus.ts'
import type { StageDriver } from './stage-driver.ts'

/**
 * Who jumps out of a dialog, or by keys, lands on the slide: the focus goes there, and a screen reader reads on from
 * it. Who jumps from the transcript or the address bar stays where the focus is.
 */
export function useJumpFocus(driver: StageDriver): void {
  const { store } = useViewer()
  useEffect(
    () =>
      store.subscribe((state, before) => {
        if (!hasJumped(state, before)) return
        if (!state.dialog && !isNowhere(document.activeElement)) return
        // A dialog that leads to a slide closes in the same act, and gives the focus back first.
        requestAnimationFrame(() => {
          focusWhenThere(driver, store, state.slideNumber)
        })
      }),
    [store, driver],
  )
}

function hasJumped(state: ViewerState, before: ViewerState): boolean {
  return state.lastMove === 'jump' && state.slideNumber !== before.slideNumber
}

function isNowhere(focused: Element | null): boolean {
  return focused === null || focused === document.body || focused.matches('section.slide')
}

/** At once, or when its page has come, unless the reader has gone on by then. */
function focusWhenThere(driver: StageDriver, store: ViewerStore, slideNumber: number): void {
  const tryFocus = () => {
    if (store.getState().slideNumber !== slideNumber) return true
    const { section } = driver
    if (section?.dataset['slide'] !== String(slideNumber)) return false
    focusSection(section)
    return true
  }
  if (tryFocus()) return
  const unfollow = driver.follow(() => {
    if (tryFocus()) unfollow()
  })
}
