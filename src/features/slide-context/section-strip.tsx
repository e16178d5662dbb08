import { memo, useEffect, useRef } from 'react'
import { SlidePicture } from '../../content/slide-picture.tsx'
import { useAroundWords } from '../../content/use-around-words.ts'
import type { IndexEntry } from '../../deck/types.ts'
import { mediaMatches } from '../../ui/media-query.ts'
import { useSlideLink } from '../../viewer/use-slide-link.ts'
import { usePageState, useViewerState } from '../../viewer/viewer-context.tsx'
import { useSectionEntries } from './use-section-entries.ts'

/** The slides of the slide's section in a row. The current one is marked at once, and in sight once the reader stays. */
export function SectionStrip({ slideNumber }: { slideNumber: number }) {
  const t = useAroundWords()
  const locale = useViewerState((state) => state.locale)
  const found = useSectionEntries(slideNumber)
  const strip = useRef<HTMLOListElement>(null)

  useEffect(() => {
    const { current: list } = strip
    const current = list?.querySelector<HTMLElement>('[aria-current]')
    if (!list || !current) return
    // Of the row alone: `scrollIntoView` would move what is around it, too.
    const left = current.offsetLeft - (list.clientWidth - current.offsetWidth) / 2
    const isStill = mediaMatches('(prefers-reduced-motion: reduce)')
    list.scrollTo({ left, behavior: isStill ? 'instant' : 'smooth' })
  }, [slideNumber, found])

  if (!found) return null
  return (
    <section aria-labelledby="slide-section">
      <h2 id="slide-section">
        <span className="visually-hidden">{t('slide.section')}: </span>
        {found.section.title[locale]}
      </h2>
      <ol ref={strip} className="section-strip">
        {found.entries.map((entry) => (
          <li key={entry.slideNumber}>
            <StripLink entry={entry} />
          </li>
        ))}
      </ol>
    </section>
  )
}

const StripLink = memo(function StripLink({ entry }: { entry: IndexEntry }) {
  const { slideNumber, title } = entry
  const locale = useViewerState((state) => state.locale)
  const isCurrent = usePageState((state) => state.slideNumber === slideNumber)
  const link = useSlideLink({ locale, slideNumber })
  return (
    <a {...link} title={title} aria-current={isCurrent ? 'page' : undefined}>
      <SlidePicture entry={entry} live />
      <span className="strip-number">{slideNumber}</span>
      <span className="visually-hidden">{title}</span>
    </a>
  )
})
