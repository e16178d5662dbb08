import { point } from '../../vocabulary/geometry.ts'
import { Head, Person } from './person.tsx'

/** The picture of A-OKVQA that slides 5, 69 and 71 ask about: a man in a wheelchair among people who stand. */
export const WHEELCHAIR_IN_PARK = { viewWidth: 540, viewHeight: 480 }

export function WheelchairInPark() {
  return (
    <g>
      <Park />
      <Standing />
      <Seated />
    </g>
  )
}

function Park() {
  return (
    <g>
      <path d="M0 0h540v480H0z" className="fig-tone-sky" />
      <path d="M0 250q70-60 140-20q80-70 170-10q60-50 120-5q60-30 110 5v160H0z" className="fig-tone-leaf" />
      <path d="M0 350h540v130H0z" className="fig-tone-gravel" />
    </g>
  )
}

function Standing() {
  return (
    <g>
      <Person
        x={78}
        y={434}
        scale={1.36}
        top="plum"
        trousers="night"
        hair="chestnut"
        hairStyle="long"
        look={0.5}
        rightArm={[point(44, -128), point(62, -146)]}
      />
      <Person
        x={362}
        y={424}
        scale={1.36}
        top="white"
        trousers="slate"
        hair="dark"
        skin="skin-deep"
        look={-0.5}
        rightArm={[point(40, -146), point(35, -106)]}
        leftArm={[point(-38, -144), point(-35, -106)]}
      />
      <Person
        x={468}
        y={430}
        scale={1.3}
        top="sun"
        trousers="chestnut"
        hair="ground"
        hairStyle="bun"
        skirt
        look={-0.5}
      />
    </g>
  )
}

/** Side view, facing right: what makes a wheelchair is its big wheel, the handle behind and the rest for the feet. */
function Seated() {
  return (
    <g>
      <path d="M196 340L176 236L150 232" className="fig-tone-dark fig-stroked" strokeWidth={10} />
      <path d="M330 338l22 74" className="fig-tone-dark fig-stroked" strokeWidth={8} />
      <path d="M338 424h62" className="fig-tone-dark fig-stroked" strokeWidth={9} />
      <circle cx={322} cy={440} r={18} className="fig-tone-steel" />
      <circle cx={322} cy={440} r={18} className="fig-tone-dark fig-stroked" strokeWidth={8} />
      {/* The man: body, legs, head, arm. */}
      <path d="M222 318h94l34 80" className="fig-tone-blue fig-stroked" strokeWidth={40} />
      <path d="M352 408h28" className="fig-tone-white fig-stroked" strokeWidth={20} />
      <path d="M184 332l4-92a36 36 0 0 1 72-2l6 94z" className="fig-tone-warm" />
      <path d="M208 180h32v28a16 11 0 0 1-32 0z" className="fig-tone-skin" />
      <Head x={228} y={158} scale={1.5} look={0.6} hair="steel" />
      <path d="M192 345h146" className="fig-tone-dark fig-stroked" strokeWidth={12} />
      <path d="M222 236l6 52h48" className="fig-tone-chestnut fig-stroked" strokeWidth={24} />
      <circle cx={292} cy={288} r={12} className="fig-tone-skin" />
      <Wheel />
    </g>
  )
}

function Wheel() {
  const spokes = [0, 30, 60, 90, 120, 150].map((angle) => {
    const [x, y] = [66 * Math.cos((angle * Math.PI) / 180), 66 * Math.sin((angle * Math.PI) / 180)]
    return `M${Math.round(232 - x)} ${Math.round(382 - y)}L${Math.round(232 + x)} ${Math.round(382 + y)}`
  })
  return (
    <g>
      <path d={spokes.join('')} className="fig-tone-steel fig-stroked" strokeWidth={3} />
      <circle cx={232} cy={382} r={72} className="fig-tone-dark fig-stroked" strokeWidth={12} />
      <circle cx={232} cy={382} r={58} className="fig-tone-steel fig-stroked" strokeWidth={5} />
      <circle cx={232} cy={382} r={10} className="fig-tone-dark" />
    </g>
  )
}
