import { formatDeckLink } from '../deck/deck-link.ts'
import type { Locale } from '../deck/locale.ts'
import { LoadFailure, loadText, type Send } from './loader.ts'
import { meetOtherSlides } from './other-slides.ts'

/** What the stage takes out of a slide's page. */
export interface SlidePage {
  /** The slide, ready to be put on the stage: its links are absolute, its stylesheets are in the document. */
  section: HTMLElement
}

/** A page as it was read: its slide is text yet, which takes no nodes. */
export interface ReadPage {
  /** HTML of the slide. */
  slide: string
  /** Address that its links are relative to. */
  url: string
  /** Addresses of the stylesheets that it names. */
  stylesheets: string[]
}

/** What pages are fetched, read and completed with: the browser's own, or a test's. */
export interface SlidePagesTools {
  send: Send
  /** Undefined where the page doesn't hold the slide. */
  read: (html: string, url: string, slideNumber: number) => ReadPage | undefined
  /** Resolves when the stylesheets apply, or can't be had: a slide in plain letters is better than none. */
  addStylesheets: (urls: readonly string[]) => Promise<void>
  /** A slide as text, and out of it, with absolute links. */
  fold: (section: HTMLElement) => string
  unfold: (slide: string, url: string) => HTMLElement
  /** Fetches what a folded slide is shown with; true where all came. Left out where no slides are fetched that are far. */
  fetchAssets?: (slide: string, url: string) => Promise<boolean>
  /** Runs when nothing that the reader waits for is under way; the function returned cancels. */
  whenIdle: (run: () => void) => () => void
  /** The same once what has changed is drawn. */
  afterFrame: (run: () => void) => () => void
}

/** Slides kept at hand at each side of the current one, on the stage and fetched ahead. */
export const REACH = 3
/** A page whose slide is bytes, outside of the script's heap, until somebody looks at it. */
type FoldedPage = Pick<ReadPage, 'url'> & { bytes: Uint8Array }

/** Pages kept: a window in both languages, and the way that the reader came. */
const KEPT_PAGES = 40
/** Slides of the largest deck that is fetched as a whole where somebody presents, and is kept in both languages. */
const WHOLE_DECK = 500
/** Milliseconds without a step before slides are fetched that are far, and between two of them. */
const CALM_MS = 2000
const FAR_PAUSE_MS = 200
/** Milliseconds after which slides are fetched ahead again where there was no network. */
const AWAY_MS = 5000
/** Pages that are ready to be shown: the slide that is seen, those beside it, and it in another language. */
const READY_PAGES = 4
/**
 * Pages on the way of a reader who steps that aren't left to an idle moment: in haste there is none. They are asked for
 * together, or each step on a slow device would find the first of them still on its way and the second not asked for.
 */
const PRESSING = 2
/** Fetches that a browser has under way with one server over HTTP/1.1. */
const FETCHES_AT_ONCE = 6
/** Milliseconds after which a silent server counts as gone. */
const TIMEOUT_MS = 20_000

interface Pending {
  page: Promise<FoldedPage>
  slideNumber: number
  abort: () => void
}

/** Slides by locale and number, out of the very pages that links lead to. Each is fetched once and kept for a while. */
export class SlidePages {
  /** What was used last is last in both. */
  private readonly ready = new Map<string, SlidePage>()
  private readonly folded = new Map<string, FoldedPage>()
  private readonly pending = new Map<string, Pending>()
  private cancelPrefetch: () => void = () => undefined
  private spreadMs = 0
  private wantsWhole = false
  /** Slides whose pictures and fonts have been fetched ahead. */
  private readonly furnished = new Set<string>()

  constructor(
    private readonly baseUrl: string,
    private readonly tools: SlidePagesTools,
  ) {}

  /** The page that the reader opened is there already. */
  seed(locale: Locale, slideNumber: number, page: SlidePage): void {
    this.keepReady(keyOf(locale, slideNumber), page)
  }

  /** The page if it is there. */
  peek(locale: Locale, slideNumber: number): SlidePage | undefined {
    const key = keyOf(locale, slideNumber)
    const page = this.ready.get(key) ?? this.unfold(key)
    if (page) this.keepReady(key, page)
    return page
  }

  /** Rejects with a `LoadFailure`; the next call then tries again. */
  async load(locale: Locale, slideNumber: number): Promise<SlidePage> {
    this.cancelPrefetch()
    this.makeRoom(slideNumber)
    const known = this.peek(locale, slideNumber)
    if (known) return known
    const fetched = await this.fetchOnce(locale, slideNumber, 'high')
    return this.peek(locale, slideNumber) ?? this.open(fetched)
  }

  /** Settles when a page that is on its way has come; undefined where none is. */
  coming(locale: Locale, slideNumber: number): Promise<unknown> | undefined {
    return this.pending.get(keyOf(locale, slideNumber))?.page
  }

  /**
   * Gets the neighbours, of which the reader may want one next, when idle: the nearest first. Those on the way of a reader
   * who stepped come sooner.
   */
  prefetch(locale: Locale, slideNumber: number, slideCount: number, step?: 1 | -1): void {
    this.cancelPrefetch()
    const isInDeck = (neighbour: number) => neighbour >= 1 && neighbour <= slideCount
    const onTheWay =
      step === undefined
        ? []
        : Array.from({ length: PRESSING }, (_, index) => slideNumber + step * (index + 1))
    const pressing = onTheWay.filter(isInDeck)
    const near = new Set([...pressing, ...neighbours(slideNumber, REACH, step).filter(isInDeck)])
    const isWhole = this.wantsWhole && this.spreadMs === 0 && slideCount <= WHOLE_DECK
    const far = isWhole ? neighbours(slideNumber, slideCount).filter(isInDeck) : []
    let pauseMs = CALM_MS
    const later = [...new Set([...near, ...far])].filter((neighbour) => !pressing.includes(neighbour))
    const turns = [pressing, ...later.map((neighbour) => [neighbour])]
    this.fetchInTurn(locale, turns, ([next = slideNumber], run) => {
      if (near.has(next)) return this.whenTurn(pressing.includes(next), run)
      const cancel = this.whenIdleAfter(pauseMs, run)
      pauseMs = FAR_PAUSE_MS
      return cancel
    })
  }

  /** Gets the slides that aren't there, a turn's together and turns one after another; `whenTurn` returns what cancels. */
  private fetchInTurn(
    locale: Locale,
    turns: readonly (readonly number[])[],
    whenTurn: (next: readonly number[], run: () => void) => () => void,
  ): void {
    let cancelled = false
    let cancelTurn: () => void = () => undefined
    const fetchNext = (from: number) => {
      const index = turns.findIndex((turn, at) => at >= from && turn.some((next) => this.lacks(locale, next)))
      const next = turns[index]
      if (!next || cancelled) return
      cancelTurn = whenTurn(next, () => {
        const goOn = () => {
          fetchNext(index + 1)
        }
        Promise.all(next.map((neighbour) => this.bring(locale, neighbour))).then(goOn, (error: unknown) => {
          // Asked for again, and complained about, when the reader gets there. Without network nothing else comes either.
          if (!(error instanceof LoadFailure) || error.reason !== 'network') goOn()
          // A speaker may stay on a slide for long, and the network be back the next moment.
          else if (this.wantsWhole && !cancelled)
            cancelTurn = this.whenIdleAfter(AWAY_MS, () => {
              fetchNext(0)
            })
        })
      })
    }
    this.cancelPrefetch = () => {
      cancelled = true
      cancelTurn()
    }
    fetchNext(0)
  }

  /**
   * Whether all slides of a deck of ordinary size are to be had ahead, far ones once the near are there: who presents goes
   * on with the talk that was opened though the network fails, or the site is published anew.
   */
  wantWhole(wantsWhole: boolean): void {
    this.wantsWhole = wantsWhole
  }

  /** Gets neighbours at random moments within `overMs` of each other: where a whole hall turns the slide at once. */
  spread(overMs: number): void {
    this.spreadMs = overMs
  }

  /** Forgets all pages: they have changed. */
  clear(): void {
    this.stop()
    this.ready.clear()
    this.folded.clear()
    this.furnished.clear()
  }

  /** Ends what is under way. */
  stop(): void {
    this.cancelPrefetch()
    for (const { abort } of this.pending.values()) abort()
    this.pending.clear()
  }

  private whenTurn(isPressing: boolean, run: () => void): () => void {
    if (this.spreadMs === 0) return isPressing ? this.tools.afterFrame(run) : this.tools.whenIdle(run)
    return this.whenIdleAfter(Math.random() * this.spreadMs, run)
  }

  private whenIdleAfter(ms: number, run: () => void): () => void {
    let cancelIdle: () => void = () => undefined
    const timer = setTimeout(() => {
      cancelIdle = this.tools.whenIdle(run)
    }, ms)
    return () => {
      clearTimeout(timer)
      cancelIdle()
    }
  }

  /** Ends the oldest fetches that the reader has left behind, where they would hold up the one now wanted. */
  private makeRoom(slideNumber: number): void {
    const behind = [...this.pending.values()].filter(
      (pending) => Math.abs(pending.slideNumber - slideNumber) > REACH,
    )
    const tooMany = Math.max(0, this.pending.size - FETCHES_AT_ONCE + 1)
    for (const { abort } of behind.slice(0, tooMany)) abort()
  }

  private fetchOnce(locale: Locale, slideNumber: number, priority: 'high' | 'low'): Promise<FoldedPage> {
    const key = keyOf(locale, slideNumber)
    const under = this.pending.get(key)
    if (under) return under.page
    const controller = new AbortController()
    const timeout = setTimeout(() => {
      controller.abort()
    }, TIMEOUT_MS)
    const page = this.fetchPage(locale, slideNumber, { signal: controller.signal, priority }).finally(() => {
      clearTimeout(timeout)
      if (this.pending.get(key)?.page === page) this.pending.delete(key)
    })
    this.pending.set(key, {
      page,
      slideNumber,
      abort: () => {
        this.pending.delete(key)
        controller.abort()
      },
    })
    return page
  }

  private async fetchPage(locale: Locale, slideNumber: number, init: RequestInit): Promise<FoldedPage> {
    const address = this.baseUrl + formatDeckLink({ locale, page: 'slide', slideNumber })
    const html = await loadText(address, { init, send: this.tools.send }).catch((error: unknown): never => {
      // The deck had this slide when the page was opened.
      if (error instanceof LoadFailure && error.status === 404) meetOtherSlides()
      throw error
    })
    const read = this.tools.read(html, address, slideNumber)
    if (!read) throw new LoadFailure('content', undefined, address)
    const { slide, stylesheets, url } = read
    await this.tools.addStylesheets(stylesheets)
    const folded = { url, bytes: new TextEncoder().encode(slide) }
    if (!init.signal?.aborted) this.keepFolded(keyOf(locale, slideNumber), folded)
    return folded
  }

  /** Whether something of a slide is to be fetched ahead. */
  private lacks(locale: Locale, slideNumber: number): boolean {
    return (
      !this.has(locale, slideNumber) || (this.wantsWhole && !this.furnished.has(keyOf(locale, slideNumber)))
    )
  }

  private async bring(locale: Locale, slideNumber: number): Promise<void> {
    if (!this.has(locale, slideNumber)) await this.fetchOnce(locale, slideNumber, 'low')
    const key = keyOf(locale, slideNumber)
    if (!this.wantsWhole || this.furnished.has(key)) return
    // One that is ready has had its pictures asked for.
    const folded = this.ready.has(key) ? undefined : this.folded.get(key)
    const hasAll =
      !folded ||
      (await this.tools.fetchAssets?.(new TextDecoder().decode(folded.bytes), folded.url)) !== false
    if (hasAll) this.furnished.add(key)
  }

  private has(locale: Locale, slideNumber: number): boolean {
    const key = keyOf(locale, slideNumber)
    return this.ready.has(key) || this.folded.has(key)
  }

  /** The page becomes the last one to be forgotten; of the oldest that is ready its text is left. */
  private keepReady(key: string, page: SlidePage): void {
    this.ready.delete(key)
    this.ready.set(key, page)
    const [oldest] = this.ready
    if (this.ready.size <= READY_PAGES || !oldest) return
    const [oldKey, { section }] = oldest
    this.ready.delete(oldKey)
    const bytes = () => new TextEncoder().encode(this.tools.fold(section))
    this.keepFolded(oldKey, this.folded.get(oldKey) ?? { url: this.baseUrl, bytes: bytes() })
  }

  private keepFolded(key: string, page: FoldedPage): void {
    this.folded.delete(key)
    this.folded.set(key, page)
    const [oldest] = this.folded.keys()
    const most = this.wantsWhole ? 2 * WHOLE_DECK : KEPT_PAGES
    if (this.folded.size > most && oldest !== undefined) this.folded.delete(oldest)
  }

  private unfold(key: string): SlidePage | undefined {
    const folded = this.folded.get(key)
    return folded && this.open(folded)
  }

  private open({ bytes, url }: FoldedPage): SlidePage {
    return { section: this.tools.unfold(new TextDecoder().decode(bytes), url) }
  }
}

function keyOf(locale: Locale, slideNumber: number): string {
  return `${locale}/${String(slideNumber)}`
}

/** n + 1, n - 1, n + 2, …: readers go on more often than back, and who steps back goes on back. */
function neighbours(slideNumber: number, reach: number, by: 1 | -1 = 1): number[] {
  return Array.from({ length: reach }, (_, index) => [
    slideNumber + by * (index + 1),
    slideNumber - by * (index + 1),
  ]).flat()
}
