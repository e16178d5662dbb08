import type { Point } from '../../vocabulary/geometry.ts'

/** A tone of an illustration: `fig-tone-…` of figures.css. */
export type Tone =
  | 'sky'
  | 'ground'
  | 'warm'
  | 'sun'
  | 'leaf'
  | 'skin'
  | 'skin-deep'
  | 'hair'
  | 'white'
  | 'steel'
  | 'dark'
  | 'blue'
  | 'plum'
  | 'fox'
  | 'chestnut'
  | 'sand'
  | 'gravel'
  | 'night'
  | 'slate'

interface HeadProps extends Point {
  /** 1 is a head of radius 23. */
  scale?: number
  skin?: 'skin' | 'skin-deep'
  hair?: Tone
  hairStyle?: 'short' | 'long' | 'bun' | 'bald'
  /** Where the face turns: -1 to the picture's left, 1 to its right. */
  look?: number
  mouth?: 'smile' | 'open' | 'flat'
  glasses?: boolean
}

/** A head with a face of two dots and a line, as the child on the refrigerator has. */
export function Head(props: HeadProps) {
  const {
    x,
    y,
    scale = 1,
    skin = 'skin',
    hair = 'hair',
    hairStyle = 'short',
    look = 0,
    mouth = 'smile',
  } = props
  const turn = look * 8
  return (
    <g transform={`translate(${x} ${y}) scale(${scale})`}>
      {hairStyle === 'long' && (
        <>
          {/* Two locks with the neck between them: hair under a chin is a beard. */}
          <path
            d="M-29 0a29 29 0 0 1 58 0q0 28 7 46q-12 10-25 3V16h-22v33q-13 7-25-3q7-18 7-46z"
            className={`fig-tone-${hair}`}
          />
          <path d="M-11 14h22v23a11 8 0 0 1-22 0z" className={`fig-tone-${skin}`} />
        </>
      )}
      {hairStyle === 'bun' && <circle cy={-28} r={12} className={`fig-tone-${hair}`} />}
      {Math.abs(look) < 0.9 && <circle cx={-23} cy={4} r={5} className={`fig-tone-${skin}`} />}
      {Math.abs(look) < 0.9 && <circle cx={23} cy={4} r={5} className={`fig-tone-${skin}`} />}
      <circle r={23} className={`fig-tone-${skin}`} />
      {hairStyle !== 'bald' && (
        <g transform={look < 0 ? 'scale(-1 1)' : undefined}>
          <path d="M-24 0a24 24 0 0 1 48 0c-8 0-14-4-18-11-4 7-17 11-30 11z" className={`fig-tone-${hair}`} />
        </g>
      )}
      <circle cx={turn - 8} cy={4} r={2.8} className="fig-tone-dark" />
      <circle cx={turn + 8} cy={4} r={2.8} className="fig-tone-dark" />
      {props.glasses && (
        <path
          d={`M${turn - 15} 4a7 7 0 1 0 14 0a7 7 0 1 0-14 0M${turn + 1} 4a7 7 0 1 0 14 0a7 7 0 1 0-14 0`}
          className="fig-tone-dark fig-stroked"
          strokeWidth={2.6}
        />
      )}
      <Mouth x={turn} kind={mouth} />
    </g>
  )
}

function Mouth({ x, kind }: { x: number; kind: 'smile' | 'open' | 'flat' }) {
  if (kind === 'open') return <ellipse cx={x} cy={13.5} rx={5} ry={4.5} className="fig-tone-dark" />
  const d = kind === 'smile' ? `M${x - 7} 11q7 7 14 0` : `M${x - 6} 13h12`
  return <path d={d} className="fig-tone-dark fig-stroked" strokeWidth={2.6} />
}

interface PersonProps extends Omit<HeadProps, 'y'> {
  /** Where the feet stand. */
  y: number
  top: Tone
  trousers: Tone
  shoes?: Tone
  /** Elbow and hand of each arm, from the feet's middle; y counts upwards as negative. */
  leftArm?: readonly [Point, Point]
  rightArm?: readonly [Point, Point]
  skirt?: boolean
}

const HANGING = { left: [p(-37, -142), p(-34, -104)], right: [p(37, -142), p(34, -104)] } as const

/** A standing grown-up seen from the front, 250 px tall at scale 1; (x, y) is the middle of the feet. */
export function Person({ x, y, scale = 1, top, trousers, shoes = 'dark', ...rest }: PersonProps) {
  const { leftArm = HANGING.left, rightArm = HANGING.right, skirt = false, skin = 'skin' } = rest
  return (
    <g transform={`translate(${x} ${y}) scale(${scale})`}>
      {skirt ? (
        <path d="M-13-60v44M13-60v44" className={`fig-tone-${skin} fig-stroked`} strokeWidth={13} />
      ) : (
        <path
          d="M-14-104L-15-18M14-104L15-18"
          className={`fig-tone-${trousers} fig-stroked`}
          strokeWidth={25}
        />
      )}
      <path d="M-14-6h-8M14-6h8" className={`fig-tone-${shoes} fig-stroked`} strokeWidth={13} />
      {skirt && (
        <path d="M-27-112h54l10 62a6 6 0 0 1-6 7h-62a6 6 0 0 1-6-7z" className={`fig-tone-${trousers}`} />
      )}
      <path d="M-36-158a28 30 0 0 1 28-30h16a28 30 0 0 1 28 30l-7 60h-58z" className={`fig-tone-${top}`} />
      <path d="M-11-206h22v16a11 8 0 0 1-22 0z" className={`fig-tone-${skin}`} />
      <Arm from={p(-29, -172)} path={leftArm} sleeve={top} skin={skin} />
      <Arm from={p(29, -172)} path={rightArm} sleeve={top} skin={skin} />
      <Head {...rest} x={0} y={-224} skin={skin} scale={1.1} />
    </g>
  )
}

interface ArmProps {
  from: Point
  path: readonly [Point, Point]
  sleeve: Tone
  skin: 'skin' | 'skin-deep'
  width?: number
}

/** A sleeve from the shoulder over the elbow to the wrist, and a hand. */
export function Arm({ from, path: [elbow, hand], sleeve, skin, width = 19 }: ArmProps) {
  return (
    <g>
      <circle cx={hand.x} cy={hand.y} r={width * 0.52} className={`fig-tone-${skin}`} />
      <path
        d={`M${from.x} ${from.y}L${elbow.x} ${elbow.y}L${(elbow.x + 4 * hand.x) / 5} ${(elbow.y + 4 * hand.y) / 5}`}
        className={`fig-tone-${sleeve} fig-stroked`}
        strokeWidth={width}
      />
    </g>
  )
}

function p(x: number, y: number): Point {
  return { x, y }
}
