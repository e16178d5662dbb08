import type { Drawing } from '../drawing.ts'
import { STREET_SCENE, StreetScene, type StreetRegion } from './illustrations/street-scene.tsx'
import { Arrow } from '../vocabulary/arrow.tsx'
import { box, left, right, top, type Box } from '../vocabulary/geometry.ts'
import { FigureSvg } from '../vocabulary/figure-svg.tsx'
import { ImageSlot } from '../vocabulary/image-slot.tsx'
import { Label, TEXT } from '../vocabulary/label.tsx'

/** One flat colour per class. */
const PAINT: Readonly<Record<StreetRegion, string>> = {
  sky: 'fig-data-5',
  building: 'fig-tone-sun',
  tree: 'fig-data-3',
  person: 'fig-data-4',
  car: 'fig-data-6',
  sidewalk: 'fig-tone-steel',
  road: 'fig-tone-plum',
}

/** A street and the class of each of its pixels: the same shapes, flat colours. */
export const drawing: Drawing<undefined, StreetRegion | 'image' | 'map'> = ({ labels }) => {
  const image = box(0, 36, 496, 368)
  const map = box(532, 36, 496, 368)
  return (
    <FigureSvg width={1152} height={404}>
      <Title over={image} text={labels.image} />
      <Title over={map} text={labels.map} />
      <ImageSlot box={image} {...STREET_SCENE}>
        <StreetScene />
      </ImageSlot>
      <Arrow from={right(image)} to={left(map)} />
      <ImageSlot box={map} {...STREET_SCENE}>
        <StreetScene paint={PAINT} />
      </ImageSlot>
      {(Object.keys(PAINT) as StreetRegion[]).map((region, row) => (
        <Key key={region} y={row * 48 + 76} paint={PAINT[region]} text={labels[region]} />
      ))}
    </FigureSvg>
  )
}

function Title({ over, text }: { over: Box; text: string }) {
  return <Label x={top(over).x} y={14} text={text} size={TEXT.strong} weight={700} />
}

function Key({ y, paint, text }: { y: number; paint: string; text: string }) {
  return (
    <g>
      <rect x={1042} y={y - 11} width={22} height={22} rx={5} className={paint} />
      <Label x={1070} y={y} text={text} size={TEXT.label} anchor="start" />
    </g>
  )
}
