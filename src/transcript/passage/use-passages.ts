import { useEffect, useState } from 'react'
import { missPart } from '../../viewer/missing-parts.ts'
import { useViewer } from '../../viewer/viewer-context.tsx'
import type { Panel } from '../panel.ts'

/**
 * Shows the words that a link points at, and says where they are gone. True once the reader has selected words of the
 * transcript. What does both is loaded when it is needed.
 */
export function usePassages(panel: Panel): boolean {
  const { store } = useViewer()
  const [hasSelected, setHasSelected] = useState(false)

  useEffect(() => {
    const { block, slideNumber, passage, setNotice, markBlock } = store.getState()
    if (passage || block === undefined || panel.list().row(slideNumber, block)) return
    markBlock(undefined)
    setNotice({ key: 'unknownBlock' })
  }, [panel, store])

  useEffect(() => {
    const ends: (() => void)[] = []
    let isOver = false
    const show = async () => {
      const { showPassage } = await import('./show-passage.ts')
      if (!isOver) ends.push(showPassage(panel, store))
    }
    const tryToShow = () => {
      show().catch(() => {
        // The block alone is marked.
        if (!isOver) missPart(store, tryToShow)
      })
    }
    const start = () => {
      if (!store.getState().passage) return
      unsubscribe()
      tryToShow()
    }
    const unsubscribe = store.subscribe(start)
    start()
    return () => {
      isOver = true
      unsubscribe()
      for (const end of ends) end()
    }
  }, [panel, store])

  useEffect(() => {
    if (hasSelected) return undefined
    const listeners = new AbortController()
    const onSelection = () => {
      const selection = document.getSelection()
      if (selection?.isCollapsed === false && panel.list().host.contains(selection.anchorNode))
        setHasSelected(true)
    }
    document.addEventListener('selectionchange', onSelection, { signal: listeners.signal })
    return () => {
      listeners.abort()
    }
  }, [panel, hasSelected])
  return hasSelected
}
