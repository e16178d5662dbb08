import { retryPauseMs } from '../../content/retry-pause.ts'
import { afterFrame } from '../../ui/after-frame.ts'
import type { ViewerStore } from '../../viewer/viewer-store.ts'

/** Watches the pictures on a stage until the function returned is called: those of the slide that is shown are asked for again. */
export function retryPictures(stage: HTMLElement, store: ViewerStore): () => void {
  const times = new WeakMap<HTMLImageElement, number>()
  const waiting = new Set<ReturnType<typeof setTimeout>>()
  const listeners = new AbortController()
  const { signal } = listeners
  const shown = () => [...stage.querySelectorAll<HTMLImageElement>('section.present img')]
  const later = (image: HTMLImageElement) => {
    const count = times.get(image) ?? 0
    times.set(image, count + 1)
    const timer = setTimeout(() => {
      waiting.delete(timer)
      if (shown().includes(image) && isBroken(image)) askAgain(image)
    }, retryPauseMs(count))
    waiting.add(timer)
  }
  const onError = ({ target }: Event) => {
    if (target instanceof HTMLImageElement) later(target)
  }
  const askForBroken = () => {
    shown().filter(isBroken).forEach(askAgain)
  }
  // Errors of pictures don't bubble.
  stage.addEventListener('error', onError, { capture: true, signal })
  window.addEventListener('online', askForBroken, { signal })
  const unsubscribe = store.subscribe((state, before) => {
    if (state.slideNumber !== before.slideNumber) afterFrame(askForBroken)
  })
  afterFrame(askForBroken)
  return () => {
    listeners.abort()
    unsubscribe()
    waiting.forEach(clearTimeout)
  }
}

function isBroken(image: HTMLImageElement): boolean {
  return image.complete && image.naturalWidth === 0 && image.currentSrc !== ''
}

/** The same address, put anew. */
function askAgain(image: HTMLImageElement): void {
  const { src, srcset } = image
  if (srcset !== '') image.srcset = srcset
  image.src = src
}
