import type { ReactNode } from 'react'

/** Four pictures as the web has them, 90×90 each, ground included. */
export const WEB_SAMPLE = { viewWidth: 90, viewHeight: 90 }

/** A phone box with a yellow payphone; two angels and stars; a sunflower; cliffs. */
export const WEB_SAMPLES: readonly ReactNode[] = [
  <PhoneBox key="phone" />,
  <Angels key="angels" />,
  <Sunflower key="sunflower" />,
  <Cliffs key="cliffs" />,
]

function PhoneBox() {
  return (
    <g>
      <path d="M0 0h90v90H0z" className="fig-tone-gravel" />
      <path d="M22 6h46v84H22z" className="fig-tone-blue" />
      <path d="M27 18h36v72H27z" className="fig-tone-sky" />
      <path d="M33 24h24v40H33z" className="fig-tone-sun" />
      <path d="M46 30h7v10h-7z" className="fig-tone-dark" />
      <path d="M46 48h1M53 48h1M46 55h1M53 55h1" className="fig-tone-dark fig-stroked" strokeWidth={3.5} />
      <path d="M38 30v18" className="fig-tone-dark fig-stroked" strokeWidth={7} />
      <path d="M38 50q-2 22 10 20" className="fig-tone-dark fig-stroked" strokeWidth={2.5} />
    </g>
  )
}

function Angels() {
  const star = 'l3 7 7 1-5 5 1 7-6-4-6 4 1-7-5-5 7-1z'
  return (
    <g>
      <path d="M0 0h90v90H0z" className="fig-tone-night" />
      <path d={`M45 10${star}M14 4${star}M76 4${star}`} className="fig-tone-sun" />
      <Angel x={26} gown="fig-tone-white" />
      <Angel x={64} gown="fig-tone-sky" />
    </g>
  )
}

function Angel({ x, gown }: { x: number; gown: string }) {
  return (
    <g transform={`translate(${x} 0)`}>
      <path d="M0 58q-20-14-20 4q2 12 20 8q18 4 20-8q0-18-20-4z" className="fig-tone-steel" />
      <path d="M0 52l13 34h-26z" className={gown} />
      <circle cy={46} r={9} className="fig-tone-skin" />
      <path d="M-9 45a9 9 0 0 1 18 0q-9-5-18 0z" className="fig-tone-hair" />
      <path d="M-7 33h14" className="fig-tone-sun fig-stroked" strokeWidth={3.5} />
    </g>
  )
}

function Sunflower() {
  const petals = Array.from({ length: 12 }, (_, index) => index * 30)
  return (
    <g>
      <path d="M0 0h90v90H0z" className="fig-tone-sky" />
      <path d="M45 50v44" className="fig-tone-leaf fig-stroked" strokeWidth={7} />
      <path d="M45 84q10-18 28-14q-6 18-28 18zM45 84q-10-18-28-14q6 18 28 18z" className="fig-tone-leaf" />
      {petals.map((angle) => (
        <ellipse
          key={angle}
          cx={45}
          cy={16}
          rx={6.5}
          ry={14}
          transform={`rotate(${angle} 45 40)`}
          className="fig-tone-sun"
        />
      ))}
      <circle cx={45} cy={40} r={16} className="fig-tone-hair" />
    </g>
  )
}

function Cliffs() {
  return (
    <g>
      <path d="M0 0h90v90H0z" className="fig-tone-sky" />
      <path d="M28 90V34l10-8 12 4 6-6 10 8v58z" className="fig-tone-steel" />
      <path d="M0 90V20l14-8 10 6 8 22 4 50z" className="fig-tone-gravel" />
      <path d="M90 90V10l-14 4-8 20-8 10-4 46z" className="fig-tone-chestnut" />
      <path d="M70 46v30M80 26v40M12 32v34" className="fig-tone-hair fig-stroked" strokeWidth={2.5} />
      <path d="M0 90V74q20-8 44 2q24-8 46-2v16z" className="fig-tone-leaf" />
    </g>
  )
}
