import { useTranslation } from 'react-i18next'
import type { ComparedSlide } from '../../deck/compare.ts'
import { useSlideLink } from '../../viewer/use-slide-link.ts'
import { useViewerState } from '../../viewer/viewer-context.tsx'

interface ComparedOrderProps {
  slides: readonly ComparedSlide[]
  seen: ReadonlySet<number>
}

/** All slides as numbers, the most doubtful first: what was checked is ticked off. */
export function ComparedOrder({ slides, seen }: ComparedOrderProps) {
  const { t } = useTranslation('compare')
  return (
    <ol className="compare-order" aria-label={t('order')}>
      {slides.map(({ slideNumber, form }) => (
        <li key={slideNumber}>
          <SlideLink slideNumber={slideNumber} isSeen={seen.has(slideNumber)} isText={form === 'text'} />
        </li>
      ))}
    </ol>
  )
}

interface SlideLinkProps {
  slideNumber: number
  isSeen: boolean
  isText: boolean
}

function SlideLink({ slideNumber, isSeen, isText }: SlideLinkProps) {
  const { t } = useTranslation('compare')
  const locale = useViewerState((state) => state.locale)
  const isCurrent = useViewerState((state) => state.slideNumber === slideNumber)
  const link = useSlideLink({ locale, slideNumber })
  const words = [
    t('slide', { number: slideNumber }),
    t(isText ? 'form.text' : 'form.picture'),
    ...(isSeen ? [t('seenMark')] : []),
  ].join(' · ')
  return (
    <a
      {...link}
      className={isSeen ? 'is-seen' : undefined}
      aria-current={isCurrent ? 'page' : undefined}
      aria-label={words}
      title={words}
    >
      {slideNumber}
    </a>
  )
}
