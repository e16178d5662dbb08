import { moved, round, type Point } from './geometry.ts'
import { Label, TEXT, type Ink } from './label.tsx'
import { pathThrough, shortened, type Course } from './path.ts'

export type LineTone = 'quiet' | 'ink' | 'accent' | 'trained' | 'frozen' | 'mark' | 'faint'

interface ArrowProps {
  from: Point
  to: Point
  /**
   * `straight`; `horizontal` or `vertical`: an elbow that leaves in that direction; `across` or `down`: two corners,
   * halfway; `curve-across` or `curve-down`: an S. `through` overrides it with corners of its own.
   */
  course?: Course
  through?: readonly Point[]
  tone?: LineTone
  dashed?: boolean
  /** Where heads stand. */
  heads?: 'end' | 'both' | 'none'
  /** Free space at both ends, px; `gapStart` and `gapEnd` for one. A head keeps `HEAD_ROOM` at least. */
  gap?: number
  gapStart?: number
  gapEnd?: number
  label?: string
  /** Place of the label's middle; above or beside the middle of the arrow if left out. */
  labelAt?: Point
  labelAnchor?: 'start' | 'middle' | 'end'
  labelSize?: number
}

/** From a head's tip to what it points at, px: half a border and half a line off, four are seen. */
const HEAD_ROOM = 6

/** A thin arrow with a small head. */
export function Arrow(props: ArrowProps) {
  const { from, to, course = 'straight', tone = 'quiet', heads = 'end', gap = 4 } = props
  const points = shortened(
    [from, ...(props.through ?? []), to],
    course,
    Math.max(props.gapStart ?? gap, heads === 'both' ? HEAD_ROOM : 0),
    Math.max(props.gapEnd ?? gap, heads === 'none' ? 0 : HEAD_ROOM),
  )
  const { d, endAngle, startAngle } = pathThrough(points, props.through ? 'through' : course)
  const first = points[0] ?? from
  const last = points.at(-1) ?? to
  return (
    <g>
      <path d={d} className={`fig-line fig-line-${tone}${props.dashed ? ' fig-dashed' : ''}`} />
      {heads !== 'none' && <Head at={last} angle={endAngle} tone={tone} />}
      {heads === 'both' && <Head at={first} angle={startAngle} tone={tone} />}
      {props.label && <ArrowLabel {...props} label={props.label} tone={tone} />}
    </g>
  )
}

function Head({ at, angle, tone }: { at: Point; angle: number; tone: LineTone }) {
  const wing = (turn: number) =>
    `${round(at.x - 9 * Math.cos(angle + turn))} ${round(at.y - 9 * Math.sin(angle + turn))}`
  return (
    <path
      d={`M${wing(0.5)}L${round(at.x)} ${round(at.y)}L${wing(-0.5)}`}
      className={`fig-line fig-line-${tone}`}
    />
  )
}

function ArrowLabel(props: ArrowProps & { label: string; tone: LineTone }) {
  const { from, to, tone } = props
  const upright = Math.abs(to.y - from.y) > Math.abs(to.x - from.x)
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }
  const at = props.labelAt ?? (upright ? moved(middle, 12, 0) : moved(middle, 0, -16))
  const ink: Ink = tone === 'accent' || tone === 'ink' ? tone : 'quiet'
  return (
    <Label
      {...at}
      text={props.label}
      size={props.labelSize ?? TEXT.small}
      weight={tone === 'quiet' ? 400 : 700}
      ink={ink}
      anchor={props.labelAnchor ?? (upright && !props.labelAt ? 'start' : 'middle')}
    />
  )
}
