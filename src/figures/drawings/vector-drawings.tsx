import type { Drawing } from '../drawing.ts'
import { CarSketch, CatSketch, DogSketch, SVG_SKETCH, TruckSketch } from './illustrations/svg-sketches.tsx'
import { FigureSvg } from '../vocabulary/figure-svg.tsx'
import { Label } from '../vocabulary/label.tsx'

const { viewWidth: WIDTH, viewHeight: HEIGHT } = SVG_SKETCH
const GAP = 18

/** Four drawings in a row, each with its name. */
export const drawing: Drawing<undefined, 'car' | 'truck' | 'cat' | 'dog'> = ({ labels }) => {
  const sketches = [
    { name: labels.car, sketch: <CarSketch /> },
    { name: labels.truck, sketch: <TruckSketch /> },
    { name: labels.cat, sketch: <CatSketch /> },
    { name: labels.dog, sketch: <DogSketch /> },
  ]
  return (
    <FigureSvg width={4 * WIDTH + 3 * GAP} height={HEIGHT + 36}>
      {sketches.map(({ name, sketch }, index) => (
        <g key={index} transform={`translate(${index * (WIDTH + GAP)} 0)`}>
          <rect width={WIDTH} height={HEIGHT} rx={10} className="fig-ground" />
          <path d="M20 208H250" className="fig-line fig-line-faint" />
          {sketch}
          <Label x={WIDTH / 2} y={HEIGHT + 8} text={name} size={24} align="top" />
        </g>
      ))}
    </FigureSvg>
  )
}
