import type { Panel } from './panel.ts'

/** Pixels that an article may be away from its place. */
const TOLERANCE_PX = 2

/** What was put into its place last. */
let latest: { article: Element; line: Element | undefined } | undefined

/** Scrolls to a slide's article, and in it to a line or another part. False where it can't be seen (yet). */
export function placeArticle(
  panel: Panel,
  slideNumber: number,
  findLine: (article: HTMLElement) => Element | null | undefined,
): boolean {
  const list = panel.list()
  // Articles that have only now been put in turn out longer or shorter than estimated: no ground for a smooth way.
  const isSteady = !list.isWaiting
  panel.settle()
  const article = list.article(slideNumber)
  if (!article || article.getClientRects().length === 0) return false
  list.drawNear(slideNumber)
  const line = findLine(article) ?? undefined
  latest = { article, line }
  panel.view().place(article, line, isSteady)
  placeAgain(panel)
  return true
}

/**
 * A page that was flung goes on scrolling, and articles on the way change their size: once the scrolling has ended, the
 * article is put into its place again. Where it can't get there (at an end), one attempt is enough.
 */
function placeAgain(panel: Panel): void {
  const placed = latest
  const onScrollEnd = () => {
    const view = panel.view()
    if (!placed?.article.isConnected || placed !== latest || view.isInHand) return
    const { article, line } = placed
    if (Math.abs(view.distanceTo(article, line)) > TOLERANCE_PX) view.place(article, line, false)
  }
  // Safari has none yet, and would gather listeners.
  if ('onscrollend' in window)
    window.addEventListener('scrollend', onScrollEnd, { once: true, capture: true })
}
