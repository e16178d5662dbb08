import { useTranslation } from 'react-i18next'
import { formatDuration } from '../../deck/format-duration.ts'
import { useViewerState } from '../../viewer/viewer-context.tsx'
import { useSchedule } from './use-schedule.ts'

/** Width of the bar in its own units. */
const BAR = 1000
/** Units between two sections. */
const GAP = 4

/** The section that the talk is in, and all of them as a bar: as long as they are planned, else as they have slides. */
export function SectionProgress() {
  const { t } = useTranslation()
  const slideNumber = useViewerState((state) => state.slideNumber)
  const slideCount = useViewerState(({ deck }) => deck.slideCount)
  const sections = useViewerState(({ deck }) => deck.sections)
  const locale = useViewerState((state) => state.locale)
  const schedule = useSchedule()
  const index = sections.findLastIndex(({ firstSlide }) => firstSlide <= slideNumber)
  const section = sections[index]
  if (!section) return null
  const counts = sections.map(
    (each, at) => (sections[at + 1]?.firstSlide ?? slideCount + 1) - each.firstSlide,
  )
  const planned = schedule?.sections[index]
  return (
    <section className="speaker-progress" aria-label={t('speaker.section')}>
      <p>
        <span lang={locale}>{section.title[locale]}</span>{' '}
        <span className="speaker-quiet">
          {t('speaker.inSection', {
            number: slideNumber - section.firstSlide + 1,
            count: counts[index] ?? 1,
          })}
          {planned &&
            ` · ${t('speaker.untilTime', { time: formatDuration(planned.startMs + planned.lengthMs) })}`}
        </span>
      </p>
      <svg viewBox={`0 0 ${String(BAR)} 8`} preserveAspectRatio="none" aria-hidden="true">
        {barSegments(
          sections.map(({ firstSlide }, at) => ({
            length: schedule?.sections[at]?.lengthMs ?? counts[at] ?? 1,
            filled: Math.min(1, Math.max(0, (slideNumber - firstSlide + 1) / (counts[at] ?? 1))),
          })),
        ).map(({ x, width, filled }) => (
          <g key={x}>
            <rect className="speaker-bar" x={x} y="0" width={width} height="8" />
            <rect className="speaker-bar-filled" x={x} y="0" width={width * filled} height="8" />
          </g>
        ))}
      </svg>
    </section>
  )
}

function barSegments(parts: readonly { length: number; filled: number }[]) {
  const total = parts.reduce((sum, { length }) => sum + length, 0)
  let at = 0
  return parts.map(({ length, filled }) => {
    const x = (at / total) * BAR
    at += length
    return { x, width: Math.max(1, (at / total) * BAR - x - GAP), filled }
  })
}
