import type { Panel } from '../panel.ts'

/** Pixels that an article may be away from its place. */
const TOLERANCE_PX = 2

/** What was put into its place last. */
let latest: Placed | undefined

interface Placed {
  slideNumber: number
  line: Element | undefined
  /** What had the focus then. */
  focused: Element | null
}

/** Scrolls to a slide's article, and in it to a line or another part. False where it can't be seen (yet). */
export function placeArticle(
  panel: Panel,
  slideNumber: number,
  findLine: (article: HTMLElement) => Element | null | undefined,
  glides = true,
): boolean {
  const list = panel.list()
  // Articles that have only now been put in turn out longer or shorter than estimated: no ground for a smooth way.
  const isSteady = !list.isWaiting
  panel.settle()
  const article = list.article(slideNumber)
  if (!article) return false
  // Before its place is asked for: each answer after a change is a layout.
  list.drawNear(slideNumber)
  if (article.getClientRects().length === 0) return false
  const line = findLine(article) ?? undefined
  latest = { slideNumber, line, focused: document.activeElement }
  panel.view().place(article, line, glides && isSteady)
  placeAgain(panel)
  return true
}

/** Milliseconds after which an article is looked for once more: a smooth way is at its end, late text has come. */
const CHECKS_MS = [700, 1500]

/**
 * A page that was flung goes on scrolling, articles on the way change their size, and a busy browser drops a smooth
 * way: once the scrolling has ended, and again a little later, the article is put into its place. Where it can't get
 * there (at an end), that changes nothing.
 */
function placeAgain(panel: Panel): void {
  const placed = latest
  const onScrollEnd = () => {
    if (!placed || placed !== latest) return
    // Another element may stand for the slide by now.
    const article = panel.list().article(placed.slideNumber)
    const view = panel.view()
    if (!article || view.isInHand || focusWentOn(panel, placed)) return
    const line = placed.line?.isConnected ? placed.line : undefined
    if (Math.abs(view.distanceTo(article, line)) > TOLERANCE_PX) view.place(article, line, false)
  }
  const onCheck = () => {
    // The reader can have gone elsewhere meanwhile.
    const article = placed && panel.list().article(placed.slideNumber)
    if (article?.matches('[aria-current]') && panel.state.getState().following) onScrollEnd()
  }
  for (const delayMs of CHECKS_MS) setTimeout(onCheck, delayMs)
  // Safari has none yet, and would gather listeners.
  if ('onscrollend' in window)
    window.addEventListener('scrollend', onScrollEnd, { once: true, capture: true })
}

/** The reader has gone on by the keyboard meanwhile, to a line that must stay in sight. */
function focusWentOn(panel: Panel, { line, focused }: Placed): boolean {
  const now = document.activeElement
  return now !== focused && panel.list().host.contains(now) && !line?.contains(now)
}
