/** "A brown dog is sitting on the grass", seen from the side. Ground included, 240×240. */
export const DOG_ON_GRASS = { viewWidth: 240, viewHeight: 240 }

export function DogOnGrass() {
  return (
    <g>
      <rect width={240} height={240} className="fig-tone-sky" />
      <path d="M0 172q60-14 120-6t120-4v78H0z" className="fig-tone-leaf" />
      <Dog />
      <path
        d="M24 226l4-14 5 14M206 220l4-14 5 14M178 232l4-12 5 12"
        className="fig-tone-leaf fig-stroked"
        strokeWidth={4}
      />
    </g>
  )
}

function Dog() {
  return (
    <g>
      {/* Tail, back and chest, haunch, legs. */}
      <path d="M66 202q-34 4-34-36" className="fig-tone-ground fig-stroked" strokeWidth={15} />
      <path d="M118 84Q72 112 58 176Q54 214 78 216H150Q170 150 166 100z" className="fig-tone-ground" />
      <path d="M142 150V208M160 150V208" className="fig-tone-ground fig-stroked" strokeWidth={19} />
      <path d="M151 150V214" className="fig-tone-hair fig-stroked" strokeWidth={2.5} />
      <path d="M142 211h12M160 211h10" className="fig-tone-ground fig-stroked" strokeWidth={13} />
      <path d="M72 182a36 34 0 0 1 70 6q0 14-8 20" className="fig-tone-hair fig-stroked" strokeWidth={2.5} />
      <path d="M86 210h42" className="fig-tone-ground fig-stroked" strokeWidth={15} />
      {/* Head in profile, collar. */}
      <path d="M120 102q24 16 48 4" className="fig-tone-warm fig-stroked" strokeWidth={10} />
      <circle cx={146} cy={68} r={35} className="fig-tone-ground" />
      <path d="M158 58h34a17 17 0 0 1 17 17q0 15-15 17l-40 4z" className="fig-tone-ground" />
      <path d="M200 58a10 9 0 1 1-2 18q-6-8-4-17z" className="fig-tone-dark" />
      <path d="M204 82q-14 10-30 6" className="fig-tone-hair fig-stroked" strokeWidth={3} />
      <circle cx={166} cy={56} r={4.5} className="fig-tone-dark" />
      <path d="M140 38Q112 34 108 70Q106 100 120 104Q136 98 142 66z" className="fig-tone-hair" />
    </g>
  )
}
