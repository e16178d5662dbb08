import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useViewer, useViewerState } from '../../viewer/viewer-context.tsx'
import { buildArticles, takeOutOfTabOrder } from './build-articles.ts'
import { addFormulaStyles } from '../../content/formula-styles.ts'
import { idle } from '../../ui/idle.ts'
import type { Panel } from '../panel.ts'
import { useOrder, versionOf } from './use-order.ts'

/**
 * Fills the open panel with the slides' articles, around the page's own, when the page has nothing better to do; at
 * once where the reader opens the panel or chooses another language. What the reader looks at stays in its place.
 * Returns what tries again after a failure.
 */
export function useArticles(panel: Panel): () => void {
  const { store } = useViewer()
  const isOpen = useViewerState(({ preferences }) => preferences.transcriptOpen)
  const order = useOrder(panel)
  const formulas = useOwnArticle(panel)
  const [attempt, setAttempt] = useState(0)

  useEffect(() => {
    const list = panel.list()
    if (!isOpen) {
      list.reduceTo(store.getState().slideNumber)
      panel.state.setState(({ revision }) => ({ revision: revision + 1 }))
      return undefined
    }
    const work = new AbortController()
    const fill = async ({ signal }: AbortController) => {
      if (panel.state.getState().revision === 0) await idle(signal)
      const articles = await buildArticles(order(), panel.packs, list.articles, signal)
      if (formulas.current && articles.some((article) => article.querySelector('.katex')))
        await addFormulaStyles(formulas.current)
      signal.throwIfAborted()
      list.show(articles, store.getState().slideNumber)
      panel.state.setState(({ revision }) => ({ status: 'ready', revision: revision + 1 }))
    }
    panel.state.setState({ status: 'loading' })
    fill(work).catch(() => {
      // Called off, or there is no network: the panel then says so and offers to try again.
      if (!work.signal.aborted) panel.state.setState({ status: 'failed' })
    })
    return () => {
      work.abort()
    }
  }, [panel, store, isOpen, order, formulas, attempt])

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
  return onRetry
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
