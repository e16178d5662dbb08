import { useEffect, useRef } from 'react'
import { useViewer, useViewerState } from '../viewer-context.tsx'
import { usePanelState, type Panel } from './panel.ts'

/**
 * The transcript follows the slides until the reader scrolls it by hand (use-hand-scroll.ts), and again when asked to.
 * A move that the reader makes from the transcript itself finds the line where it is, and scrolls nothing.
 */
export function useFollowing(panel: Panel): void {
  const { store } = useViewer()
  const isOpen = useViewerState(({ preferences }) => preferences.transcriptOpen)
  const revision = usePanelState((state) => state.revision)
  const following = usePanelState((state) => state.following)
  /** The slide whose article is in its place: at first the page's own. */
  const placed = useRef<number | undefined>(store.getState().slideNumber)

  useEffect(() => {
    if (isOpen) return
    placed.current = undefined
    panel.state.setState({ following: true })
  }, [panel, isOpen])

  useEffect(() => {
    let frame = 0
    const follow = () => {
      cancelAnimationFrame(frame)
      // After the slide has been drawn, which is what the reader waits for.
      frame = requestAnimationFrame(() => {
        if (!panel.state.getState().following) return
        const { slideNumber, block } = store.getState()
        const isPlaced = placed.current === slideNumber
        placed.current = place(panel, slideNumber, block, isPlaced) ? slideNumber : undefined
      })
    }
    if (!following) placed.current = undefined
    else if (placed.current !== store.getState().slideNumber) follow()
    const unsubscribe = store.subscribe((state, before) => {
      const doing = panel.doing()
      const moved = state.slideNumber !== before.slideNumber || state.block !== before.block
      if (doing === 'jump') placed.current = state.slideNumber
      else if (doing === undefined && (moved || state.presenting !== before.presenting)) follow()
    })
    return () => {
      cancelAnimationFrame(frame)
      unsubscribe()
    }
  }, [panel, store, revision, following])
}

/** Scrolls to a slide's article, or in it to the marked line. False where it can't be seen (yet). */
function place(panel: Panel, slideNumber: number, block: string | undefined, isPlaced: boolean): boolean {
  const list = panel.list()
  const view = panel.view()
  const article = list.article(slideNumber)
  if (!article || article.getClientRects().length === 0) return false
  const row = block === undefined ? undefined : list.row(slideNumber, block)
  if (!isPlaced) {
    list.settle()
    list.drawNear(slideNumber)
    view.place(article, row)
    placeAgain(panel, slideNumber, article, row)
  } else if (row) view.reveal(row)
  return true
}

/** Pixels that an article may be away from its place. */
const TOLERANCE_PX = 2

/**
 * A page that was flung goes on scrolling, and articles on the way turn out longer than estimated: once the scrolling
 * has ended, the article is put into its place again. Where it can't get there (at an end), one attempt is enough.
 */
function placeAgain(panel: Panel, slideNumber: number, article: Element, row: Element | undefined): void {
  const onScrollEnd = () => {
    const view = panel.view()
    const isWanted = panel.state.getState().following && article.ariaCurrent === 'true'
    if (!isWanted || view.isInHand || panel.list().article(slideNumber) !== article) return
    if (Math.abs(view.distanceTo(article, row)) > TOLERANCE_PX) view.place(article, row)
  }
  // Safari has none yet, and would gather listeners.
  if ('onscrollend' in window)
    window.addEventListener('scrollend', onScrollEnd, { once: true, capture: true })
}
