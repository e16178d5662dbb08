import type { Drawing } from '../drawing.ts'
import { FigureSvg } from '../vocabulary/figure-svg.tsx'
import { round } from '../vocabulary/geometry.ts'
import { Label } from '../vocabulary/label.tsx'
import { LINE_HEIGHT, measureText } from '../vocabulary/measure-text.ts'

interface Data {
  /** Centre, half axes, turn in degrees and shape (index of `SHAPES`) of each nugget, px of the map. */
  nuggets: [x: number, y: number, rx: number, ry: number, turn: number, shape: number][]
}

/** Outlines of nuggets, of radius 10: ball, bell, boot and bone, as they are cut. */
const SHAPES = [
  'M0 -10C6 -10 10 -6 10 0S6 10 0 10-10 6-10 0-6 -10 0 -10z',
  'M1 -9C6 -9 8 -5 9 0S10 10 3 10-10 10-10 4-8 0-7 -4-4 -9 1 -9z',
  'M-3 -10C3 -10 4 -7 7 -5S11 1 10 5 5 10 0 9-10 10-10 4-10 -10-3 -10z',
  'M-5 -10C-1 -10 1 -8 5 -9S11 -4 10 0 10 10 4 10-4 8-7 8-11 4-10 0-10 -10-5 -10z',
]

/**
 * The meme: its text above a tray of chicken nuggets that lie like the continents. No nugget lies where Japan is. `text`
 * underlines the words, `image` rings the nuggets.
 */
export const drawing: Drawing<Data, 'text'> = ({ data, labels, state }) => (
  <FigureSvg width={460} height={340}>
    <Label x={230} y={0} text={labels.text} size={SIZE} weight={700} align="top" />
    {state === 'text' && <Underlines text={labels.text} />}
    <Tray />
    <g transform="translate(18 86)">
      {data.nuggets.map(([x, y, rx, ry, turn, shape], index) => (
        <g
          key={index}
          transform={`translate(${x} ${y}) rotate(${turn}) scale(${round(rx / 10)} ${round(ry / 10)})`}
        >
          <Nugget outline={SHAPES[shape]} />
        </g>
      ))}
    </g>
    {state === 'image' && <rect x={2} y={62} width={456} height={276} rx={20} className="fig-marked" />}
  </FigureSvg>
)

/** Of the words, px; the figure is drawn larger than it is here. */
const SIZE = 18

function Underlines({ text }: { text: string }) {
  return text.split('\n').map((line, index) => {
    const width = measureText(line, SIZE, 700)
    const y = round((index + 0.95) * SIZE * LINE_HEIGHT)
    return (
      <path
        key={line}
        d={`M${round(230 - width / 2)} ${y}h${round(width)}`}
        className="fig-line fig-line-accent fig-line-strong"
      />
    )
  })
}

function Tray() {
  return (
    <g>
      <rect y={60} width={460} height={280} rx={22} className="fig-tone-steel" />
      <rect x={9} y={69} width={442} height={262} rx={14} className="fig-tone-dark" />
    </g>
  )
}

function Nugget({ outline }: { outline: string | undefined }) {
  return (
    <g>
      <path d={outline} className="fig-tone-ground" />
      <path d={outline} transform="translate(-0.6 -1) scale(0.84)" className="fig-tone-crust" />
      <path d="M-3 -3h0M3.5 -1h0" className="fig-tone-sun fig-stroked" strokeWidth={2.8} />
      <path d="M-1 3.5h0" className="fig-tone-ground fig-stroked" strokeWidth={2.4} />
    </g>
  )
}
