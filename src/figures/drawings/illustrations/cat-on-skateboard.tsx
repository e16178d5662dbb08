/** A cat sleeps on a skateboard. Ground included, 140×140. */
export const CAT_ON_SKATEBOARD = { viewWidth: 140, viewHeight: 140 }

export function CatOnSkateboard() {
  return (
    <g>
      <path d="M0 0h140v140H0z" className="fig-tone-sky" />
      <path d="M0 96h140v44H0z" className="fig-tone-ground" />
      {/* Board. */}
      <circle cx={36} cy={121} r={9} className="fig-tone-dark" />
      <circle cx={104} cy={121} r={9} className="fig-tone-dark" />
      <path d="M10 98q5 10 16 10h88q11 0 16-10" className="fig-tone-blue fig-stroked" strokeWidth={9} />
      {/* Cat, curled up: tail, body, head. */}
      <path d="M112 96q16-22 4-40" className="fig-tone-fox fig-stroked" strokeWidth={10} />
      <path d="M30 103q-4-48 48-48q42 0 42 48z" className="fig-tone-fox" />
      <path d="M20 74l2-32l18 12h12l18-12l2 32z" className="fig-tone-fox" />
      <ellipse cx={46} cy={78} rx={27} ry={23} className="fig-tone-fox" />
      <path d="M34 87q12-10 24 0q2 12-12 12t-12-12z" className="fig-tone-white" />
      <path d="M29 76q5 5 10 0M53 76q5 5 10 0" className="fig-tone-dark fig-stroked" strokeWidth={3} />
      <path d="M43 86h6l-3 4z" className="fig-tone-dark fig-stroked" strokeWidth={2} />
      <path d="M88 62q4 8 0 16M101 66q3 7 0 14" className="fig-tone-chestnut fig-stroked" strokeWidth={5} />
      <path d="M56 100h18" className="fig-tone-white fig-stroked" strokeWidth={9} />
    </g>
  )
}
