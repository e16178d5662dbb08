import { useEffect, useRef, useState } from 'react'
import { textPacksOf } from '../../content/text-packs.ts'
import { useAroundWords } from '../../content/use-around-words.ts'
import { WorkCard } from '../../content/work-card.tsx'
import { loadWorks } from '../../content/works.ts'
import { changedBlocks, type ChangedBlocks } from '../../deck/changed-blocks.ts'
import type { CitedWork } from '../../deck/works.ts'
import { useViewer, useViewerState } from '../../viewer/viewer-context.tsx'
import { ChangesLine } from './changes-line.tsx'
import { SectionStrip } from './section-strip.tsx'
import { useSettledSlide } from './use-settled-slide.ts'
import './slide-context.css'

/** What belongs to the slide, below the stage: its section in pictures, the works that it cites, what was changed on it. */
export function SlideContext() {
  const ref = useRef<HTMLDivElement>(null)
  const slideNumber = useSettledSlide(ref)
  const belongings = useBelongings(slideNumber)
  return (
    <div ref={ref} className="slide-context">
      {slideNumber !== undefined && <SectionStrip slideNumber={slideNumber} />}
      {belongings && <Belongings {...belongings} />}
    </div>
  )
}

interface Belongings {
  slideNumber: number
  works: readonly CitedWork[]
  changes: readonly ChangedBlocks[]
}

function Belongings({ slideNumber, works, changes }: Belongings) {
  const t = useAroundWords()
  return (
    <>
      {changes.length > 0 && <ChangesLine slideNumber={slideNumber} changes={changes} />}
      {works.length > 0 && (
        <section aria-labelledby="slide-works">
          <h2 id="slide-works">{t('slide.works')}</h2>
          <ul className="slide-works">
            {works.map((work) => (
              <li key={work.key}>
                <WorkCard work={work} slideNumber={slideNumber} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

/** Of the slide before until they are there. What can't be had is left out: the transcript says the same. */
function useBelongings(slideNumber: number | undefined): Belongings | undefined {
  const { baseUrl } = useViewer()
  const locale = useViewerState((state) => state.locale)
  const [belongings, setBelongings] = useState<Belongings>()
  useEffect(() => {
    if (slideNumber === undefined) return undefined
    let left = false
    const load = async (): Promise<Belongings> => {
      const slide = await textPacksOf(baseUrl).loadSlide(locale, slideNumber)
      const keys = slide?.references.map(({ key }) => key) ?? []
      const works = keys.length > 0 ? await loadWorks(baseUrl, locale, slideNumber).catch(() => []) : []
      return {
        slideNumber,
        works: works.filter(({ key }) => keys.includes(key)),
        changes: changedBlocks(slide?.blocks ?? []),
      }
    }
    load().then(
      (found) => {
        if (!left) setBelongings(found)
      },
      () => {
        if (!left) setBelongings(undefined)
      },
    )
    return () => {
      left = true
    }
  }, [baseUrl, locale, slideNumber])
  return belongings
}
