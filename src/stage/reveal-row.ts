import type { RevealApi } from 'reveal.js'
import { showFragments, stepFragment } from '../content/fragments.ts'
import { lateWork } from '../ui/after-frame.ts'
import { keepFocus } from './keep-focus.ts'
import { withoutReading } from './reveal-deck.ts'
import { SlideRow } from './slide-row.ts'
import { isSettled, moveRow, windowRow } from './slide-window.ts'

/** What reveal.js does, or would do, without being told by us. */
export interface RevealRowEvents {
  /** A move of its own (a link inside a slide), which it is kept from making. */
  onMove: (slideNumber: number) => void
  /** A step inside the slide; the fragments that it has shown, none when it has hidden some. */
  onFragment: (shown: readonly HTMLElement[]) => void
}

/**
 * The row of slides in reveal.js. A move within the row only turns; it is recentred when its end is reached, after the
 * slide has been drawn, and on the way to a slide that it doesn't have: by `slide()`, whose events are muted; never by
 * `sync()`, which keeps a stale index. Without reveal.js, which may be late or never come, the slide stands alone.
 */
export class RevealRow {
  private readonly row: SlideRow
  private reveal: RevealApi | undefined
  private muted = false
  private seen = 0
  /** What a move leaves to be done. */
  private readonly settling = lateWork(() => {
    this.settle(this.seen)
  })

  constructor(
    slides: HTMLElement,
    private readonly slideCount: number,
    private readonly events: RevealRowEvents,
  ) {
    this.row = new SlideRow(slides)
  }

  get numbers(): readonly number[] {
    return this.row.numbers
  }

  sectionOf(slideNumber: number): HTMLElement | undefined {
    return this.row.sectionOf(slideNumber)
  }

  /** reveal.js takes the row over at the slide that is seen; the function returned lets it go. */
  attach(reveal: RevealApi, slideNumber: number, fragment: number): () => void {
    this.reveal = reveal
    const listeners = {
      beforeslidechange: this.onBeforeSlideChange,
      slidetransitionend: this.onTransitionEnd,
      fragmentshown: this.onFragment,
      fragmenthidden: this.onFragment,
    }
    for (const [type, listener] of Object.entries(listeners)) reveal.on(type, listener)
    this.keepingFocus(slideNumber, () => {
      this.row.arrange(windowRow(slideNumber, this.slideCount), slideNumber)
      this.slide(slideNumber, fragment)
    })
    return () => {
      for (const [type, listener] of Object.entries(listeners)) reveal.off(type, listener)
      this.settling.cancel()
      this.reveal = undefined
    }
  }

  /** Turns to another slide, whose fragments stand as they are. */
  turn(from: number, to: number, section: HTMLElement): void {
    const { row, reveal } = this
    if (!reveal) {
      row.replace(to, section)
      return
    }
    this.settling.flush()
    if (!row.numbers.includes(to)) {
      this.settle(from)
      row.arrange(moveRow(from, to, this.slideCount), from)
      if (reveal.getIndices().h !== row.indexOf(from)) this.slide(from)
    }
    // Not before: while it recentres, reveal.js would hide the fragments of a slide further on.
    row.put(to, section)
    section.classList.remove('ahead', 'laid-out')
    this.slide(to)
    this.seen = to
    if (reveal.getConfig().transition === 'none') this.settling.ask()
  }

  /** Lays out a neighbour of the slide that is seen before anybody asks for it. */
  layAhead(slideNumber: number, section: HTMLElement): void {
    if (!this.reveal) return
    this.settling.flush()
    this.row.layAhead(slideNumber, section)
  }

  /** The section of a slide that is laid out and not seen yet. */
  aheadOf(slideNumber: number): HTMLElement | undefined {
    return this.row.aheadOf(slideNumber)
  }

  /** Puts another section in the place of the one that is seen. */
  swap(slideNumber: number, section: HTMLElement, fragment: number): void {
    this.row.put(slideNumber, section)
    if (this.reveal) this.slide(slideNumber, fragment)
  }

  /** Shows the fragments of the slide that is seen up to one; returns the last one shown. */
  showFragment(slideNumber: number, section: HTMLElement, last: number): number {
    const shown = showFragments(section, last)
    if (this.reveal) this.slide(slideNumber, shown)
    return shown
  }

  /** False where the slide that is seen has no step further. */
  stepFragment(section: HTMLElement, by: 1 | -1): boolean {
    if (this.reveal) return by === 1 ? this.reveal.nextFragment() : this.reveal.prevFragment()
    const stepped = stepFragment(section, by)
    if (stepped)
      this.events.onFragment(by === 1 ? [...section.querySelectorAll<HTMLElement>('.current-fragment')] : [])
    return stepped
  }

  /** Nothing moves any more: the slide that was left goes, and the row has neighbours of the one that is seen. */
  private settle(slideNumber: number): void {
    this.row.keepOnly(slideNumber)
    if (isSettled(this.row.numbers, slideNumber, this.slideCount)) return
    this.keepingFocus(slideNumber, () => {
      if (this.row.arrange(windowRow(slideNumber, this.slideCount), slideNumber)) this.slide(slideNumber)
    })
  }

  /** While the row is arranged anew, reveal.js hides the slide that is seen for a moment, and the browser takes its focus. */
  private keepingFocus(slideNumber: number, arrange: () => void): void {
    const section = this.sectionOf(slideNumber)
    if (section) keepFocus(section, section, arrange)
    else arrange()
  }

  private slide(slideNumber: number, fragment?: number): void {
    this.muted = true
    try {
      withoutReading(() => this.reveal?.slide(this.row.indexOf(slideNumber), 0, fragment))
    } finally {
      this.muted = false
    }
  }

  private onBeforeSlideChange = (event: Event): void => {
    if (this.muted) return
    event.preventDefault()
    const slideNumber = this.row.numbers[(event as Event & { indexh: number }).indexh]
    if (slideNumber !== undefined) this.events.onMove(slideNumber)
  }

  private onTransitionEnd = (event: Event): void => {
    const { currentSlide } = event as Event & { currentSlide: HTMLElement }
    this.settle(Number(currentSlide.dataset['slide']))
  }

  private onFragment = (event: Event): void => {
    if (this.muted) return
    const { fragments } = event as Event & { fragments: HTMLElement[] }
    this.events.onFragment(event.type === 'fragmentshown' ? fragments : [])
  }
}
