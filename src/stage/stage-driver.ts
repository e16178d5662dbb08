import type { RevealApi } from 'reveal.js'
import type { Locale } from '../deck/locale.ts'
import type { ViewerState, ViewerStore } from '../viewer/viewer-store.ts'
import { fragmentOfBlock, showFragments, shownFragment } from '../content/fragments.ts'
import { keepFocus } from './keep-focus.ts'
import { withAbsoluteLinks } from '../content/read-page.ts'
import { RevealRow } from './reveal-row.ts'
import { mayFetchWhole } from '../content/browser-slide-pages.ts'
import { LoadFailure } from '../content/loader.ts'
import { retryPauseMs } from '../content/retry-pause.ts'
import type { SlidePages } from '../content/slide-pages.ts'
import { SlideAhead } from './slide-ahead.ts'
import type { StageCommands } from './stage-commands.ts'

/** What stands in a slide's place while its page is on the way, or can't be had. */
export interface StandIns {
  loading: (slideNumber: number, locale: Locale) => HTMLElement
  failed: (slideNumber: number, locale: Locale, error: LoadFailure, onRetry: () => void) => HTMLElement
}

/** What the stage tells those who follow it. */
export interface StageNews {
  /** The section now seen. */
  section: HTMLElement
  /** True when the reader got to another slide, false when the same slide was put in anew or showed a fragment. */
  moved: boolean
  /** Fragments that a step inside the slide has shown. */
  fragments: readonly HTMLElement[]
  /** True where the same slide has come in another language. */
  translated?: boolean
  /** The end of the talk that a step ran against: nothing has changed. */
  end?: 'first' | 'last'
}

interface Shown {
  slideNumber: number
  locale: Locale
  /** Steps shown inside the slide: -1 before the first. */
  fragment: number
  /** The slide itself, or what stands in for it. */
  kind: 'slide' | 'loading' | 'failed'
}

/** A slide on its way to the stage. */
interface Sought {
  slideNumber: number
  locale: Locale
  /** Steps that will be shown: all on the way back, none on the way on. */
  fragment: number
}

/** Times that count as in vain before, where a server says that it hasn't got a slide, or a network's page to log in came. */
const LONGER = 2

/** Milliseconds for which the slide before stays when the next one's page isn't there yet. */
const PATIENCE_MS = 250

/**
 * Keeps stage and store in step. The store says which slide is wanted; this gets its page, puts it on the stage, and
 * tells the store at which fragment it arrived. A move is never lost: the store has it, and the stage comes after.
 */
export class StageDriver implements StageCommands {
  private row: RevealRow | undefined
  private shown: Shown
  private sought: Sought | undefined
  private patience: ReturnType<typeof setTimeout> | undefined
  private retry: ReturnType<typeof setTimeout> | undefined
  private readonly slideAhead: SlideAhead
  private readonly followers = new Set<(news: StageNews) => void>()

  constructor(
    private readonly store: ViewerStore,
    private readonly pages: SlidePages,
    private readonly standIns: StandIns,
  ) {
    const { slideNumber, locale, fragment } = store.getState()
    this.shown = { slideNumber, locale, fragment, kind: 'slide' }
    this.slideAhead = new SlideAhead(pages, (number, section) => {
      if (section !== this.section) this.row?.layAhead(number, section)
    })
  }

  /** Takes over the sections that stand in `.slides`, and follows the store until the function returned is called. */
  mount = (slides: HTMLElement): (() => void) => {
    this.takeOver(
      new RevealRow(slides, this.slideCount, {
        onMove: (slideNumber) => {
          this.store.getState().goTo(slideNumber, 'jump')
        },
        onFragment: this.onFragment,
      }),
    )
    const unsubscribe = this.store.subscribe((state, before) => {
      this.onState(state, before)
    })
    window.addEventListener('online', this.onOnline)
    return () => {
      unsubscribe()
      window.removeEventListener('online', this.onOnline)
      clearTimeout(this.patience)
      clearTimeout(this.retry)
      this.slideAhead.cancel()
      this.sought = undefined
      this.pages.stop()
    }
  }

  /** reveal.js takes over the stage as it stands; the function returned lets it go. */
  attach = (reveal: RevealApi): (() => void) | undefined =>
    this.row?.attach(reveal, this.shown.slideNumber, this.shown.fragment)

  /** Calls back after each change of what is seen. */
  follow = (callback: (news: StageNews) => void): (() => void) => {
    this.followers.add(callback)
    return () => {
      this.followers.delete(callback)
    }
  }

  /** Calls back when the slide that probably comes next has been laid out. */
  followAhead = (callback: () => void): (() => void) => this.slideAhead.follow(callback)

  /** The section that is seen. */
  get section(): HTMLElement | undefined {
    return this.row?.sectionOf(this.shown.slideNumber)
  }

  /** The section of the slide after it, where that is laid out already. */
  get ahead(): HTMLElement | undefined {
    return this.row?.aheadOf(this.shown.slideNumber + 1)
  }

  next = (): void => {
    this.liftCurtain()
    if (!this.stepFragment(1)) this.step(1)
  }

  previous = (): void => {
    this.liftCurtain()
    if (!this.stepFragment(-1)) this.step(-1)
  }

  refresh = (): void => {
    this.pages.clear()
    this.seek()
  }

  /** Who steps wants to see where to. */
  private liftCurtain(): void {
    const { curtain, setCurtain } = this.store.getState()
    if (curtain) setCurtain(undefined)
  }

  spreadFetches = (overMs: number): void => {
    this.pages.spread(overMs)
  }

  private get slideCount(): number {
    return this.store.getState().deck.slideCount
  }

  private takeOver(row: RevealRow): void {
    this.row = row
    const [first] = row.numbers
    if (!this.section && first !== undefined) {
      this.shown = { ...this.shown, slideNumber: first, fragment: -1 }
    }
    const { section, shown } = this
    if (section && shown.kind === 'slide') {
      withAbsoluteLinks(section, document.baseURI)
      this.pages.seed(shown.locale, shown.slideNumber, { section })
      this.stay(this.store.getState().block)
    }
    // The store may have moved, and presenting begun, before there was a stage.
    this.wantWhole()
    if (this.isThere()) this.prefetch()
    else this.seek()
  }

  private onState(state: ViewerState, before: ViewerState): void {
    const asked = state.fragmentAsked
    if (state.presenting !== before.presenting) {
      this.wantWhole()
      if (state.presenting && this.isThere()) this.prefetch()
    }
    if (state.slideNumber !== before.slideNumber || state.locale !== before.locale) this.seek()
    else if (asked !== undefined) {
      if (asked !== before.fragmentAsked) this.showAsked(asked)
    } else if (state.fragment !== this.shown.fragment && this.isThere()) this.stay(state.block)
  }

  /** Asked for the slide that is shown already: its fragments stay, but a block asked for comes into sight. */
  private stay(block: string | undefined): void {
    const { row, section, shown } = this
    const wanted = section && block !== undefined ? fragmentOfBlock(section, block) : -1
    if (row && section && wanted > shown.fragment) {
      shown.fragment = row.showFragment(shown.slideNumber, section, wanted)
    }
    this.arrive()
  }

  /** A step of the slide that is shown, or of the one that is on its way. */
  private showAsked(fragment: number): void {
    const { row, section, shown, sought } = this
    if (sought) sought.fragment = fragment
    else if (row && section && this.isThere()) {
      shown.fragment = row.showFragment(shown.slideNumber, section, fragment)
      this.arrive()
      this.tell({ section, moved: false, fragments: [] })
    }
  }

  private isThere(): boolean {
    const { slideNumber, locale } = this.store.getState()
    return slideNumber === this.shown.slideNumber && locale === this.shown.locale
  }

  /** False at the ends of a slide, and on the way to another, whose fragments nobody knows yet. */
  private stepFragment(by: 1 | -1): boolean {
    const { row, section } = this
    return row !== undefined && section !== undefined && this.isThere() && row.stepFragment(section, by)
  }

  private step(by: 1 | -1): void {
    const { slideNumber, goTo } = this.store.getState()
    const target = slideNumber + by
    if (target >= 1 && target <= this.slideCount) goTo(target, 'step')
    else if (this.section)
      this.tell({ section: this.section, moved: false, fragments: [], end: by < 0 ? 'first' : 'last' })
  }

  /** Goes after the slide that the store wants: at once where its page is there, else when it comes. */
  private seek(): void {
    const { slideNumber, locale, fragmentAsked } = this.store.getState()
    const { shown } = this
    clearTimeout(this.patience)
    clearTimeout(this.retry)
    this.sought = undefined
    const page = this.pages.peek(locale, slideNumber)
    if (page && page.section === this.section) {
      if (fragmentAsked !== undefined) this.showAsked(fragmentAsked)
      return
    }
    const stays = slideNumber === shown.slideNumber
    const fragment =
      fragmentAsked ?? (stays ? shown.fragment : slideNumber < shown.slideNumber ? Infinity : -1)
    const sought = { slideNumber, locale, fragment }
    if (page) this.show(sought, page.section, 'slide')
    else this.fetch(sought, stays)
  }

  private fetch(sought: Sought, stays: boolean): void {
    const { slideNumber, locale } = sought
    this.sought = sought
    // In another language the slide itself is the best stand-in.
    if (!stays) {
      this.patience = setTimeout(() => {
        this.show(sought, this.standIns.loading(slideNumber, locale), 'loading')
      }, PATIENCE_MS)
    }
    this.pages.load(locale, slideNumber).then(
      ({ section }) => {
        if (this.sought === sought) this.show(sought, section, 'slide')
      },
      (error: unknown) => {
        if (this.sought !== sought) return
        const failure = error instanceof LoadFailure ? error : new LoadFailure('network')
        this.show(sought, this.standIns.failed(slideNumber, locale, failure, this.onRetry), 'failed')
        this.retryLater(isPassing(failure) ? 0 : LONGER)
      },
    )
  }

  private retryLater(times: number): void {
    const { slideNumber, locale } = this.shown
    clearTimeout(this.retry)
    this.retry = setTimeout(() => {
      if (this.shown.kind !== 'failed' || this.sought) return
      this.pages.load(locale, slideNumber).then(
        () => {
          if (this.shown.kind === 'failed' && this.isThere()) this.seek()
        },
        () => {
          if (this.shown.kind === 'failed' && this.isThere()) this.retryLater(times + 1)
        },
      )
    }, retryPauseMs(times))
  }

  private onRetry = (): void => {
    this.seek()
  }

  private onOnline = (): void => {
    if (this.shown.kind === 'failed') this.seek()
  }

  private show({ slideNumber, locale, fragment }: Sought, section: HTMLElement, kind: Shown['kind']): void {
    const { row, shown: left } = this
    if (!row) return
    if (kind !== 'loading') {
      clearTimeout(this.patience)
      this.sought = undefined
    }
    const { block } = this.store.getState()
    const wanted = block === undefined ? fragment : Math.max(fragment, fragmentOfBlock(section, block))
    this.shown = { slideNumber, locale, kind, fragment: showFragments(section, wanted) }
    if (slideNumber !== left.slideNumber) row.turn(left.slideNumber, slideNumber, section)
    else {
      keepFocus(row.sectionOf(slideNumber), section, () => {
        row.swap(slideNumber, section, this.shown.fragment)
      })
    }
    this.arrive()
    this.tell({
      section,
      moved: left.slideNumber !== slideNumber || left.kind !== 'slide',
      translated: left.slideNumber === slideNumber && left.locale !== locale,
      fragments: [],
    })
    if (kind !== 'loading') this.prefetch(stepOf(left.slideNumber, slideNumber))
    this.layAhead(slideNumber === left.slideNumber - 1 ? slideNumber - 1 : slideNumber + 1, locale)
  }

  /** Lays out the slide after the one that is seen, as a step to it does: for who came to it otherwise. */
  layNext = (): void => {
    if (this.isThere()) this.layAhead(this.shown.slideNumber + 1, this.shown.locale)
  }

  private layAhead(slideNumber: number, locale: Locale): void {
    if (slideNumber < 1 || slideNumber > this.slideCount) this.slideAhead.cancel()
    else this.slideAhead.ask(locale, slideNumber)
  }

  private onFragment = (fragments: readonly HTMLElement[]): void => {
    const { section } = this
    if (!section) return
    this.shown.fragment = shownFragment(section)
    this.arrive()
    this.tell({ section, moved: false, fragments })
  }

  /** Tells the store where the stage stands. */
  private arrive(): void {
    const { slideNumber, fragment, kind } = this.shown
    const state = this.store.getState()
    // What was asked for is still to come while something stands in for the slide.
    if (!this.isThere() || (state.fragmentAsked !== undefined && kind === 'loading')) return
    if (state.fragment !== fragment || state.fragmentAsked !== undefined) state.arrive(slideNumber, fragment)
  }

  private tell(news: StageNews): void {
    for (const follower of this.followers) follower(news)
  }

  private wantWhole(): void {
    this.pages.wantWhole(this.store.getState().presenting && mayFetchWhole())
  }

  private prefetch(step?: 1 | -1): void {
    this.pages.prefetch(this.shown.locale, this.shown.slideNumber, this.slideCount, step)
  }
}

/** What may be over soon: no answer, a server that is busy or being started. */
function isPassing({ reason, status = 0 }: LoadFailure): boolean {
  return reason === 'network' || status === 429 || status >= 500
}

/** Undefined for a jump. */
function stepOf(from: number, to: number): 1 | -1 | undefined {
  return to === from + 1 ? 1 : to === from - 1 ? -1 : undefined
}
