import type { Drawing } from '../drawing.ts'
import { box } from '../vocabulary/geometry.ts'
import { FigureSvg } from '../vocabulary/figure-svg.tsx'
import { ImageSlot } from '../vocabulary/image-slot.tsx'
import type { Tone } from './illustrations/person.tsx'

/** Folding chairs, two set up and two folded: the question asks what makes them easy to carry. */
export const drawing: Drawing = () => (
  <FigureSvg width={540} height={480}>
    <ImageSlot box={box(0, 0, 540, 480)} viewWidth={540} viewHeight={480}>
      <path d="M0 0h540v480H0z" className="fig-tone-sky" />
      <path d="M0 300h540v180H0z" className="fig-tone-leaf" />
      <Tree />
      <OpenChair x={30} y={112} tone="warm" />
      <OpenChair x={202} y={138} tone="sun" />
      <FoldedChair />
    </ImageSlot>
  </FigureSvg>
)

function Tree() {
  return (
    <g>
      <path d="M486 0h44l6 350h-62z" className="fig-tone-ground" />
      <path d="M380 0h160v96q-30 22-64 4q-40 18-66-14q-34-20-30-86z" className="fig-tone-leaf" />
    </g>
  )
}

/** Seen from the side and a little from above: two pairs of crossed legs carry back and seat. */
function OpenChair({ x, y, tone }: { x: number; y: number; tone: Tone }) {
  return (
    <g transform={`translate(${x} ${y}) scale(0.9)`}>
      <path d="M72 -4L182 308M176 176L54 308" className="fig-tone-hair fig-stroked" strokeWidth={12} />
      <path
        d="M50 190l64-26h78q10 2 4 10l-52 44q-6 4-14 4H56q-14-2-14-16q0-10 8-16z"
        className={`fig-tone-${tone}`}
      />
      <path d="M48 212h92l56-44" className="fig-tone-hair fig-stroked" strokeWidth={9} />
      <path d="M4 24L118 342M128 214L-10 342" className="fig-tone-chestnut fig-stroked" strokeWidth={12} />
      <path
        d="M-4 26l70-30q8-2 11 6l18 50q2 8-5 11l-66 27q-8 2-11-6l-21-48q-3-7 4-10z"
        className={`fig-tone-${tone}`}
      />
    </g>
  )
}

/** Folded flat, it leans against the tree. */
function FoldedChair() {
  return (
    <g transform="translate(436 146) rotate(9)">
      <path d="M14 90L4 300M76 90L88 300" className="fig-tone-hair fig-stroked" strokeWidth={12} />
      <path d="M2 8v284M90 8v284" className="fig-tone-chestnut fig-stroked" strokeWidth={12} />
      <path d="M2 254h88" className="fig-tone-chestnut fig-stroked" strokeWidth={9} />
      <path d="M-2 4h96q8 0 8 8v46q0 8-8 8h-96q-8 0-8-8v-46q0-8 8-8z" className="fig-tone-blue" />
      <path d="M16 104h60q8 0 8 8v104q0 10-10 10H18q-10 0-10-10V112q0-8 8-8z" className="fig-tone-blue" />
    </g>
  )
}
