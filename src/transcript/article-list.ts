import type { ReadingView } from './reading-view.ts'

/**
 * The articles in the panel, in order of the slides. Their HTML is the compiler's; this puts them in and takes them
 * out, and keeps in its place what the reader looks at.
 */
export class ArticleList {
  /** What stands above the page's own article and waits until nothing is moved by them. */
  private waiting: HTMLElement[] = []

  constructor(
    readonly host: HTMLElement,
    private readonly view: ReadingView,
  ) {}

  get articles(): HTMLElement[] {
    return this.parts.filter((part) => part.matches('.article'))
  }

  /** Articles, and the spaces at the ends that stand in for those that aren't held. */
  private get parts(): HTMLElement[] {
    return [...this.host.children].filter((child) => child instanceof HTMLElement)
  }

  get spaces(): HTMLElement[] {
    return this.parts.filter((part) => part.matches('.article-space'))
  }

  article(slideNumber: number): HTMLElement | undefined {
    return this.host.querySelector<HTMLElement>(`:scope > [data-slide="${String(slideNumber)}"]`) ?? undefined
  }

  row(slideNumber: number, block: string): HTMLElement | undefined {
    return (
      this.article(slideNumber)?.querySelector<HTMLElement>(`[data-row="${CSS.escape(block)}"]`) ?? undefined
    )
  }

  /** Holds exactly these articles and spaces, in this order. Those that are there already are not touched. */
  show(parts: readonly HTMLElement[], slideNumber: number): void {
    this.waiting = []
    const kept = parts.findIndex((part) => part.parentElement === this.host && part.matches('.article'))
    const waits = kept > 0 && !this.view.isDocked
    if (waits) this.waiting = parts.slice(0, kept)
    const shown = waits ? parts.slice(kept) : parts
    this.keepInPlace(() => {
      // Drawn ones have another size than those that are estimated: that, too, moves what is read.
      markNear(parts, slideNumber)
      for (const old of this.parts) if (!shown.includes(old)) old.remove()
      let before = this.host.firstElementChild
      for (const part of shown) {
        if (part === before) before = before.nextElementSibling
        else this.host.insertBefore(part, before)
      }
    })
  }

  /** Puts in what waits above the page's own article. */
  settle(): void {
    if (this.waiting.length === 0) return
    const waiting = this.waiting
    this.waiting = []
    this.keepInPlace(() => {
      this.host.prepend(...waiting)
    })
  }

  /**
   * The slide's article and its neighbours are drawn though nobody sees them yet: following must know their sizes. Who
   * goes on to a neighbour moves nothing by that: what is above has been drawn, and keeps its size. Who goes back may have
   * some drawn above for the first time, for whose size the browser would move on the way to the article, too.
   */
  drawNear(slideNumber: number): void {
    const { articles } = this
    const mark = () => {
      markNear(articles, slideNumber, NEAR_BEFORE)
    }
    const isDrawnAbove = articles.every((article) => {
      const away = awayFrom(slideNumber, article)
      return away < -NEAR_BEFORE || away > 0 || article.matches('.near')
    })
    if (isDrawnAbove) mark()
    else this.keepInPlace(mark)
  }

  get isWaiting(): boolean {
    return this.waiting.length > 0
  }

  /** The closed panel costs no more than one slide's text. */
  reduceTo(slideNumber: number): void {
    this.waiting = []
    const kept = this.article(slideNumber) ?? this.articles[0]
    for (const part of this.parts) if (part !== kept) part.remove()
  }

  /** Changes the articles or their look: the topmost line that is read keeps its place, and the focus its line. */
  keepInPlace(change: () => void): void {
    const focused = lineOf(document.activeElement?.closest('[data-row]'))
    const line = lineOf(this.topmostRow())
    const find = () => line && this.startOf(line)
    this.view.hold(find, change)
    if (focused && document.activeElement === document.body)
      this.row(focused.slideNumber, focused.block)?.focus({ preventScroll: true })
  }

  /** A line, or where it is an article's first, the article: its number can stand above the line. */
  private startOf({ slideNumber, block }: Line): HTMLElement | undefined {
    const row = this.row(slideNumber, block)
    const article = this.article(slideNumber)
    return row && row === article?.querySelector('.row') ? article : row
  }

  private topmostRow(): Element | undefined {
    const { top } = this.view.area
    const isBelow = (element: Element) => element.getBoundingClientRect().bottom > top + 1
    const { articles } = this
    const first = articles.findIndex(isBelow)
    if (first < 0) return undefined
    // Of the first article only the foot may be left: then it is the next one's first line.
    const rows = articles.slice(first, first + 2).flatMap((article) => [...article.querySelectorAll('.row')])
    return rows.find(isBelow)
  }
}

/** Slides on either side of the current one whose articles are always drawn. */
const NEAR = 2
/**
 * The same before one that is moved to. What a browser draws on the way to an article, since it will be a screen or two
 * away, moves the way's end where it is above: that much is drawn before.
 */
const NEAR_BEFORE = 4

function markNear(articles: readonly HTMLElement[], slideNumber: number, before = NEAR): void {
  for (const article of articles) {
    const away = awayFrom(slideNumber, article)
    const isNear = away >= -before && away <= NEAR
    if (isNear !== article.classList.contains('near')) article.classList.toggle('near', isNear)
  }
}

/** Slides from one to an article's: negative before it. */
function awayFrom(slideNumber: number, article: HTMLElement): number {
  return Number(article.dataset['slide']) - slideNumber
}

/** A line as both languages and every build of it have it: slide and block. */
export interface Line {
  slideNumber: number
  block: string
}

export function lineOf(row: Element | null | undefined): Line | undefined {
  const block = row?.getAttribute('data-row')
  const slideNumber = Number(row?.closest('.article')?.getAttribute('data-slide'))
  return block && slideNumber ? { slideNumber, block } : undefined
}
