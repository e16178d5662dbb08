import { useLayoutEffect } from 'react'
import { useViewer, useViewerState } from '../../viewer/viewer-context.tsx'
import { afterMoves } from '../after-moves.ts'
import { usePanelState, type Panel } from '../panel.ts'

/** Says in the articles which of them is the current slide's, and which of its blocks is marked. */
export function useCurrentMark(panel: Panel): void {
  const { store } = useViewer()
  const revision = usePanelState((state) => state.revision)
  const locale = useViewerState((state) => state.locale)
  useLayoutEffect(() => {
    const mark = () => {
      const { slideNumber, block } = store.getState()
      const list = panel.list()
      for (const article of list.articles) {
        if (article.dataset['slide'] === String(slideNumber)) article.setAttribute('aria-current', 'true')
        else article.removeAttribute('aria-current')
      }
      const blocks = block ? list.row(slideNumber, block)?.querySelectorAll(`[data-block="${block}"]`) : []
      const marked = new Set<Element>(blocks)
      for (const old of list.host.querySelectorAll('.marked'))
        if (!marked.has(old)) old.classList.remove('marked')
      for (const element of marked) element.classList.add('marked')
    }
    mark()
    return afterMoves(store, mark)
  }, [panel, store, revision, locale])
}
