import { useSyncExternalStore } from 'react'
import { liveHandOver, watchKept } from './live-asked.ts'
import { useHref, usePageState } from './viewer-context.tsx'

interface SpeakerLink {
  href: string
  /** A tab has a copy of this one's storage, with what a live talk is led by, only where it knows its opener. */
  rel: 'opener' | 'noopener'
}

/** The link to the speaker view at the slide shown; out of a page that leads a live talk it takes over there. */
export function useSpeakerLink(): SpeakerLink {
  const locale = usePageState((state) => state.locale)
  const slideNumber = usePageState((state) => state.slideNumber)
  const href = useHref({ page: 'speaker', locale, slideNumber })
  // No page is prerendered in a talk, and a tab is in one a moment after it was opened.
  const handOver = useSyncExternalStore(watchKept, liveHandOver, inNoTalk)
  return { href: href + handOver, rel: handOver === '' ? 'noopener' : 'opener' }
}

function inNoTalk(): string {
  return ''
}
