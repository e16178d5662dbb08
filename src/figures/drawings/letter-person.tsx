import type { Drawing } from '../drawing.ts'
import { Arrow } from '../vocabulary/arrow.tsx'
import { FigureSvg } from '../vocabulary/figure-svg.tsx'
import { point } from '../vocabulary/geometry.ts'
import { Label } from '../vocabulary/label.tsx'

type Key = 'face' | 'torso' | 'legs' | 'first' | 'corrected' | 'clothed'

/** Where the letters of a round lie: the figure stands on y = 276, its middle is x = 0. */
interface Person {
  head: { x: number; y: number }
  /** Reach of the arms to each side, and their rise. */
  arm: { reach: number; rise: number }
  /** Top of the torso. */
  shoulder: number
}

const FIRST: Person = { head: { x: 58, y: 36 }, arm: { reach: 30, rise: 26 }, shoulder: 70 }
const CORRECTED: Person = { head: { x: 0, y: 40 }, arm: { reach: 72, rise: 50 }, shoulder: 108 }

/** Where the torso meets the legs, and where the feet stand. */
const HIP = 190
const FLOOR = 276

/** The person of letters in its three rounds; the letters are named at the first. */
export const drawing: Drawing<undefined, Key> = ({ labels }) => (
  <FigureSvg width={1000} height={350}>
    <g transform="translate(226 0)">
      <Letters {...FIRST} />
      <Name text={labels.face} at={[132, 36]} to={[96, 36]} tone="fig-data-2" />
      <Name text={labels.torso} at={[-60, 124]} to={[-8, 124]} tone="fig-data-1" />
      <Name text={labels.legs} at={[-60, 240]} to={[-36, 240]} tone="fig-data-3" />
      <Caption text={labels.first} />
    </g>
    <Arrow from={point(350, 150)} to={point(430, 150)} />
    <g transform="translate(546 0)">
      <Letters {...CORRECTED} />
      <Caption text={labels.corrected} />
    </g>
    <Arrow from={point(660, 150)} to={point(740, 150)} />
    <g transform="translate(856 0)">
      <Clothes />
      <Letters {...CORRECTED} />
      <Caption text={labels.clothed} />
    </g>
  </FigureSvg>
)

/** O, Y and H as lines, as TikZ draws them. */
function Letters({ head, arm, shoulder }: Person) {
  const hand = shoulder - arm.rise
  return (
    <g>
      <circle cx={head.x} cy={head.y} r={30} className="fig-data-2 fig-stroked" strokeWidth={11} />
      <path
        d={`M${-arm.reach} ${hand}L0 ${shoulder}L${arm.reach} ${hand}M0 ${shoulder}V${HIP + 4}`}
        className="fig-data-1 fig-stroked"
        strokeWidth={11}
      />
      <path
        d={`M-30 ${HIP}V${FLOOR}M30 ${HIP}V${FLOOR}M-30 ${HIP + 28}H30`}
        className="fig-data-3 fig-stroked"
        strokeWidth={11}
      />
    </g>
  )
}

/** A shirt with sleeves along the arms, and trousers. */
function Clothes() {
  return (
    <g>
      <path d="M46 54L64 82L36 104V194H-36V104L-64 82L-46 54L-10 82H10z" className="fig-tone-sun" />
      <path d="M-43 194H43V264H14V236H-14V264H-43z" className="fig-tone-sky" />
    </g>
  )
}

interface NameProps {
  text: string
  /** Where the thin line leaves the text. */
  at: readonly [number, number]
  to: readonly [number, number]
  tone: string
}

function Name({ text, at, to, tone }: NameProps) {
  const leftwards = at[0] > to[0]
  return (
    <g>
      <Label
        x={at[0] + (leftwards ? 8 : -8)}
        y={at[1]}
        text={text}
        size={20}
        anchor={leftwards ? 'start' : 'end'}
      />
      <path d={`M${at[0]} ${at[1]}L${to[0]} ${to[1]}`} className={`${tone} fig-stroked`} strokeWidth={2} />
    </g>
  )
}

function Caption({ text }: { text: string }) {
  return <Label x={0} y={296} text={text} size={20} align="top" />
}
