import type { Drawing } from '../drawing.ts'
import { box } from '../vocabulary/geometry.ts'
import { FigureSvg } from '../vocabulary/figure-svg.tsx'
import { ImageSlot } from '../vocabulary/image-slot.tsx'

/** An astronaut who rides a horse, as DALL-E 2 was asked for. */
export const drawing: Drawing = () => (
  <FigureSvg width={540} height={480}>
    <ImageSlot box={box(0, 0, 540, 480)} viewWidth={540} viewHeight={480}>
      <Space />
      <Horse />
      <Astronaut />
    </ImageSlot>
  </FigureSvg>
)

function Space() {
  const stars = [
    [40, 60, 3],
    [96, 150, 2],
    [150, 40, 2.5],
    [64, 230, 2],
    [204, 96, 2],
    [350, 40, 3],
    [500, 40, 2],
    [516, 170, 3],
    [470, 290, 2],
    [30, 340, 2.5],
    [400, 86, 2],
    [180, 190, 2.5],
  ] as const
  return (
    <g>
      <path d="M0 0h540v480H0z" className="fig-tone-night" />
      {stars.map(([cx, cy, r]) => (
        <circle key={cx} cx={cx} cy={cy} r={r} className="fig-tone-white" />
      ))}
      <circle cx={92} cy={110} r={48} className="fig-tone-plum" />
      <path d="M24 128q68 14 136-36" className="fig-tone-sun fig-stroked" strokeWidth={8} />
      <path d="M0 424q140-34 290-14t250-6v76H0z" className="fig-tone-steel" />
      <ellipse cx={90} cy={452} rx={44} ry={9} className="fig-tone-slate" />
      <ellipse cx={446} cy={446} rx={34} ry={7} className="fig-tone-slate" />
    </g>
  )
}

function Horse() {
  return (
    <g>
      {/* Tail, far legs, body with neck and head, near legs, mane. */}
      <path
        d="M136 262c-40 0-62 34-58 84c2 22-4 34-16 44c38 4 58-20 54-60c-2-24 8-38 26-42z"
        className="fig-tone-sun"
      />
      <Leg far thigh="M338 318L316 378" shin="M316 378L290 426" hoof="M288 430l-4 6" />
      <Leg far thigh="M176 322L212 376" shin="M212 376L196 432" hoof="M196 436h2" />
      <path
        d="M140 258c24-22 60-10 96 0c36 8 66 0 92-26c24-24 40-62 66-96l8-30q14 8 18 28c20 20 38 44 54 72q8 18-6 28q-14 8-30-6q-16-12-38-8c-14 24-16 54-26 88c-6 26-24 44-50 50c-50 10-100 8-142-8c-34-4-58-22-62-52c-2-18 6-32 20-40z"
        className="fig-tone-chestnut"
      />
      <Leg thigh="M348 318L396 352" shin="M396 352L378 408" hoof="M376 414l-2 4" />
      <Leg thigh="M160 318L138 380" shin="M138 380L146 432" hoof="M147 438h2" />
      <path d="M402 120c-44 14-60 74-98 112c22 10 46 2 62-20c22-30 30-60 50-76z" className="fig-tone-sun" />
      <circle cx={428} cy={160} r={6} className="fig-tone-dark" />
      <circle cx={462} cy={206} r={3.5} className="fig-tone-dark" />
      {/* Bridle and rein. */}
      <path d="M416 212l40-30" className="fig-tone-dark fig-stroked" strokeWidth={6} />
      <path d="M424 208Q380 260 330 226" className="fig-tone-dark fig-stroked" strokeWidth={5} />
    </g>
  )
}

function Leg({
  thigh,
  shin,
  hoof,
  far = false,
}: {
  thigh: string
  shin: string
  hoof: string
  far?: boolean
}) {
  const tone = far ? 'fig-tone-hair' : 'fig-tone-chestnut'
  return (
    <g>
      <path d={thigh} className={`${tone} fig-stroked`} strokeWidth={36} />
      <path d={shin} className={`${tone} fig-stroked`} strokeWidth={20} />
      <path d={hoof} className="fig-tone-dark fig-stroked" strokeWidth={22} />
    </g>
  )
}

function Astronaut() {
  return (
    <g>
      <path d="M206 250q56 18 100 0l8 52q-58 22-116 0z" className="fig-tone-blue" />
      <path d="M190 140h40v96h-40a10 10 0 0 1-10-10v-76a10 10 0 0 1 10-10z" className="fig-tone-steel" />
      <path d="M214 236V172a36 36 0 0 1 72 0v64q0 42-36 42t-36-42z" className="fig-tone-white" />
      <path d="M250 256l50 26l-8 62" className="fig-tone-white fig-stroked" strokeWidth={42} />
      <path d="M292 362h24" className="fig-tone-slate fig-stroked" strokeWidth={26} />
      <path d="M214 232h72v14h-72z" className="fig-tone-steel" />
      <circle cx={258} cy={104} r={54} className="fig-tone-white" />
      <path
        d="M250 70h30a30 30 0 0 1 30 34a30 30 0 0 1-30 34h-30a22 22 0 0 1-22-22v-24a22 22 0 0 1 22-22z"
        className="fig-tone-dark"
      />
      <path d="M284 84q12 8 12 22" className="fig-tone-sky fig-stroked" strokeWidth={7} />
      <path d="M250 176l28 44l44 2" className="fig-tone-steel fig-stroked" strokeWidth={34} />
      <path d="M250 176l28 44l44 2" className="fig-tone-white fig-stroked" strokeWidth={28} />
      <circle cx={330} cy={222} r={16} className="fig-tone-warm" />
    </g>
  )
}
