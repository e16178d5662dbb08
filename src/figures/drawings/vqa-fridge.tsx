import type { Drawing } from '../drawing.ts'
import { ChildOnRefrigerator } from './illustrations/child-on-refrigerator.tsx'
import { box } from '../vocabulary/geometry.ts'
import { FigureSvg } from '../vocabulary/figure-svg.tsx'
import { ImageSlot } from '../vocabulary/image-slot.tsx'

/** The child on the refrigerator, in its kitchen: the first example of visual question answering. */
export const drawing: Drawing = () => (
  <FigureSvg width={540} height={480}>
    <ImageSlot box={box(0, 0, 540, 480)} viewWidth={270} viewHeight={240}>
      <path d="M0 0h270v196H0z" className="fig-tone-sky" />
      <path d="M0 196h270v44H0z" className="fig-tone-ground" />
      <g transform="translate(21 0)">
        <ChildOnRefrigerator />
        <Notes />
      </g>
      <Sink />
      <Stove />
    </ImageSlot>
  </FigureSvg>
)

/** What families stick to a refrigerator's door. */
function Notes() {
  return (
    <g>
      <path d="M102 156h20v24h-20z" className="fig-tone-sun" />
      <path d="M128 166h16v16h-16z" className="fig-tone-sky" />
      <circle cx={112} cy={156} r={2.5} className="fig-tone-warm" />
      <circle cx={136} cy={166} r={2.5} className="fig-tone-warm" />
    </g>
  )
}

function Sink() {
  return (
    <g>
      <path
        d="M12 38a4 4 0 0 1 4-4h46a4 4 0 0 1 4 4v56a4 4 0 0 1-4 4H16a4 4 0 0 1-4-4z"
        className="fig-tone-white"
      />
      <path d="M18 40h19v24H18zM41 40h19v24H41zM18 68h19v24H18zM41 68h19v24H41z" className="fig-tone-sun" />
      <path d="M0 156h78v58H0z" className="fig-tone-leaf" />
      <path d="M0 148h82v10H0z" className="fig-tone-white" />
      <path d="M28 146v-20a9 9 0 0 1 18 0v4" className="fig-tone-steel fig-stroked" strokeWidth={5} />
      <path d="M10 168v16M68 168v16" className="fig-tone-white fig-stroked" strokeWidth={4} />
      <path d="M39 158v56" className="fig-tone-white fig-stroked" strokeWidth={2} />
    </g>
  )
}

function Stove() {
  return (
    <g>
      <path d="M204 156h66v58h-66z" className="fig-tone-leaf" />
      <path d="M200 148h70v10h-70z" className="fig-tone-white" />
      <path d="M216 168h44v36h-44z" className="fig-tone-dark" />
      <path d="M222 176h32" className="fig-tone-steel fig-stroked" strokeWidth={4} />
      <path d="M216 122h42v20a6 6 0 0 1-6 6h-30a6 6 0 0 1-6-6z" className="fig-tone-warm" />
      <path d="M212 128h50" className="fig-tone-warm fig-stroked" strokeWidth={6} />
      <path d="M237 119v-3" className="fig-tone-dark fig-stroked" strokeWidth={6} />
      <path d="M218 121h38" className="fig-tone-steel fig-stroked" strokeWidth={5} />
    </g>
  )
}
