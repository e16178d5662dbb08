import type { Drawing } from '../drawing.ts'
import { Arrow } from '../vocabulary/arrow.tsx'
import { FigureSvg } from '../vocabulary/figure-svg.tsx'
import { box, center, left, point, right, type Box, type Point } from '../vocabulary/geometry.ts'
import { Label } from '../vocabulary/label.tsx'
import { measureText } from '../vocabulary/measure-text.ts'

type Key =
  'heading' | 'radiation' | 'absorber' | 'bar' | 'thermostat' | 'question' | 'user' | 'prompt' | 'gpt4'

interface Data {
  /** Its answer: `over` stands above `under`; "_" puts the letter after it below the line. */
  formula: { lead: string; over: string; under: string; rest: string }
}

const PAGE = box(1, 1, 668, 274)
const PROMPT = box(769, 26, 400, 74)
const ANSWER = box(769, 140, 400, 116)

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
    <Label {...center(PROMPT)} text={labels.prompt} size={20} />
    <Speech box={ANSWER} speaker={labels.gpt4} tone="accent" />
    <Formula {...center(ANSWER)} formula={data.formula} />
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

function Speech({ box, speaker, tone }: { box: Box; speaker: string; tone: 'paper' | 'accent' }) {
  return (
    <g>
      <Label
        x={box.x + 2}
        y={box.y - 4}
        text={speaker}
        size={20}
        weight={700}
        ink={tone === 'accent' ? 'accent' : 'quiet'}
        anchor="start"
        align="bottom"
      />
      <rect {...box} rx={10} className={`fig-part fig-part-${tone}`} />
    </g>
  )
}

/** The answer as a fraction between two terms, around its middle. */
function Formula({ x, y, formula }: Point & { formula: Data['formula'] }) {
  const [lead, over, rest] = [formula.lead, formula.over, formula.rest].map(termWidth) as [
    number,
    number,
    number,
  ]
  const start = x - (lead + over + rest + 2 * SPACE) / 2
  const fraction = start + lead + SPACE
  return (
    <g>
      <Term x={start} y={y} text={formula.lead} />
      <Term x={fraction} y={y - 20} text={formula.over} />
      <path d={`M${fraction - 4} ${y}h${over + 8}`} className="fig-line fig-line-ink" />
      <Term x={fraction + (over - termWidth(formula.under)) / 2} y={y + 20} text={formula.under} />
      <Term x={fraction + over + SPACE} y={y} text={formula.rest} />
    </g>
  )
}

const SIZE = 32
const SUBSCRIPT = 20
const SPACE = 14

/** Letters slant; what follows "_" is set below the line. */
function Term({ x, y, text }: Point & { text: string }) {
  return (
    <text x={x} y={y + SIZE * 0.37} fontSize={SIZE} className="fig-ink">
      {glyphs(text).map(({ glyph, low, rise }, index) => (
        <tspan
          key={index}
          dy={rise}
          fontSize={low ? SUBSCRIPT : undefined}
          className={/[a-z]/i.test(glyph) ? 'fig-math' : undefined}
        >
          {glyph}
        </tspan>
      ))}
    </text>
  )
}

function glyphs(text: string) {
  const parts = [...text.matchAll(/(_?)([^_])/g)].map(([, mark, glyph = '']) => ({
    glyph,
    low: mark === '_',
  }))
  return parts.map((part, index) => {
    const wasLow = parts[index - 1]?.low ?? false
    return { ...part, rise: part.low === wasLow ? undefined : part.low ? 6 : -6 }
  })
}

function termWidth(text: string): number {
  return glyphs(text).reduce((sum, { glyph, low }) => sum + measureText(glyph, low ? SUBSCRIPT : SIZE), 0)
}
