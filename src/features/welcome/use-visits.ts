import { useEffect, useState } from 'react'
import { keptKey } from '../../viewer/kept-key.ts'
import { readStored, writeStored } from '../../ui/storage.ts'
import { useViewer } from '../../viewer/viewer-context.tsx'
import type { ViewerState } from '../../viewer/viewer-store.ts'
import { NO_VISITS, readVisits, visitedSlides, withVisit, type Visits } from './visits.ts'

/** Milliseconds that a slide stands until it counts as read: who leafs through doesn't read. */
const READ_MS = 1500

interface KeptVisits {
  /** As they were when the page was opened. */
  before: Visits
  /** True where nothing was kept: the reader is here for the first time, as far as this device knows. */
  isFirst: boolean
  decline: (slideNumber: number) => void
}

/** Keeps which slides are read and where the reader is, and tells the store. Other pages of the deck may keep theirs meanwhile. */
export function useVisits(): KeptVisits {
  const { store, baseUrl } = useViewer()
  const [{ key, before }] = useState(() => {
    const { deck } = store.getState()
    const name = `${keptKey(baseUrl, deck)}:read`
    return { key: name, before: readVisits(readStored(name), deck.slideCount) }
  })
  const isFirst = before === undefined
  useEffect(() => {
    const show = (visits: Visits) => {
      store.getState().setVisited(visitedSlides(visits))
    }
    let timer: ReturnType<typeof setTimeout> | undefined
    const visit = () => {
      const { slideNumber } = store.getState()
      const visits = withVisit(loadVisits(key, store.getState()), slideNumber)
      writeStored(key, visits)
      show(visits)
    }
    const wait = () => {
      clearTimeout(timer)
      if (isRead(store.getState())) timer = setTimeout(visit, READ_MS)
    }
    show(loadVisits(key, store.getState()))
    if (isFirst) writeStored(key, NO_VISITS)
    wait()
    const unsubscribe = store.subscribe((state, last) => {
      if (state.slideNumber !== last.slideNumber || state.page !== last.page) wait()
    })
    return () => {
      clearTimeout(timer)
      unsubscribe()
    }
  }, [store, key, isFirst])
  return {
    before: before ?? NO_VISITS,
    isFirst,
    decline: (slideNumber) => {
      writeStored(key, { ...loadVisits(key, store.getState()), declined: slideNumber })
    },
  }
}

function loadVisits(key: string, { deck }: ViewerState): Visits {
  return readVisits(readStored(key), deck.slideCount) ?? NO_VISITS
}

/** The talk's first page is no place to go on at; and where somebody else turns the slides, nobody chose to be there. */
function isRead({ page, live, replay, autoplay }: ViewerState): boolean {
  return page === 'slide' && live === undefined && replay === undefined && autoplay === undefined
}
