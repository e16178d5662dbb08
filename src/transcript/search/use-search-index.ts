import { useCallback, useEffect, useState } from 'react'
import { SearchIndex } from '../../deck/search.ts'
import { packOf } from '../../deck/types.ts'
import { useViewerState } from '../../viewer/viewer-context.tsx'
import { inSlices } from '../../ui/idle.ts'
import { usePanel } from '../panel.ts'

export interface DeckSearch {
  index: SearchIndex
  /** Counts the packs that have been read: with each, the same query may find more. */
  readCount: number
  status: 'loading' | 'ready' | 'failed'
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
  const [attempt, setAttempt] = useState(0)

  useEffect(() => {
    if (!isWanted) return undefined
    const work = new AbortController()
    const { signal } = work
    const readAll = async () => {
      for (const locale of locales) {
        for (let pack = 0; pack <= packOf(slideCount); pack++) {
          const key = `${locale}/${String(pack)}`
          if (read.has(key)) continue
          const slides = await panel.packs.load(locale, pack)
          await inSlices(
            slides,
            (slide) => {
              if (!read.has(`${key}/${String(slide.slideNumber)}`)) index.add(locale, [slide])
              read.add(`${key}/${String(slide.slideNumber)}`)
            },
            signal,
          )
          read.add(key)
          setReadCount((count) => count + 1)
        }
      }
    }
    readAll().then(
      () => {
        setStatus('ready')
      },
      () => {
        if (!signal.aborted) setStatus('failed')
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
  return { index, readCount, status, onRetry }
}
