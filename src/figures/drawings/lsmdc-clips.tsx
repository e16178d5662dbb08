import type { ReactNode } from 'react'
import type { Drawing } from '../drawing.ts'
import { ELF_FRAMES, FILM_FRAME, vodkaFrames } from './illustrations/film-scenes.tsx'
import { FigureSvg } from '../vocabulary/figure-svg.tsx'
import { Label, TEXT } from '../vocabulary/label.tsx'

interface Data {
  /** What the two clips show, in the words of the data set. */
  descriptions: [string, string]
}

/** Two clips of movies, four frames each, with the descriptions that LSMDC gives. */
export const drawing: Drawing<Data, 'bottle'> = ({ data, labels }) => (
  <FigureSvg width={1152} height={392}>
    <Clip y={0} frames={ELF_FRAMES} description={data.descriptions[0]} />
    <Clip y={204} frames={vodkaFrames(labels.bottle)} description={data.descriptions[1]} />
  </FigureSvg>
)

function Clip({ y, frames, description }: { y: number; frames: readonly ReactNode[]; description: string }) {
  return (
    <g transform={`translate(0 ${y})`}>
      <rect width={1152} height={148} rx={8} className="fig-film" />
      <path d={PERFORATION} className="fig-tone-steel" />
      {frames.map((frame, index) => (
        <svg
          key={index}
          x={8 + index * 286}
          y={16}
          width={FILM_FRAME.viewWidth}
          height={FILM_FRAME.viewHeight}
          viewBox={`0 0 ${FILM_FRAME.viewWidth} ${FILM_FRAME.viewHeight}`}
        >
          {frame}
        </svg>
      ))}
      <Label x={0} y={172} text={description} size={TEXT.strong} anchor="start" />
    </g>
  )
}

/** The holes along both edges of a film. */
const PERFORATION = Array.from({ length: 48 }, (_, index) => {
  const x = 7 + index * 24
  return `M${x} 5h10v6h-10zM${x} 137h10v6h-10z`
}).join('')
