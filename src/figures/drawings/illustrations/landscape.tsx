/** A house in the hills, for pictures that are spoilt and mended. Ground included, 104×150. */
export const LANDSCAPE = { viewWidth: 104, viewHeight: 150 }

interface LandscapeProps {
  /** With holes, as an inpainting network gets it. */
  spoilt?: boolean
}

export function Landscape({ spoilt = false }: LandscapeProps) {
  return (
    <g>
      <path d="M0 0h104v150H0z" className="fig-tone-sky" />
      <circle cx={82} cy={26} r={13} className="fig-tone-sun" />
      <path d="M0 94q30-44 60-16q22-20 44-6v78H0z" className="fig-tone-leaf" />
      <path d="M0 124q50-20 104 2v24H0z" className="fig-tone-gravel" />
      <path d="M26 82h48v46H26z" className="fig-tone-white" />
      <path d="M17 84l33-30l33 30z" className="fig-tone-warm" />
      <path d="M42 102h16v26H42z" className="fig-tone-blue" />
      {spoilt && <path d={HOLES} className="fig-tone-dark" />}
    </g>
  )
}

/** Lost pixels: cells of 8 px, strewn by a fixed rule so that each build draws the same. */
const HOLES = Array.from({ length: 13 * 18 }, (_, cell) => cell)
  .filter((cell) => (cell * cell * 7 + cell * 13) % 23 < 9)
  .map((cell) => `M${(cell % 13) * 8} ${3 + Math.floor(cell / 13) * 8}h8v8h-8z`)
  .join('')
