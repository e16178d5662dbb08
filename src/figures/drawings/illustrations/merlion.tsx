/** The Merlion in the bay of Singapore: a lion's head on a fish's body, water from its mouth. 240×240. */
export const MERLION = { viewWidth: 240, viewHeight: 240 }

const WATER_DROPS = [
  { x: 8, y: 186 },
  { x: 16, y: 160 },
  { x: 54, y: 132 },
  { x: 76, y: 186 },
]

export function Merlion() {
  return (
    <g>
      <Bay />
      <Water />
      <Pedestal />
      <FishBody />
      <LionHead />
    </g>
  )
}

function Bay() {
  return (
    <g>
      <rect width={240} height={240} className="fig-tone-sky" />
      <path
        d="M0 108h16v-30h18v30h8v-58h22v58h10v-22h16v22h14v-44h10v44h6v80H0zM196 108h10v-36h16v36h18v80h-44z"
        className="fig-tone-steel"
      />
      <rect y={178} width={240} height={62} className="fig-tone-blue" />
      <path
        d="M12 200h34M60 222h44M6 232h26M196 200h34M182 226h40"
        className="fig-tone-sky fig-stroked"
        strokeWidth={4}
      />
    </g>
  )
}

/** Thin arcs that part as they fall, and the splash where they meet the bay: one broad arc is a trunk. */
function Water() {
  return (
    <g>
      <path
        d="M98 78Q40 70 24 194M98 80Q52 76 42 196M98 82Q66 84 62 194"
        className="fig-tone-white fig-stroked"
        strokeWidth={4}
      />
      <path d="M12 206q8 -12 14 -3q7 -15 15 -3q8 -14 15 1q8 -10 15 5z" className="fig-tone-white" />
      <path d="M4 216q38 -10 78 0" className="fig-tone-white fig-stroked" strokeWidth={4} />
      {WATER_DROPS.map(({ x, y }) => (
        <circle key={x} cx={x} cy={y} r={3.2} className="fig-tone-white" />
      ))}
    </g>
  )
}

function Pedestal() {
  return (
    <g>
      <path d="M96 214q6 -22 26 -18q10 -12 26 -4q18 -8 28 6q18 0 22 16z" className="fig-tone-slate" />
      <rect x={84} y={210} width={126} height={16} rx={4} className="fig-tone-slate" />
    </g>
  )
}

/** Upright, bellied to the left, its tail curled up behind. */
function FishBody() {
  return (
    <g>
      <path
        d="M120 104Q106 150 128 184Q142 204 168 198Q190 192 192 168Q206 166 212 148Q198 150 190 142Q178 150 180 164Q176 178 164 174Q172 140 166 96z"
        className="fig-tone-white"
      />
      <path
        d="M128 132q9 9 18 0q9 9 18 0M126 148q9 9 18 0q9 9 18 0M130 164q9 9 18 0q7 8 12 1M138 180q9 8 17 0"
        className="fig-tone-slate fig-stroked"
        strokeWidth={3.5}
      />
    </g>
  )
}

/** In profile, looking left, its mouth open. */
function LionHead() {
  return (
    <g>
      <path
        d="M140 20q14 -8 24 4q16 0 18 16q14 8 8 22q8 14 -4 24q0 16 -16 18q-8 12 -24 6q-16 4 -22 -8z"
        className="fig-tone-crust"
      />
      <path
        d="M124 34Q142 26 154 40Q166 62 154 88Q144 104 122 102Q106 100 104 92L116 86L98 82Q92 78 94 70Q98 62 110 58Q112 42 124 34z"
        className="fig-tone-white"
      />
      <path d="M134 36q4 -14 18 -10q2 14 -6 20z" className="fig-tone-white" />
      <circle cx={124} cy={56} r={4.5} className="fig-tone-dark" />
      <path d="M94 70q-2 -8 8 -9q4 6 -2 9z" className="fig-tone-dark" />
      <path d="M98 82L120 85" className="fig-tone-dark fig-stroked" strokeWidth={4} />
      <path
        d="M158 48q10 6 8 16M156 80q10 -2 12 -10M170 40q8 8 6 18"
        className="fig-tone-ground fig-stroked"
        strokeWidth={3.5}
      />
    </g>
  )
}
