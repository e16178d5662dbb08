import type { Drawing } from '../drawing.ts'
import { PhoneWithVgaPlug, VGA_PANEL } from './illustrations/vga-panels.tsx'
import { FigureSvg } from '../vocabulary/figure-svg.tsx'

const WIDTH = 540
const HEIGHT = 330
/** The panel is as wide as the figure; above and below it stands more of its ground. */
const SCALE = WIDTH / VGA_PANEL.viewWidth

/** Panel 1 of the picture in `vga-joke`, alone and larger. */
export const drawing: Drawing = () => (
  <FigureSvg width={WIDTH} height={HEIGHT}>
    <svg width={WIDTH} height={HEIGHT} className="fig-clip">
      <rect width={WIDTH} height={HEIGHT} className="fig-panel-ground" />
      <g transform={`translate(0 ${(HEIGHT - SCALE * VGA_PANEL.viewHeight) / 2}) scale(${SCALE})`}>
        <PhoneWithVgaPlug />
      </g>
    </svg>
  </FigureSvg>
)
