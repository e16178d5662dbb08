import type { Drawing } from '../drawing.ts'
import { AdapterPackage } from './illustrations/vga-panels.tsx'
import { FigureSvg } from '../vocabulary/figure-svg.tsx'

const WIDTH = 540
const HEIGHT = 240
/** Larger than in `vga-joke`: nothing stands beside the package. */
const SCALE = 1.58

/** Panel 2 of the picture in `vga-joke`, alone and larger. */
export const drawing: Drawing<undefined, 'package'> = ({ labels }) => (
  <FigureSvg width={WIDTH} height={HEIGHT}>
    <svg width={WIDTH} height={HEIGHT} className="fig-clip">
      <rect width={WIDTH} height={HEIGHT} className="fig-panel-leaf" />
      <g transform={`translate(${WIDTH / 2} ${HEIGHT / 2}) scale(${SCALE}) translate(-215 -78)`}>
        <AdapterPackage name={labels.package} />
      </g>
    </svg>
  </FigureSvg>
)
