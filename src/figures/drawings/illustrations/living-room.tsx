import type { ReactNode } from 'react'
import type { IllustrationTone } from '../../vocabulary/tones.ts'

/** A room with a sofa, a lamp and a table, 200×200: for maps whose every pixel has a value. */
export const LIVING_ROOM = { viewWidth: 200, viewHeight: 200 }

export type RoomClass = 'ceiling' | 'wall' | 'floor' | 'window' | 'sofa' | 'lamp' | 'table'

/** Where a surface faces; `leaning` is between the viewer and up. */
export type Facing = 'viewer' | 'up' | 'leaning' | 'down' | 'left' | 'right'

interface Surface {
  class: RoomClass
  facing: Facing
  /** How far away it is, from 0 (near) to 1. */
  depth: number
  d: string
  tone: IllustrationTone | 'sand' | 'mist' | 'fox' | 'chestnut'
  /** The parts of a surface that runs into the distance, each with its own depth. */
  bands?: { depth: number; d: string }[]
}

/** From back to front: the picture and every map draw the same surfaces. */
const SURFACES: readonly Surface[] = [
  {
    class: 'ceiling',
    facing: 'down',
    depth: 0.6,
    d: 'M0 0H200L164 26H36z',
    tone: 'white',
    bands: [
      { depth: 0.5, d: 'M0 0H200L182 13H18z' },
      { depth: 0.8, d: 'M18 13H182L164 26H36z' },
    ],
  },
  { class: 'wall', facing: 'viewer', depth: 1, d: 'M36 26H164V122H36z', tone: 'mist' },
  {
    class: 'wall',
    facing: 'right',
    depth: 0.6,
    d: 'M0 0L36 26V122L0 164z',
    tone: 'sky',
    bands: [
      { depth: 0.5, d: 'M0 0L18 13V143L0 164z' },
      { depth: 0.8, d: 'M18 13L36 26V122L18 143z' },
    ],
  },
  {
    class: 'wall',
    facing: 'left',
    depth: 0.6,
    d: 'M200 0L164 26V122L200 164z',
    tone: 'sky',
    bands: [
      { depth: 0.5, d: 'M200 0L182 13V143L200 164z' },
      { depth: 0.8, d: 'M182 13L164 26V122L182 143z' },
    ],
  },
  {
    class: 'floor',
    facing: 'up',
    depth: 0.4,
    d: 'M36 122H164L200 164V200H0V164z',
    tone: 'ground',
    bands: [
      { depth: 0.8, d: 'M36 122H164L177 137H23z' },
      { depth: 0.55, d: 'M23 137H177L200 164H0z' },
      { depth: 0.3, d: 'M0 164H200V183H0z' },
      { depth: 0.12, d: 'M0 183H200V200H0z' },
    ],
  },
  { class: 'window', facing: 'viewer', depth: 1, d: 'M66 40H134V80H66z', tone: 'sun' },
  // Floor lamp.
  { class: 'lamp', facing: 'viewer', depth: 0.75, d: 'M43 78H48V138H43zM36 136H55V141H36z', tone: 'dark' },
  { class: 'lamp', facing: 'left', depth: 0.75, d: 'M36 52H42L37 82H27z', tone: 'plum' },
  { class: 'lamp', facing: 'viewer', depth: 0.75, d: 'M42 52H49L54 82H37z', tone: 'plum' },
  { class: 'lamp', facing: 'right', depth: 0.75, d: 'M49 52H55L64 82H54z', tone: 'plum' },
  // Sofa.
  {
    class: 'sofa',
    facing: 'leaning',
    depth: 0.72,
    d: 'M74 92Q74 86 80 86H160Q166 86 166 92V126H74z',
    tone: 'warm',
  },
  { class: 'sofa', facing: 'up', depth: 0.62, d: 'M84 124H156L164 138H76z', tone: 'skin' },
  { class: 'sofa', facing: 'viewer', depth: 0.52, d: 'M76 138H164V160H76z', tone: 'warm' },
  { class: 'sofa', facing: 'right', depth: 0.58, d: 'M75 112L84 100V124L76 138z', tone: 'chestnut' },
  { class: 'sofa', facing: 'left', depth: 0.58, d: 'M165 112L156 100V124L164 138z', tone: 'chestnut' },
  { class: 'sofa', facing: 'up', depth: 0.58, d: 'M58 112L71 100H84L76 112z', tone: 'fox' },
  { class: 'sofa', facing: 'up', depth: 0.58, d: 'M182 112L169 100H156L164 112z', tone: 'fox' },
  { class: 'sofa', facing: 'viewer', depth: 0.5, d: 'M58 112H76V162H58z', tone: 'warm' },
  { class: 'sofa', facing: 'viewer', depth: 0.5, d: 'M164 112H182V162H164z', tone: 'warm' },
  // Table in front.
  {
    class: 'table',
    facing: 'viewer',
    depth: 0.15,
    d: 'M48 170H54V194H48zM126 170H132V194H126z',
    tone: 'dark',
  },
  { class: 'table', facing: 'up', depth: 0.22, d: 'M56 156H124L136 170H44z', tone: 'sand' },
  { class: 'table', facing: 'viewer', depth: 0.15, d: 'M44 170H136V177H44z', tone: 'hair' },
]

/** One flat colour per class. */
export const ROOM_CLASS_COLORS: Readonly<Record<RoomClass, string>> = {
  ceiling: 'fig-tone-steel',
  wall: 'fig-data-5',
  floor: 'fig-data-2',
  window: 'fig-tone-sun',
  sofa: 'fig-data-6',
  lamp: 'fig-data-4',
  table: 'fig-data-3',
}

/** Another room of the same make. */
export interface RoomVariant {
  mirrored?: boolean
  without?: readonly RoomClass[]
}

/** The room as a picture. */
export function LivingRoom(variant: RoomVariant) {
  return <Surfaces {...variant} paint={({ tone }) => `fig-tone-${tone}`} />
}

/** A colour for each class. */
export function RoomClasses({ paint, ...variant }: RoomVariant & { paint: Record<RoomClass, string> }) {
  return <Surfaces {...variant} paint={(surface) => paint[surface.class]} />
}

/** A colour for each direction that a surface faces, and a fine line around each: several face the same way. */
export function RoomNormals({ paint, ...variant }: RoomVariant & { paint: Record<Facing, string> }) {
  return <Surfaces {...variant} paint={(surface) => `${paint[surface.facing]} fig-surface`} />
}

/** The brighter, the nearer. */
export function RoomDepth(variant: RoomVariant) {
  const bands = surfacesOf(variant).flatMap(({ bands, depth, d }) => bands ?? [{ depth, d }])
  return (
    <Turned {...variant}>
      {bands.map(({ depth, d }, index) => (
        <g key={index}>
          <path d={d} className="fig-tone-dark" />
          <path d={d} className="fig-tone-white" opacity={Math.round((0.94 - 0.84 * depth) * 100) / 100} />
        </g>
      ))}
    </Turned>
  )
}

/** Outlines alone, nearer surfaces hiding those behind. */
export function RoomEdges(variant: RoomVariant) {
  return <Surfaces {...variant} paint={() => 'fig-edge'} />
}

function Surfaces({ paint, ...variant }: RoomVariant & { paint: (surface: Surface) => string }) {
  return (
    <Turned {...variant}>
      {surfacesOf(variant).map((surface, index) => (
        <path key={index} d={surface.d} className={paint(surface)} />
      ))}
    </Turned>
  )
}

function surfacesOf({ without = [] }: RoomVariant) {
  return SURFACES.filter((surface) => !without.includes(surface.class))
}

function Turned({ mirrored, children }: RoomVariant & { children: ReactNode }) {
  return (
    <g transform={mirrored ? `translate(${LIVING_ROOM.viewWidth} 0) scale(-1 1)` : undefined}>{children}</g>
  )
}
