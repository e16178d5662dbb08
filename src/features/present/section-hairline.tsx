import { useLateState, useViewerState } from '../../viewer/viewer-context.tsx'

/** Units of the line for one slide. */
const SLIDE = 10
/** Units between two sections. */
const GAP = 2

/** How far the talk is, section by section, at the lower edge of the wall: seen by who looks for it. */
export function SectionHairline() {
  const sections = useViewerState(({ deck }) => deck.sections)
  const slideCount = useViewerState(({ deck }) => deck.slideCount)
  return (
    <svg
      className="section-hairline"
      viewBox={`0 0 ${String(slideCount * SLIDE)} 3`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {sections.map(({ id, firstSlide }, at) => (
        <SectionLine key={id} first={firstSlide} end={sections[at + 1]?.firstSlide ?? slideCount + 1} />
      ))}
    </svg>
  )
}

/** Of the slides from the first to the one before `end`; drawn anew only when one of them is shown. */
function SectionLine({ first, end }: { first: number; end: number }) {
  const shown = useLateState(({ slideNumber }) => Math.min(Math.max(0, slideNumber - first + 1), end - first))
  const [x, width] = [(first - 1) * SLIDE, (end - first) * SLIDE - GAP]
  return (
    <>
      <rect x={x} width={width} height="3" />
      <rect className="shown" x={x} width={Math.min(width, shown * SLIDE)} height="3" />
    </>
  )
}
