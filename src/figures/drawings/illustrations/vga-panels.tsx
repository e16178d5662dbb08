/** The three panels of the “Lightning cable” picture: an adapter that puts a VGA plug into a phone. Each 430×156. */
export const VGA_PANEL = { viewWidth: 430, viewHeight: 156 }

/** Panel 1: a phone on its side, a VGA plug larger than itself in its charging port; its cable goes on to `end`. */
export function PhoneWithVgaPlug({ end = VGA_PANEL.viewWidth }: { end?: number }) {
  return (
    <g>
      <Phone />
      <VgaPlug x={252} />
      <rect x={388} y={70} width={end - 388} height={16} className="fig-tone-dark" />
    </g>
  )
}

/** Panel 2: the adapter's package, with its name and a picture of a VGA connector. */
export function AdapterPackage({ name }: { name: string }) {
  return (
    <g>
      <rect x={107} y={10} width={216} height={136} rx={10} className="fig-tone-white" />
      <path d="M107 56V20a10 10 0 0 1 10-10h196a10 10 0 0 1 10 10v36z" className="fig-tone-navy" />
      <rect x={195} y={16} width={40} height={7} rx={3.5} className="fig-panel-leaf" />
      <text x={215} y={46} fontSize={20} fontWeight={700} textAnchor="middle" className="fig-tone-white">
        {name}
      </text>
      <VgaFace />
    </g>
  )
}

/** Panel 3: the plug close up; where the pins should be, a small Lightning tip. */
export function VgaPlugWithLightningTip({ end = VGA_PANEL.viewWidth }: { end?: number }) {
  return (
    <g>
      <rect x={330} y={68} width={end - 330} height={20} className="fig-tone-dark" />
      <g transform="translate(215 78) scale(1.12) translate(-215 -78)">
        <VgaPlug x={206} />
      </g>
      <rect x={136} y={58} width={46} height={40} rx={6} className="fig-tone-white" />
      <rect x={68} y={64} width={72} height={28} rx={10} className="fig-tone-iron" />
      <path d="M82 72v12M94 72v12M106 72v12M118 72v12" className="fig-tone-sun fig-stroked" strokeWidth={6} />
    </g>
  )
}

function Phone() {
  return (
    <g>
      <rect x={26} y={31} width={202} height={94} rx={17} className="fig-tone-steel" />
      <rect x={30} y={35} width={194} height={86} rx={13} className="fig-tone-dark" />
      <rect x={52} y={41} width={140} height={74} rx={3} className="fig-tone-sky" />
      <circle cx={208} cy={78} r={9} className="fig-tone-steel" />
      {/* Charging: a battery with a bolt. */}
      <rect x={86} y={58} width={66} height={40} rx={8} className="fig-tone-navy" />
      <rect x={154} y={69} width={7} height={18} rx={3} className="fig-tone-navy" />
      <path d="M125 61L105 82h12l-4 14 20-21h-12z" className="fig-tone-sun" />
    </g>
  )
}

/** From the front of its hood at `x`: shell and screws to the left, strain relief to the right. */
function VgaPlug({ x }: { x: number }) {
  return (
    <g transform={`translate(${x} 78)`}>
      <rect x={-28} y={-33} width={32} height={66} rx={4} className="fig-tone-steel" />
      <path d="M-18 -50H4M-18 50H4" className="fig-tone-iron fig-stroked" strokeWidth={7} />
      <path d="M30 -50H66M30 50H66" className="fig-tone-navy fig-stroked" strokeWidth={17} />
      <path
        d="M8 -64H18Q24 -64 28 -58L42 -40H90Q98 -40 98 -32V32Q98 40 90 40H42L28 58Q24 64 18 64H8Q0 64 0 56V-56Q0 -64 8 -64z"
        className="fig-tone-blue"
      />
      <path d="M56 -22V22M68 -22V22M80 -22V22" className="fig-tone-navy fig-stroked" strokeWidth={5} />
      <rect x={98} y={-15} width={40} height={30} rx={5} className="fig-tone-navy" />
    </g>
  )
}

/** The connector as its pins are seen: three rows of five. */
function VgaFace() {
  const pins = [-13, 0, 13].flatMap((dy, row) =>
    [-2, -1, 0, 1, 2].map((column) => ({ x: column * 16 + (row === 1 ? 5 : 0), y: dy })),
  )
  return (
    <g transform="translate(215 101)">
      <rect x={-88} y={-33} width={176} height={66} rx={12} className="fig-tone-blue" />
      <circle cx={-71} cy={0} r={9} className="fig-tone-steel" />
      <circle cx={71} cy={0} r={9} className="fig-tone-steel" />
      <path
        d="M-48 -25H48Q56 -25 54 -17L46 18Q44 25 36 25H-36Q-44 25 -46 18L-54 -17Q-56 -25 -48 -25z"
        className="fig-tone-steel"
      />
      {pins.map(({ x, y }, index) => (
        <circle key={index} cx={x} cy={y} r={3.6} className="fig-tone-dark" />
      ))}
    </g>
  )
}
