import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useViewer, useViewerState } from '../../viewer/viewer-context.tsx'
import { articleSpaces, meanLinesOf } from './article-space.ts'
import { buildArticles, takeOutOfTabOrder } from './build-articles.ts'
import { addStylesheet } from '../../content/stylesheets.ts'
import { idle } from '../../ui/when-idle.ts'
import type { Panel } from '../panel.ts'
import { useOrder, versionOf } from './use-order.ts'

/** Milliseconds after which the reader who goes on is told that text is coming. */
const SLOW_MS = 400

/**
 * Fills the open panel with the slides' articles, around the page's own, when the page has nothing better to do; at
 * once where the reader opens the panel or chooses another language. What the reader looks at stays in its place.
 * Returns what tries again after a failure.
 */
export function useArticles(panel: Panel): () => void {
  const { store } = useViewer()
  // Presented, the slide covers the panel, which then costs as little as a closed one; where the reader has scrolled
  // away from the slide, that place is kept.
  const isOpen = useViewerState(({ preferences }) => preferences.transcriptOpen)
  const isCovered = useViewerState((state) => state.presenting) && panel.state.getState().following
  const isHeld = isOpen && !isCovered
  const slideCount = useViewerState(({ deck }) => deck.slideCount)
  const meanLines = useRef({ version: '', lines: 0 })
  const order = useOrder(panel)
  const formulas = useOwnArticle(panel)
  const { attempt, onRetry } = useAttempts(panel)

  useEffect(() => {
    const list = panel.list()
    if (!isHeld) {
      list.reduceTo(store.getState().slideNumber)
      panel.state.setState(({ revision }) => ({ revision: revision + 1, held: undefined }))
      return undefined
    }
    const work = new AbortController()
    // In the same languages: the reader has come nearer to the end of what is held.
    const goesOn = meanLines.current.version === order.version
    const fill = async ({ signal }: AbortController) => {
      if (goesOn || panel.state.getState().revision === 0) await idle(signal)
      const wanted = order.make()
      const built = await buildArticles(wanted, panel.packs, list.articles, signal)
      const { span, articles } = panel.lighten(wanted.span, built)
      if (formulas.current && articles.some((article) => article.querySelector('.katex')))
        await addStylesheet(formulas.current)
      signal.throwIfAborted()
      // The same all the time, or the scroll bar would jump with each span.
      if (!goesOn) meanLines.current = { version: wanted.version, lines: meanLinesOf(built) }
      const { before, after } = articleSpaces(span, slideCount, meanLines.current.lines)
      list.show([...before, ...articles, ...after], store.getState().slideNumber)
      panel.state.setState(({ revision }) => ({
        status: 'ready',
        revision: revision + 1,
        held: wanted.span,
      }))
    }
    return tellOf(panel, fill(work), work, goesOn ? SLOW_MS : 0)
  }, [panel, store, isHeld, order, formulas, attempt, slideCount])

  return onRetry
}

/** Says that text is coming once it takes longer than `slowMs`, and that it can't come. What is returned calls it off. */
function tellOf(panel: Panel, filled: Promise<void>, work: AbortController, slowMs: number): () => void {
  const slow = setTimeout(() => {
    panel.state.setState({ status: 'loading' })
  }, slowMs)
  filled
    .catch(() => {
      // Called off, or there is no network: the panel then says so and offers to try again.
      if (!work.signal.aborted) panel.state.setState({ status: 'failed' })
    })
    .finally(() => {
      clearTimeout(slow)
    })
  return () => {
    clearTimeout(slow)
    work.abort()
  }
}

/** Counts the tries to fill the panel: one more when the reader asks for it, or the network is back after a failure. */
function useAttempts(panel: Panel): { attempt: number; onRetry: () => void } {
  const [attempt, setAttempt] = useState(0)
  const onRetry = useCallback(() => {
    setAttempt((count) => count + 1)
  }, [])
  useEffect(() => {
    const listeners = new AbortController()
    const onOnline = () => {
      if (panel.state.getState().status === 'failed') onRetry()
    }
    window.addEventListener('online', onOnline, { signal: listeners.signal })
    return () => {
      listeners.abort()
    }
  }, [panel, onRetry])
  return { attempt, onRetry }
}

/** Takes the page's own article over. Returns the address of the stylesheet of formulas, which it names. */
function useOwnArticle(panel: Panel): React.RefObject<string> {
  const { store, baseUrl } = useViewer()
  const formulas = useRef('')
  useLayoutEffect(() => {
    const [own] = panel.list().articles
    if (!own || own.dataset['version'] !== undefined) return
    const { locale } = store.getState()
    own.dataset['version'] = versionOf([locale], locale)
    if (own.dataset['formulas']) formulas.current = baseUrl + own.dataset['formulas']
    // Relative links would lead elsewhere once the address has changed.
    for (const link of own.querySelectorAll<HTMLAnchorElement>('a[href]'))
      link.setAttribute('href', link.href)
    takeOutOfTabOrder(own)
  }, [panel, store, baseUrl])
  return formulas
}
