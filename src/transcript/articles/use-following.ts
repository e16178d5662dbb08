import { useEffect, useRef } from 'react'
import { useViewer, useViewerState } from '../../viewer/viewer-context.tsx'
import { usePanelState, type Panel } from '../panel.ts'
import { restWork, type RestWork } from '../../ui/after-frame.ts'
import { placeArticle } from './place-article.ts'

/**
 * The transcript follows the slides until the reader scrolls it by hand (use-hand-scroll.ts), and again when asked to.
 * A move that the reader makes from the transcript itself finds the line where it is, and scrolls nothing.
 */
export function useFollowing(panel: Panel): void {
  const { store } = useViewer()
  const isOpen = useViewerState(({ preferences }) => preferences.transcriptOpen)
  const revision = usePanelState((state) => state.revision)
  const following = usePanelState((state) => state.following)

  useEffect(() => {
    if (isOpen) return
    panel.setPlaced(undefined)
    panel.state.setState({ following: true })
  }, [panel, isOpen])

  const work = useRef<RestWork>(undefined)
  useEffect(() => {
    // After the slide has been drawn, which is what the reader waits for, and once for who leafs; not while it covers the panel.
    const following = restWork((hasLeafed) => {
      const { slideNumber, block, presenting } = store.getState()
      if (presenting || !panel.state.getState().following) return
      if (panel.view().wouldTakeStageAway) {
        panel.setPlaced(undefined)
        return
      }
      const isPlaced = panel.placed() === slideNumber
      const isThere = place(panel, { slideNumber, block, isPlaced, glides: !hasLeafed })
      panel.setPlaced(isThere ? slideNumber : undefined)
    })
    work.current = following
    const unsubscribe = store.subscribe((state, before) => {
      const doing = panel.doing()
      const moved = state.slideNumber !== before.slideNumber || state.block !== before.block
      if (doing === 'jump') panel.setPlaced(state.slideNumber)
      else if (doing === undefined && !state.presenting && (moved || before.presenting)) following.ask()
    })
    return () => {
      following.cancel()
      unsubscribe()
    }
  }, [panel, store])

  useEffect(() => {
    if (!following) panel.setPlaced(undefined)
    else if (panel.placed() !== store.getState().slideNumber) work.current?.ask()
  }, [panel, store, revision, following])
}

interface Wanted {
  slideNumber: number
  block: string | undefined
  isPlaced: boolean
  /** Who leafs sees no way, only where it led to. */
  glides: boolean
}

/** Scrolls to the slide's article; in one that has its place, to the marked line. False where it isn't there (yet). */
function place(panel: Panel, { slideNumber, block, isPlaced, glides }: Wanted): boolean {
  const row = () => (block === undefined ? undefined : panel.list().row(slideNumber, block))
  if (!isPlaced) return placeArticle(panel, slideNumber, row, glides)
  const line = row()
  if (line) panel.view().reveal(line)
  return true
}
