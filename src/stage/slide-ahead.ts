import type { Locale } from '../deck/locale.ts'
import type { SlidePages } from '../content/slide-pages.ts'
import { whenIdle } from '../ui/when-idle.ts'

/** The slide that probably comes next, laid out when there is nothing else to do and its page is there. */
export class SlideAhead {
  private readonly followers = new Set<() => void>()
  private work = new AbortController()

  constructor(
    private readonly pages: SlidePages,
    private readonly layOut: (slideNumber: number, section: HTMLElement) => void,
  ) {}

  /** In place of what was asked for before. */
  ask(locale: Locale, slideNumber: number): void {
    this.cancel()
    const { signal } = this.work
    const cancelIdle = whenIdle(() => {
      const page = this.pages.peek(locale, slideNumber)
      if (page) {
        this.layOut(slideNumber, page.section)
        for (const follower of this.followers) follower()
        return
      }
      this.pages.coming(locale, slideNumber)?.then(
        () => {
          if (!signal.aborted) this.ask(locale, slideNumber)
        },
        () => undefined,
      )
    })
    signal.addEventListener('abort', cancelIdle)
  }

  cancel(): void {
    this.work.abort()
    this.work = new AbortController()
  }

  /** Calls back when a slide has been laid out ahead. */
  follow(callback: () => void): () => void {
    this.followers.add(callback)
    return () => {
      this.followers.delete(callback)
    }
  }
}
