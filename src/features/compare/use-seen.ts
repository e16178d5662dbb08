import { useEffect, useMemo, useState } from 'react'
import { keptKey } from '../../viewer/kept-key.ts'
import { isRecord } from '../../deck/unknown-value.ts'
import { readStored, writeStored } from '../../ui/storage.ts'
import { useViewer, useViewerState } from '../../viewer/viewer-context.tsx'

/** Slides that were compared with what they were made of, kept in this browser; of another source none was. */
export function useSeen(source: string): { seen: ReadonlySet<number>; see: (slideNumber: number) => void } {
  const { baseUrl } = useViewer()
  const deck = useViewerState((state) => state.deck)
  const key = useMemo(() => `${keptKey(baseUrl, deck)}:compared`, [baseUrl, deck])
  const [seen, setSeen] = useState(() => new Set(storedNumbers(key, source)))
  useEffect(() => {
    if (seen.size > 0) writeStored(key, { source, slides: [...seen] })
  }, [key, source, seen])
  return {
    seen,
    see: (slideNumber) => {
      setSeen((before) => (before.has(slideNumber) ? before : new Set([...before, slideNumber])))
    },
  }
}

function storedNumbers(key: string, source: string): number[] {
  const stored = readStored(key)
  if (!isRecord(stored) || stored['source'] !== source || !Array.isArray(stored['slides'])) return []
  return stored['slides'].filter((slide): slide is number => Number.isSafeInteger(slide))
}
