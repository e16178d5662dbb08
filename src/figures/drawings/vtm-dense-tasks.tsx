import type { Drawing } from '../drawing.ts'
import {
  ROOM_CLASS_COLORS,
  LIVING_ROOM,
  LivingRoom,
  RoomClasses,
  RoomDepth,
  RoomEdges,
  RoomNormals,
} from './illustrations/living-room.tsx'
import { FigureSvg } from '../vocabulary/figure-svg.tsx'
import { box } from '../vocabulary/geometry.ts'
import { ImageSlot } from '../vocabulary/image-slot.tsx'
import { Label } from '../vocabulary/label.tsx'

const DIRECTIONS = {
  viewer: 'fig-data-1',
  up: 'fig-data-3',
  leaning: 'fig-data-leaning',
  down: 'fig-tone-plum',
  right: 'fig-data-4',
  left: 'fig-data-5',
}

const SIZE = LIVING_ROOM.viewWidth
const GAP = 12

type Key = 'image' | 'segmentation' | 'depth' | 'normals' | 'edges'

/** One picture and four maps of it, every pixel with a value. */
export const drawing: Drawing<undefined, Key> = ({ labels }) => {
  const tiles = [
    { name: labels.image, picture: <LivingRoom /> },
    { name: labels.segmentation, picture: <RoomClasses paint={ROOM_CLASS_COLORS} /> },
    { name: labels.depth, picture: <RoomDepth /> },
    { name: labels.normals, picture: <RoomNormals paint={DIRECTIONS} /> },
    { name: labels.edges, picture: <RoomEdges /> },
  ]
  return (
    <FigureSvg width={5 * SIZE + 4 * GAP} height={SIZE + 60}>
      {tiles.map(({ name, picture }, index) => (
        <g key={index}>
          <ImageSlot box={box(index * (SIZE + GAP), 0, SIZE, SIZE)} {...LIVING_ROOM}>
            {picture}
          </ImageSlot>
          <Label x={index * (SIZE + GAP) + SIZE / 2} y={SIZE + 8} text={name} align="top" />
        </g>
      ))}
    </FigureSvg>
  )
}
