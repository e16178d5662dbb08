import { useEffect } from 'react'
import { keepAddress, pushAddress, replaceAddress } from '../../ui/address.ts'
import { lateWork } from '../../ui/after-frame.ts'
import { formatDeckLink, parseDeckLink } from '../../deck/deck-link.ts'
import { useViewer } from '../../viewer/viewer-context.tsx'
import type { ViewerState } from '../../viewer/viewer-store.ts'
import { linkOf, passageOf } from '../../viewer/viewer-link.ts'

/**
 * Keeps the address in step with the position. A step replaces the entry, a jump adds one; Back and Forward lead the
 * store. The address is written, and read only when the browser says that the reader went back.
 */
export function useAddressBar(): void {
  const { store, baseUrl } = useViewer()
  useEffect(() => {
    const listeners = new AbortController()
    // After the slide has been drawn: browsers take their time for it.
    let stepped = ''
    // The block that the page was opened at stays in the address as long as its slide does.
    let { slideNumber, block } = store.getState()
    const writing = lateWork(() => {
      replaceAddress(stepped)
    })
    const unsubscribe = store.subscribe((state, before) => {
      if (!hasMoved(state, before)) return
      if (state.slideNumber !== slideNumber) block = undefined
      slideNumber = state.slideNumber
      const url =
        baseUrl +
        formatDeckLink({
          ...linkOf(state),
          ...(block !== undefined && { block }),
          // A second hall that is loaded anew is a wall again.
          ...(isHall(state) && { present: true }),
        })
      if (isPopped(state, before)) {
        writing.cancel()
        keepAddress()
      } else if (state.lastMove === 'jump' && state.slideNumber !== before.slideNumber) {
        writing.flush()
        pushAddress(url)
      } else {
        stepped = url
        writing.ask()
      }
    })
    window.addEventListener(
      'popstate',
      () => {
        const path = location.href.slice(baseUrl.length).replace(/[?#].*$/, '')
        const link = parseDeckLink(path, location.search, location.hash)
        if (!link) return
        block = link.block
        slideNumber = link.slideNumber ?? 1
        store.getState().setLocale(link.locale)
        store.getState().goTo(link.slideNumber ?? 1, 'history', link.block)
        store.getState().setPassage(passageOf(link))
        store.getState().setExplored(link.explored)
      },
      { signal: listeners.signal },
    )
    return () => {
      unsubscribe()
      writing.flush()
      listeners.abort()
    }
  }, [store, baseUrl])
}

/** The browser has been there before, and has its address. What is tried on that slide afterwards is the reader's own. */
function isPopped(state: ViewerState, before: ViewerState): boolean {
  const isTried = state.explored !== before.explored && state.slideNumber === before.slideNumber
  return state.lastMove === 'history' && state.locale === before.locale && !isTried
}

/** Goes along with a live talk in present mode. */
function isHall({ live, presenting }: ViewerState): boolean {
  return live !== undefined && presenting
}

function hasMoved(state: ViewerState, before: ViewerState): boolean {
  return (
    state.slideNumber !== before.slideNumber ||
    state.locale !== before.locale ||
    state.page !== before.page ||
    state.replay !== before.replay ||
    state.live !== before.live ||
    isHall(state) !== isHall(before) ||
    state.comparing !== before.comparing ||
    state.explored !== before.explored
  )
}
