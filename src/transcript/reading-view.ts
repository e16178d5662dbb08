import { mediaMatches } from '../ui/media-query.ts'

/** Where text is read, in the window's own coordinates: beneath what sticks to the top, above what covers the end. */
export interface ReadingArea {
  top: number
  bottom: number
}

/**
 * How the transcript scrolls: in a panel of its own beside the stage, or with the page beneath the stage on a phone.
 * Which of them is asked anew each time, since the window can be turned.
 */
export class ReadingView {
  /** When a hand last moved the text: wheel, finger, key; in the time of events. */
  handledAt = -Infinity
  private scrolledAt = -Infinity
  private nudgePx = 0

  constructor(
    private readonly panel: HTMLElement,
    /** The panel's own scroll container, where the layout makes it one. */
    private readonly ownScroller: HTMLElement,
    /** Search and choices, which stick to the top on a phone. */
    private readonly tools: HTMLElement,
    /** Holds the articles. */
    private readonly host: HTMLElement,
  ) {}

  get scrollsWithPage(): boolean {
    return !/auto|scroll/.test(getComputedStyle(this.ownScroller).overflowY)
  }

  get scroller(): Element {
    return this.scrollsWithPage ? (document.scrollingElement ?? document.documentElement) : this.ownScroller
  }

  get area(): ReadingArea {
    if (!this.scrollsWithPage) {
      const { top, bottom } = this.ownScroller.getBoundingClientRect()
      return { top, bottom }
    }
    const thumbBar = parseFloat(getComputedStyle(this.panel).getPropertyValue('--thumb-bar')) || 0
    return { top: this.stickyTop + this.tools.offsetHeight, bottom: window.innerHeight - thumbBar }
  }

  /** False while something above the transcript that doesn't stick can still be seen: scrolling would move it away. */
  get isDocked(): boolean {
    return !this.scrollsWithPage || this.tools.getBoundingClientRect().top <= this.stickyTop + 1
  }

  /** True where the stage scrolls with the page, as in a low window, and is what the window shows: who turned looks at it. */
  get wouldTakeStageAway(): boolean {
    const stage = document.querySelector('.desk > .stage')
    if (!stage || !this.scrollsWithPage || getComputedStyle(stage).position === 'sticky') return false
    const { top, bottom } = stage.getBoundingClientRect()
    return Math.min(bottom, window.innerHeight) - Math.max(top, 0) > window.innerHeight / 2
  }

  private get stickyTop(): number {
    return parseFloat(getComputedStyle(this.tools).top) || 0
  }

  /**
   * Changes the text without moving an element off its place below the edge of what is read. The element may be another
   * one after the change.
   */
  hold(find: () => Element | undefined, change: () => void): void {
    const { scroller } = this
    const place = () => {
      const element = find()
      return element && element.getClientRects().length > 0
        ? element.getBoundingClientRect().top - this.area.top
        : undefined
    }
    const before = place()
    if (before === undefined) {
      change()
      return
    }
    // The browser's own anchoring would add to ours, and rests where the scroll position is 0.
    const { style } = scroller as HTMLElement
    style.setProperty('overflow-anchor', 'none')
    change()
    const after = place()
    if (after !== undefined) scroller.scrollTop += after - before
    this.nudge(before - (place() ?? before))
    style.removeProperty('overflow-anchor')
  }

  /** Browsers scroll by whole pixels, text has heights in between: space above the first article makes up for it. */
  private nudge(deltaPx: number): void {
    if (Math.abs(deltaPx) >= 1) return
    const wanted = this.nudgePx + deltaPx
    if (wanted < 0) this.scroller.scrollTop += 1
    else if (wanted >= 1) this.scroller.scrollTop -= 1
    this.nudgePx = wanted < 0 ? wanted + 1 : wanted % 1
    this.host.style.setProperty('padding-block-start', `${String(this.nudgePx)}px`)
  }

  /** True where the reader's hand has scrolled last, not we. */
  get isInHand(): boolean {
    return this.handledAt > this.scrolledAt
  }

  /** The reader has asked for something else since: what still scrolls is not the hand's. */
  letGo(): void {
    this.handledAt = -Infinity
  }

  /** Scrolls by so many pixels; smoothly over short ways, where the reader has nothing against motion. */
  scrollBy(deltaPx: number, mayMove = true): void {
    const { top, bottom } = this.area
    const isShort = Math.abs(deltaPx) < 1.5 * (bottom - top)
    const moves = mayMove && isShort && mediaMatches('(prefers-reduced-motion: no-preference)')
    this.scrolledAt = performance.now()
    this.scroller.scrollBy({ top: deltaPx, behavior: moves ? 'smooth' : 'instant' })
  }

  /** Brings an element into view by the shortest way; nothing where it is seen already. */
  reveal(element: Element): void {
    const area = this.area
    const { top, bottom } = element.getBoundingClientRect()
    if (top < area.top + MARGIN_PX) this.scrollBy(top - area.top - MARGIN_PX)
    else if (bottom > area.bottom - MARGIN_PX)
      this.scrollBy(Math.min(bottom - area.bottom + MARGIN_PX, top - area.top - MARGIN_PX))
  }

  /** Puts an article where reading begins. */
  place(article: Element, line: Element | undefined, mayMove: boolean): void {
    this.scrollBy(this.distanceTo(article, line), mayMove)
  }

  /**
   * Pixels to scroll until reading begins at an article: with some of what is above it, as far as all of it can be
   * seen; further down where a line of it would be out of sight.
   */
  distanceTo(article: Element, line: Element | undefined): number {
    const area = this.area
    const { top, height } = article.getBoundingClientRect()
    const room = area.bottom - area.top - height - MARGIN_PX
    const above = Math.max(MARGIN_PX, Math.min(room, ABOVE * (area.bottom - area.top)))
    const toLine = line ? line.getBoundingClientRect().bottom - top + above + MARGIN_PX : 0
    return top - area.top - above + Math.max(0, toLine - (area.bottom - area.top))
  }
}

/** Pixels between a line that was brought into view and the edge. */
const MARGIN_PX = 12
/** Share of the height that stays for what is above the current slide's text. */
const ABOVE = 0.18
