import type { Drawing } from '../drawing.ts'
import { Arm, Head } from './illustrations/person.tsx'
import { box, point } from '../vocabulary/geometry.ts'
import { FigureSvg } from '../vocabulary/figure-svg.tsx'
import { ImageSlot } from '../vocabulary/image-slot.tsx'

/** A man irons on a board fixed to the rear of a moving taxi's roof: what GPT-4 is asked to find unusual. */
export const drawing: Drawing<undefined, 'taxi'> = ({ labels }) => (
  <FigureSvg width={560} height={360}>
    <ImageSlot box={box(0, 0, 560, 360)} viewWidth={560} viewHeight={360}>
      <Street />
      <Ironing />
      <g transform="translate(0 16)">
        <Taxi sign={labels.taxi} />
      </g>
    </ImageSlot>
  </FigureSvg>
)

function Street() {
  return (
    <g>
      <path d="M0 0h560v360H0z" className="fig-tone-sky" />
      <path d="M0 60h84v240H0z" className="fig-tone-gravel" />
      <path d="M84 116h84v184H84zM482 76h78v224h-78z" className="fig-tone-steel" />
      <path
        d="M20 88h14M50 88h14M20 122h14M50 122h14M20 156h14M50 156h14M102 144h14M136 144h14M102 178h14M502 106h12M532 106h12M502 140h12M532 140h12M502 174h12M532 174h12"
        className="fig-tone-white fig-stroked"
        strokeWidth={11}
      />
      <path d="M0 290h560v70H0z" className="fig-tone-slate" />
      <path d="M14 350h56M196 350h70M420 350h70" className="fig-tone-white fig-stroked" strokeWidth={5} />
      <path d="M486 246h46M498 222h54M492 270h60" className="fig-tone-white fig-stroked" strokeWidth={5} />
    </g>
  )
}

function Taxi({ sign }: { sign: string }) {
  return (
    <g>
      <path d="M388 262h42a8 8 0 0 1 8 8v12h-50z" className="fig-tone-dark" />
      <path
        d="M30 268q0-44 34-48l66-12l40-54q8-10 22-10h184q18 0 22 16l14 62v56q0 12-12 12H42q-12 0-12-12z"
        className="fig-tone-sun"
      />
      <path d="M152 206l36-44q4-4 10-4h70v48zM282 158h88q8 0 10 8l10 40H282z" className="fig-tone-night" />
      <path d="M275 210v74M166 212v70" className="fig-tone-ground fig-stroked" strokeWidth={3} />
      <Checkers />
      <path d="M290 222h18M184 222h18" className="fig-tone-dark fig-stroked" strokeWidth={5} />
      <circle cx={44} cy={244} r={9} className="fig-tone-white" />
      <path d="M404 226h8v24h-8z" className="fig-tone-warm" />
      <path d="M24 284h390" className="fig-tone-dark fig-stroked" strokeWidth={10} />
      {[110, 338].map((cx) => (
        <g key={cx}>
          <circle cx={cx} cy={290} r={36} className="fig-tone-dark" />
          <circle cx={cx} cy={290} r={17} className="fig-tone-steel" />
        </g>
      ))}
      <path d="M174 146v-24a6 6 0 0 1 6-6h54a6 6 0 0 1 6 6v24z" className="fig-tone-white" />
      <text x={207} y={138} fontSize={20} fontWeight={700} textAnchor="middle" className="fig-tone-dark">
        {sign}
      </text>
    </g>
  )
}

/** The band of dark and white squares along the doors. */
function Checkers() {
  const squares = Array.from({ length: 22 }, (_, i) => `M${150 + i * 10} ${238 + (i % 2) * 8}h10v8h-10z`)
  return (
    <g>
      <path d="M150 238h220v16H150z" className="fig-tone-white" />
      <path d={squares.join('')} className="fig-tone-dark" />
    </g>
  )
}

function Ironing() {
  return (
    <g>
      {/* The man stands on the bumper. */}
      <path d="M440 180l2 94" className="fig-tone-blue fig-stroked" strokeWidth={34} />
      <path d="M442 280h-12" className="fig-tone-white fig-stroked" strokeWidth={17} />
      <path d="M410 186V118a31 31 0 0 1 62 0v68z" className="fig-tone-sun" />
      <path d="M427 78h28v18a14 10 0 0 1-28 0z" className="fig-tone-skin" />
      <Head x={438} y={52} scale={1.35} look={-0.7} hair="dark" />
      {/* The board, its struts on the roof, a shirt on it, the iron. */}
      <path d="M268 136l18 36M404 136l-14 36" className="fig-tone-slate fig-stroked" strokeWidth={8} />
      <path d="M236 127q4-10 40-10h134v20H276q-36 0-40-10z" className="fig-tone-plum" />
      <path d="M310 116h66l24 30l-14 12l-10-10v22h-66v-22l-10 10l-14-12z" className="fig-tone-white" />
      <path d="M264 112q8-28 46-32l54-4q6 0 6 6v30z" className="fig-tone-warm" />
      <path d="M262 113h112" className="fig-tone-dark fig-stroked" strokeWidth={8} />
      <path
        d="M364 80V62q0-10-10-10h-26q-18 0-22 28"
        className="fig-tone-dark fig-stroked"
        strokeWidth={10}
      />
      <Arm
        from={point(442, 118)}
        path={[point(416, 132), point(342, 54)]}
        sleeve="sun"
        skin="skin"
        width={24}
      />
    </g>
  )
}
