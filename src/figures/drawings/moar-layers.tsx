import type { Drawing } from '../drawing.ts'
import { Head } from './illustrations/person.tsx'
import { box, round, type Box } from '../vocabulary/geometry.ts'
import { FigureSvg } from '../vocabulary/figure-svg.tsx'
import { Label } from '../vocabulary/label.tsx'
import { measureText } from '../vocabulary/measure-text.ts'

type Keys = 'leftHead' | 'lecture' | 'rightHead' | 'advice' | 'axis' | 'caption'

/** The comic of GPT-4's report: a lecture on learning theory against three words and a rising curve. */
export const drawing: Drawing<undefined, Keys> = ({ labels }) => (
  <FigureSvg width={1160} height={300}>
    <Panel box={box(0, 0, 640, 264)} head={labels.leftHead} tone="fig-tone-sky" />
    <Panel box={box(656, 0, 504, 264)} head={labels.rightHead} tone="fig-tone-sand" />
    <Lecturer />
    <Bubble box={box(196, 52, 424, 196)} tip={[170, 140]} />
    <Lecture terms={labels.lecture.split('\n')} />
    <Graph axis={labels.axis} />
    <Layman />
    <Bubble box={box(824, 52, 196, 92)} tip={[800, 132]} />
    <Label x={922} y={98} text={labels.advice} size={24} weight={700} />
    <Label x={580} y={284} text={labels.caption} size={20} weight={700} />
  </FigureSvg>
)

function Panel({ box: { x, y, width, height }, head, tone }: { box: Box; head: string; tone: string }) {
  return (
    <g>
      <rect x={x} y={y} width={width} height={height} rx={10} className={tone} />
      <Label x={x + width / 2} y={y + 26} text={head} size={24} weight={700} />
    </g>
  )
}

interface BubbleProps {
  box: Box
  /** Where its tail ends, at the speaker's mouth. */
  tip: readonly [number, number]
}

function Bubble({ box: { x, y, width, height }, tip }: BubbleProps) {
  const root = Math.min(tip[1], y + height - 40)
  return (
    <g>
      <rect x={x} y={y} width={width} height={height} rx={14} className="fig-paper" />
      <path d={`M${x + 4} ${root - 16}L${tip[0]} ${tip[1]}L${x + 4} ${root + 12}z`} className="fig-paper" />
    </g>
  )
}

/** A wall of words, of which only the terms are legible: what stands before each of them in its row, px. */
const LECTURE_INDENTS = [0, 150, 56, 236, 108]

function Lecture({ terms }: { terms: string[] }) {
  return (
    <g>
      {terms.map((term, row) => {
        const y = 76 + row * 37
        const start = 218 + (LECTURE_INDENTS[row] ?? 0)
        const end = start + measureText(term, 22, 700)
        return (
          <g key={term}>
            {start > 240 && <Words from={218} to={start - 14} y={y} />}
            <Label x={start} y={y} text={term} size={22} weight={700} anchor="start" />
            {end < 570 && <Words from={end + 14} to={598} y={y} />}
          </g>
        )
      })}
    </g>
  )
}

function Words({ from, to, y }: { from: number; to: number; y: number }) {
  return (
    <path d={`M${from + 4} ${y}H${round(to - 4)}`} className="fig-tone-steel fig-stroked" strokeWidth={8} />
  )
}

/** Beard, glasses, jacket and tie, a finger raised. */
function Lecturer() {
  return (
    <g>
      <path d="M24 264c2-50 26-72 60-76h24c34 4 58 26 60 76z" className="fig-tone-night" />
      <path d="M80 186h32l-16 40z" className="fig-tone-white" />
      <path d="M92 196h8l5 40l-9 14l-9-14z" className="fig-tone-warm" />
      <path d="M60 134h72v30a36 40 0 0 1-72 0z" className="fig-tone-steel" />
      <Head x={96} y={128} scale={1.7} look={0.4} hair="steel" mouth="flat" glasses />
    </g>
  )
}

/** A round head, two dots, a grin, and an arm towards the curve. */
function Layman() {
  return (
    <g>
      <path d="M700 264v-34a38 38 0 0 1 76 0v34z" className="fig-tone-warm" />
      <path d="M762 216l44 4" className="fig-tone-warm fig-stroked" strokeWidth={22} />
      <circle cx={816} cy={220} r={14} className="fig-tone-white" />
      <circle cx={738} cy={142} r={54} className="fig-tone-white" />
      <circle cx={736} cy={130} r={7} className="fig-tone-dark" />
      <circle cx={768} cy={130} r={7} className="fig-tone-dark" />
      <path d="M722 152h60q-4 28-30 28t-30-28z" className="fig-tone-dark" />
    </g>
  )
}

/** Up and up, with the number of layers. */
function Graph({ axis }: { axis: string }) {
  return (
    <g>
      <path d="M836 160v68h286" className="fig-line fig-line-ink" />
      <path d="M846 220Q1010 214 1100 76" className="fig-tone-warm fig-stroked" strokeWidth={7} />
      <path d="M1072 82l30-10l6 32" className="fig-tone-warm fig-stroked" strokeWidth={7} />
      <Label x={980} y={246} text={axis} size={20} weight={700} />
    </g>
  )
}
