import type { Locale } from '../deck/locale.ts'

/** Where slides come from that are shown beside the stage: the pages that the stage fetches, too. */
export interface SlideSource {
  /** The slide if it is there. Nobody changes it: who shows it makes a copy. */
  peek: (locale: Locale, slideNumber: number) => HTMLElement | undefined
  /** Rejects where it can't be had; the next call tries again. */
  load: (locale: Locale, slideNumber: number) => Promise<HTMLElement>
  /** Gets the neighbours when idle. */
  prefetch: (locale: Locale, slideNumber: number, slideCount: number) => void
  /** Steps inside a slide. */
  countSteps: (slide: HTMLElement) => number
  /** Shows the steps up to `last` and hides the rest. */
  showSteps: (slide: HTMLElement, last: number) => void
}
