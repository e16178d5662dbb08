import { useEffect } from 'react'
import { useViewer, useViewerState } from '../../viewer/viewer-context.tsx'

/** What is no wish to take over: the button that pauses and goes on, and the key that does. */
const OWN_BUTTON = '.present-autoplay'
const OWN_KEY = 'KeyA'

/** Slides go on by themselves, from the last to the first, until somebody does something; never in a hidden tab. */
export function useAutoplay(onNext: () => void): void {
  const { store } = useViewer()
  const seconds = useViewerState(({ autoplay }) =>
    autoplay?.paused === false ? autoplay.seconds : undefined,
  )
  // Where nothing goes on by itself a step is no reason to draw the layer anew.
  const slideNumber = useViewerState((state) => (seconds === undefined ? 0 : state.slideNumber))
  const fragment = useViewerState((state) => (seconds === undefined ? 0 : state.fragment))
  const isCovered = useViewerState(({ dialog, curtain }) => dialog !== undefined || curtain !== undefined)
  useEffect(() => {
    if (seconds === undefined || isCovered) return undefined
    const listeners = new AbortController()
    let wait: ReturnType<typeof setTimeout> | undefined
    const goOn = () => {
      const { deck, goTo } = store.getState()
      onNext()
      const after = store.getState()
      // Nothing has moved at the end of the last slide.
      if (after.slideNumber === slideNumber && after.fragment === fragment && slideNumber === deck.slideCount)
        goTo(1, 'step')
    }
    const start = () => {
      clearTimeout(wait)
      if (document.visibilityState === 'visible') wait = setTimeout(goOn, seconds * 1000)
    }
    start()
    document.addEventListener('visibilitychange', start, { signal: listeners.signal })
    return () => {
      listeners.abort()
      clearTimeout(wait)
    }
  }, [store, onNext, seconds, slideNumber, fragment, isCovered])
  const isRunning = seconds !== undefined
  useEffect(() => {
    if (!isRunning) return undefined
    const listeners = new AbortController()
    const options = { signal: listeners.signal, capture: true }
    const onInput = (event: Event) => {
      if (isOwn(event)) return
      const { autoplay, setAutoplay } = store.getState()
      if (autoplay) setAutoplay({ ...autoplay, paused: true })
    }
    for (const type of ['keydown', 'pointerdown', 'wheel']) window.addEventListener(type, onInput, options)
    return () => {
      listeners.abort()
    }
  }, [store, isRunning])
}

function isOwn(event: Event): boolean {
  if (event instanceof KeyboardEvent && event.code === OWN_KEY) return true
  return event.target instanceof Element && event.target.closest(OWN_BUTTON) !== null
}
