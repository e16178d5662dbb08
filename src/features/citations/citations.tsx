import './citations.css'
import { useEffect, useRef, useState } from 'react'
import { useAroundWords } from '../../content/use-around-words.ts'
import { WorkCard } from '../../content/work-card.tsx'
import { loadWorks } from '../../content/works.ts'
import { isLocale } from '../../deck/locale.ts'
import type { CitedWork } from '../../deck/works.ts'
import { useAskedWords } from '../../ui/tip/use-asked-words.ts'
import { useTipAt } from '../../ui/tip/use-tip-at.ts'
import { useLateState, useViewer, useViewerState } from '../../viewer/viewer-context.tsx'

/** Shows the work that a citation names, on the slide or in the transcript; not while somebody presents. */
export function Citations() {
  const presenting = useViewerState((state) => state.presenting)
  return presenting ? null : <CitationCard />
}

/** What marks a citation in the compiler's HTML. */
const CITATION = '.cite[data-cite]'

function CitationCard() {
  const tip = useRef<HTMLDivElement>(null)
  const t = useAroundWords()
  const { words, close } = useAskedWords(tip, CITATION)
  const slideNumber = useLateState((state) => state.slideNumber)
  const found = useWork(words)
  const isShown = words?.isConnected === true && found !== undefined
  useTipAt(tip, isShown ? words : undefined, found, close)
  // A step takes the words away from under their card.
  useEffect(close, [close, slideNumber])
  return (
    <div ref={tip} id="citation-card" popover="manual" className="citation-card">
      {found === 'failed' && <p>{t('works.failed')}</p>}
      {found !== undefined && found !== 'failed' && (
        <WorkCard work={found.work} slideNumber={found.slideNumber} onLeave={close} />
      )}
    </div>
  )
}

interface FoundWork {
  work: CitedWork
  /** The slide whose words cite it. */
  slideNumber: number
}

/** The work that the words cite, once it is there; of the last words no longer than those are asked about. */
function useWork(words: HTMLElement | undefined): FoundWork | 'failed' | undefined {
  const { baseUrl } = useViewer()
  const [answer, setAnswer] = useState<{ words: HTMLElement; found: FoundWork | 'failed' }>()
  useEffect(() => {
    const key = words?.dataset['cite']
    const locale = words?.closest<HTMLElement>('[lang]')?.lang
    const slideNumber = Number(words?.closest<HTMLElement>('[data-slide]')?.dataset['slide'])
    if (!words || !isLocale(locale) || !slideNumber) return undefined
    let left = false
    loadWorks(baseUrl, locale, slideNumber).then(
      (works) => {
        const work = works.find((other) => other.key === key)
        if (!left && work) setAnswer({ words, found: { work, slideNumber } })
      },
      () => {
        if (!left) setAnswer({ words, found: 'failed' })
      },
    )
    return () => {
      left = true
    }
  }, [baseUrl, words])
  return answer?.words === words ? answer?.found : undefined
}
