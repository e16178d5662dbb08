import { useLateState, useViewerState } from '../../viewer/viewer-context.tsx'

/** Units of the line for one slide. */
const SLIDE = 10
/** Units between two sections. */
const GAP = 2

/** How far the talk is, section by section, at the lower edge of the wall: seen by who looks for it. */
export function SectionHairline() {
  const sections = useViewerState(({ deck }) => deck.sections)
  const slideCount = useViewerState(({ deck }) => deck.slideCount)
  const slideNumber = useLateState((state) => state.slideNumber)
  return (
    <svg
      className="section-hairline"
      viewBox={`0 0 ${String(slideCount * SLIDE)} 3`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {sections.map(({ id, firstSlide }, at) => {
        const end = sections[at + 1]?.firstSlide ?? slideCount + 1
        const shown = Math.min(Math.max(0, slideNumber - firstSlide + 1), end - firstSlide)
        const [x, width] = [(firstSlide - 1) * SLIDE, (end - firstSlide) * SLIDE - GAP]
        return (
          <g key={id}>
            <rect x={x} width={width} height="3" />
            <rect className="shown" x={x} width={Math.min(width, shown * SLIDE)} height="3" />
          </g>
        )
      })}
    </svg>
  )
}
