import type { Drawing } from '../drawing.ts'
import { Arrow } from '../vocabulary/arrow.tsx'
import { FigureSvg } from '../vocabulary/figure-svg.tsx'
import { box, center, left, point, right, round, type Box, type Point } from '../vocabulary/geometry.ts'
import { Label } from '../vocabulary/label.tsx'
import { MathText, measureMath } from '../vocabulary/math-text.tsx'

type Key =
  'heading' | 'radiation' | 'absorber' | 'bar' | 'thermostat' | 'question' | 'user' | 'prompt' | 'gpt4'

interface Data {
  /** Its answer: `over` stands above `under`; "_" puts the letter after it below the line. */
  formula: { lead: string; over: string; under: string; rest: string }
}

const PAGE = box(1, 1, 668, 274)
const PROMPT = box(769, 26, 400, 84)
const ANSWER = box(769, 158, 400, 117)

/** A page of the exam, its text as bars, goes to GPT-4 with the prompt; the answer is a formula. */
export const drawing: Drawing<Data, Key> = ({ data, labels }) => (
  <FigureSvg width={1170} height={276}>
    <rect {...PAGE} rx={3} className="fig-part fig-part-paper" />
    <g lang="fr">
      <Label x={28} y={14} text={labels.heading} weight={700} anchor="start" align="top" />
      <Bars x={28} y={76} lengths={[612, 520]} />
      <g transform="translate(28 -14)">
        <Bolometer {...labels} />
      </g>
      <Label x={28} y={244} text={labels.question} weight={700} anchor="start" />
    </g>
    <Bars x={84} y={236} lengths={[556, 380]} />
    <Arrow from={point(right(PAGE).x, left(ANSWER).y)} to={left(ANSWER)} />
    <Speech box={PROMPT} speaker={labels.user} tone="paper" />
    <Label x={PROMPT.x + 24} y={center(PROMPT).y} text={labels.prompt} size={24} anchor="start" />
    <Speech box={ANSWER} speaker={labels.gpt4} tone="accent" />
    <Formula x={ANSWER.x + 24} y={center(ANSWER).y} formula={data.formula} />
  </FigureSvg>
)

/** Lines of text that are not meant to be read. */
function Bars({ x, y, lengths }: { x: number; y: number; lengths: number[] }) {
  return (
    <g>
      {lengths.map((length, index) => (
        <rect key={index} x={x} y={y + index * 16} width={length} height={7} rx={3.5} className="fig-bar" />
      ))}
    </g>
  )
}

/** Radiation falls on the absorber, which a bar joins to the thermostat. */
function Bolometer(labels: Record<'radiation' | 'absorber' | 'bar' | 'thermostat', string>) {
  const absorber = box(198, 146, 84, 58)
  const rod = box(282, 167, 180, 16)
  const thermostat = box(462, 132, 150, 86)
  return (
    <g>
      {[156, 175, 194].map((y) => (
        <Arrow key={y} from={point(142, y)} to={point(absorber.x, y)} tone="mark" />
      ))}
      <Label x={130} y={175} text={labels.radiation} size={20} anchor="end" />
      <rect {...rod} className="fig-part fig-part-neutral" />
      <rect {...absorber} rx={4} className="fig-part fig-part-trained" />
      <rect {...thermostat} rx={4} className="fig-part fig-part-frozen" />
      <Label x={center(absorber).x} y={224} text={labels.absorber} size={20} />
      <Label x={center(rod).x} y={150} text={labels.bar} size={20} />
      <Label {...center(thermostat)} text={labels.thermostat} size={20} />
    </g>
  )
}

/** A bubble with who speaks over it, as the slides' own. */
function Speech({ box, speaker, tone }: { box: Box; speaker: string; tone: 'paper' | 'accent' }) {
  return (
    <g>
      <Label
        x={box.x}
        y={box.y - 4}
        text={speaker}
        size={20}
        weight={700}
        ink={tone === 'accent' ? 'accent' : 'quiet'}
        anchor="start"
        align="bottom"
      />
      <rect {...box} rx={12} className={tone === 'accent' ? 'fig-ground-accent' : 'fig-ground'} />
    </g>
  )
}

const SIZE = 34
/** Above and below the fraction's bar, and between it and its neighbours, in em; the bar's height over the baseline. */
const FRACTION = { over: 0.35, under: 0.95, space: 0.3, axis: 0.25 }

/** The answer as a fraction between two terms; `y` is its middle. */
function Formula({ x, y, formula }: Point & { formula: Data['formula'] }) {
  const [lead, over] = [formula.lead, formula.over].map((text) => measureMath(text, SIZE)) as [number, number]
  const base = y + FRACTION.axis * SIZE
  const bar = x + lead + FRACTION.space * SIZE
  const middle = bar + over / 2
  return (
    <g>
      <MathText x={x} y={base} text={formula.lead} size={SIZE} anchor="start" />
      <MathText x={middle} y={y - FRACTION.over * SIZE} text={formula.over} size={SIZE} />
      <path d={`M${round(bar)} ${y}h${round(over)}`} className="fig-line fig-line-ink" />
      <MathText x={middle} y={y + FRACTION.under * SIZE} text={formula.under} size={SIZE} />
      <MathText
        x={bar + over + (FRACTION.space / 2) * SIZE}
        y={base}
        text={formula.rest}
        size={SIZE}
        anchor="start"
      />
    </g>
  )
}
