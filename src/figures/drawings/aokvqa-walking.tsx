import type { Drawing } from '../drawing.ts'
import { WheelchairInPark, WHEELCHAIR_IN_PARK } from './illustrations/wheelchair-in-park.tsx'
import { FigureSvg } from '../vocabulary/figure-svg.tsx'
import { box } from '../vocabulary/geometry.ts'
import { ImageSlot } from '../vocabulary/image-slot.tsx'

/** A man in a wheelchair among people who stand: the question asks what he has trouble doing. */
export const drawing: Drawing = () => (
  <FigureSvg width={540} height={480}>
    <ImageSlot box={box(0, 0, 540, 480)} {...WHEELCHAIR_IN_PARK}>
      <WheelchairInPark />
    </ImageSlot>
  </FigureSvg>
)
