import type { Drawing } from '../drawing.ts'
import { box } from '../vocabulary/geometry.ts'
import { FigureSvg } from '../vocabulary/figure-svg.tsx'
import { ImageSlot } from '../vocabulary/image-slot.tsx'

/** A shiba inu in a beret and a black turtleneck, a portrait as DALL-E 2 was asked for. */
export const drawing: Drawing = () => (
  <FigureSvg width={540} height={480}>
    <ImageSlot box={box(0, 0, 540, 480)} viewWidth={540} viewHeight={480}>
      <path d="M0 0h540v480H0z" className="fig-tone-sky" />
      <Turtleneck />
      <Ears />
      <Face />
      <Beret />
    </ImageSlot>
  </FigureSvg>
)

function Turtleneck() {
  return (
    <g>
      <path d="M50 480c4-66 52-92 136-100h168c84 8 132 34 136 100z" className="fig-tone-dark" />
      <path
        d="M184 350h172q16 0 18 14l6 50q0 18-18 18H178q-18 0-18-18l6-50q2-14 18-14z"
        className="fig-tone-dark"
      />
      <path
        d="M164 432h212M196 392v26M233 394v26M270 395v26M307 394v26M344 392v26"
        className="fig-tone-slate fig-stroked"
        strokeWidth={5}
      />
    </g>
  )
}

function Ears() {
  return (
    <g>
      <path d="M138 240q-36-100-24-152q6-18 24-8q66 36 104 84z" className="fig-tone-fox" />
      <path d="M140 182q-12-48-4-74q36 22 62 52z" className="fig-tone-white" />
      <path d="M402 240q36-100 24-152q-6-18-24-8q-66 36-104 84z" className="fig-tone-fox" />
      <path d="M400 182q12-48 4-74q-36 22-62 52z" className="fig-tone-white" />
    </g>
  )
}

function Face() {
  return (
    <g>
      <path
        d="M270 122c76 0 132 50 136 128c6 22 6 34-4 48c-14 24-38 44-68 58c-20 16-42 22-64 22s-44-6-64-22c-30-14-54-34-68-58c-10-14-10-26-4-48c4-78 60-128 136-128z"
        className="fig-tone-fox"
      />
      {/* White cheeks, muzzle and brows. */}
      <path
        d="M134 282c18-20 64-24 92 6c6-30 20-48 44-48s38 18 44 48c28-30 74-26 92-6q0 8-4 16c-14 24-38 44-68 58c-20 16-42 22-64 22s-44-6-64-22c-30-14-54-34-68-58q-4-8-4-16z"
        className="fig-tone-white"
      />
      <ellipse cx={212} cy={206} rx={17} ry={10} transform="rotate(-18 212 206)" className="fig-tone-white" />
      <ellipse cx={328} cy={206} rx={17} ry={10} transform="rotate(18 328 206)" className="fig-tone-white" />
      <circle cx={212} cy={246} r={14} className="fig-tone-dark" />
      <circle cx={328} cy={246} r={14} className="fig-tone-dark" />
      <circle cx={216} cy={241} r={4} className="fig-tone-white" />
      <circle cx={332} cy={241} r={4} className="fig-tone-white" />
      <path d="M246 282q24-12 48 0q6 6 0 14l-16 14q-8 6-16 0l-16-14q-6-8 0-14z" className="fig-tone-dark" />
      <path
        d="M270 312v14M222 322q22 26 48 4q26 22 48-4"
        className="fig-tone-dark fig-stroked"
        strokeWidth={7}
      />
    </g>
  )
}

function Beret() {
  return (
    <g transform="rotate(9 280 110)">
      <path d="M276 46q0-16 14-24" className="fig-tone-blue fig-stroked" strokeWidth={12} />
      <path
        d="M192 140c-44-10-40-56 4-74c50-20 116-22 164 2c42 20 38 60-2 70q-74-26-166-2z"
        className="fig-tone-blue"
      />
      <path d="M196 140q84-26 158-2" className="fig-tone-night fig-stroked" strokeWidth={18} />
    </g>
  )
}
