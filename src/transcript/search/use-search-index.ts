import { useCallback, useEffect, useState } from 'react'
import { SearchIndex } from '../../deck/search.ts'
import { useViewerState } from '../../viewer/viewer-context.tsx'
import { usePanel } from '../panel.ts'
import { heldText } from './held-text.ts'
import { readText, type MissingText } from './read-text.ts'

export interface DeckSearch {
  index: SearchIndex
  /** Counts the packs that have been read: with each, the same query may find more. */
  readCount: number
  /** `failed`: what could be had is searched, and `missing` says what isn't. */
  status: 'loading' | 'ready' | 'failed'
  missing: MissingText
  onRetry: () => void
}

/** The whole deck's text in every language, folded once, from when a search is first wanted. */
export function useSearchIndex(isWanted: boolean): DeckSearch {
  const panel = usePanel()
  const locales = useViewerState(({ deck }) => deck.locales)
  const slideCount = useViewerState(({ deck }) => deck.slideCount)
  const [index] = useState(() => new SearchIndex())
  const [read] = useState(() => new Set<string>())
  const [readCount, setReadCount] = useState(0)
  const [status, setStatus] = useState<DeckSearch['status']>('loading')
  const [missing, setMissing] = useState<MissingText>({ locales: [], isPartial: false })
  const [attempt, setAttempt] = useState(0)

  useEffect(() => {
    if (!isWanted) return undefined
    const work = new AbortController()
    const text = { index, read, locales, slideCount, packs: panel.packs }
    const onRead = () => {
      setReadCount((count) => count + 1)
    }
    readText({ ...text, held: () => heldText(panel.list().articles) }, onRead, work.signal).then(
      (found) => {
        setMissing(found)
        setStatus(found.isPartial || found.locales.length > 0 ? 'failed' : 'ready')
      },
      () => {
        // Called off: who asks next begins anew.
      },
    )
    return () => {
      work.abort()
    }
  }, [isWanted, panel, index, read, locales, slideCount, attempt])

  const onRetry = useCallback(() => {
    setStatus('loading')
    setAttempt((count) => count + 1)
  }, [])
  return { index, readCount, status, missing, onRetry }
}
