/**
 * Four things drawn as a program draws them: only the primitives of SVG (rectangles, circles, ellipses, polygons,
 * lines), standing on a line at y = 206. Each 270×236.
 */
export const SVG_SKETCH = { viewWidth: 270, viewHeight: 236 }

export function CarSketch() {
  return (
    <g>
      <polygon points="78,112 106,62 184,62 222,112" className="fig-tone-warm" />
      <polygon points="96,110 114,74 144,74 144,110" className="fig-tone-sky" />
      <polygon points="154,110 154,74 178,74 204,110" className="fig-tone-sky" />
      <rect x={30} y={110} width={212} height={64} rx={14} className="fig-tone-warm" />
      <rect x={152} y={124} width={20} height={6} rx={3} className="fig-tone-dark" />
      <ellipse cx={236} cy={134} rx={8} ry={11} className="fig-tone-sun" />
      <rect x={28} y={126} width={10} height={18} rx={3} className="fig-tone-plum" />
      <Wheel x={82} r={32} />
      <Wheel x={192} r={32} />
    </g>
  )
}

export function TruckSketch() {
  return (
    <g>
      <rect x={18} y={50} width={152} height={118} rx={4} className="fig-tone-leaf" />
      <rect x={18} y={96} width={152} height={14} className="fig-tone-white" />
      <polygon points="176,168 176,84 222,84 252,122 252,168" className="fig-tone-blue" />
      <polygon points="190,120 190,97 217,97 236,120" className="fig-tone-sky" />
      <rect x={18} y={164} width={238} height={14} rx={3} className="fig-tone-dark" />
      <circle cx={248} cy={148} r={7} className="fig-tone-sun" />
      <Wheel x={56} r={26} />
      <Wheel x={116} r={26} />
      <Wheel x={216} r={26} />
    </g>
  )
}

export function CatSketch() {
  return (
    <g>
      <path d="M176 190H214Q236 190 236 166V132" className="fig-tone-sun fig-stroked" strokeWidth={18} />
      <ellipse cx={135} cy={158} rx={54} ry={48} className="fig-tone-sun" />
      <ellipse cx={135} cy={168} rx={28} ry={34} className="fig-tone-white" />
      <ellipse cx={110} cy={200} rx={20} ry={9} className="fig-tone-sun" />
      <ellipse cx={160} cy={200} rx={20} ry={9} className="fig-tone-sun" />
      <polygon points="82,76 86,16 126,44" className="fig-tone-sun" />
      <polygon points="188,76 184,16 144,44" className="fig-tone-sun" />
      <polygon points="91,60 93,32 112,45" className="fig-tone-warm" />
      <polygon points="179,60 177,32 158,45" className="fig-tone-warm" />
      <ellipse cx={135} cy={82} rx={56} ry={46} className="fig-tone-sun" />
      <ellipse cx={114} cy={76} rx={10} ry={12} className="fig-tone-leaf" />
      <ellipse cx={156} cy={76} rx={10} ry={12} className="fig-tone-leaf" />
      <ellipse cx={114} cy={76} rx={3.5} ry={10} className="fig-tone-dark" />
      <ellipse cx={156} cy={76} rx={3.5} ry={10} className="fig-tone-dark" />
      <polygon points="127,94 143,94 135,103" className="fig-tone-warm" />
      <path d="M135 103V112" className="fig-tone-dark fig-stroked" strokeWidth={3} />
      <path
        d="M66 88L104 98M64 108L104 105M204 88L166 98M206 108L166 105"
        className="fig-tone-dark fig-stroked"
        strokeWidth={2.5}
      />
    </g>
  )
}

export function DogSketch() {
  return (
    <g>
      <path d="M54 122L24 84" className="fig-tone-ground fig-stroked" strokeWidth={16} />
      <rect x={52} y={140} width={22} height={66} rx={9} className="fig-tone-ground" />
      <rect x={82} y={140} width={22} height={66} rx={9} className="fig-tone-hair" />
      <rect x={136} y={140} width={22} height={66} rx={9} className="fig-tone-hair" />
      <rect x={164} y={140} width={22} height={66} rx={9} className="fig-tone-ground" />
      <rect x={44} y={100} width={146} height={66} rx={33} className="fig-tone-ground" />
      <polygon points="142,126 172,66 212,92 182,142" className="fig-tone-ground" />
      <circle cx={190} cy={68} r={36} className="fig-tone-ground" />
      <ellipse cx={224} cy={82} rx={28} ry={18} className="fig-tone-skin" />
      <ellipse cx={247} cy={74} rx={9} ry={8} className="fig-tone-dark" />
      <ellipse cx={166} cy={74} rx={15} ry={34} className="fig-tone-hair" />
      <circle cx={202} cy={58} r={5} className="fig-tone-dark" />
      <path d="M222 93H240" className="fig-tone-dark fig-stroked" strokeWidth={3} />
      <path d="M158 108L196 126" className="fig-tone-warm fig-stroked" strokeWidth={11} />
      <circle cx={192} cy={137} r={7} className="fig-tone-sun" />
    </g>
  )
}

function Wheel({ x, r }: { x: number; r: number }) {
  return (
    <g>
      <circle cx={x} cy={206 - r} r={r} className="fig-tone-dark" />
      <circle cx={x} cy={206 - r} r={r * 0.45} className="fig-tone-steel" />
    </g>
  )
}
