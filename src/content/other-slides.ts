import { createStore } from 'zustand/vanilla'
import { slidesOfBuild } from '../deck/offline.ts'

/**
 * Whether something came that is of other slides than the open page: the deck was published anew, and its numbers mean
 * other slides now. The reader is told (src/features/offline/new-version.tsx).
 */
export const otherSlides = createStore<{ met: boolean }>(() => ({ met: false }))

/** Looks what slides something is of that came; undefined where it doesn't say. */
export function compareSlides(slides: string | undefined): void {
  if (slides === undefined || typeof document === 'undefined') return
  const own = document.documentElement.dataset['build']
  if (own !== undefined && slides !== slidesOfBuild(own)) meetOtherSlides()
}

/** The deck has other slides by now: what came is of them, or a slide of this page's is gone. */
export function meetOtherSlides(): void {
  otherSlides.setState({ met: true })
}
