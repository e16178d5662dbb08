import type { Drawing } from '../drawing.ts'
import { COMPOSITION_8, COMPOSITION_8_CANVAS } from './illustrations/composition-8.ts'
import { composeRich, composeScattered, type Shape } from './kandinsky.ts'
import { FigureSvg } from '../vocabulary/figure-svg.tsx'
import { round } from '../vocabulary/geometry.ts'
import { Label, TEXT } from '../vocabulary/label.tsx'
import { measureText } from '../vocabulary/measure-text.ts'

interface Data {
  /** What the two painters of `kandinsky.ts` are started with. */
  seeds: { gpt4: number; chatGpt: number }
}

const { width: WIDTH, height: HEIGHT } = COMPOSITION_8_CANVAS
const GAP = 18

/** The painting, sketched, and two pictures that our own program paints while the deck is built. */
export const drawing: Drawing<Data, 'original' | 'gpt4' | 'chatGpt'> = ({ data, labels }) => {
  const pictures = [
    { label: labels.original, shapes: COMPOSITION_8, ground: 'fig-canvas' },
    {
      label: labels.gpt4,
      shapes: composeRich(COMPOSITION_8_CANVAS, data.seeds.gpt4),
      ground: 'fig-tone-white',
    },
    {
      label: labels.chatGpt,
      shapes: composeScattered(COMPOSITION_8_CANVAS, data.seeds.chatGpt),
      ground: 'fig-tone-white',
    },
  ]
  return (
    <FigureSvg width={3 * WIDTH + 2 * GAP} height={HEIGHT + 36}>
      {pictures.map(({ label, shapes, ground }, index) => (
        <g key={index} transform={`translate(${index * (WIDTH + GAP)} 0)`}>
          <svg width={WIDTH} height={HEIGHT}>
            <rect width={WIDTH} height={HEIGHT} className={ground} />
            {shapes.map((shape, each) => (
              <Stroke key={each} shape={shape} />
            ))}
          </svg>
          <rect x={0.5} y={0.5} width={WIDTH - 1} height={HEIGHT - 1} className="fig-rule" />
          <Caption text={label} />
        </g>
      ))}
    </FigureSvg>
  )
}

/** Under the middle of its picture, and no wider. */
function Caption({ text }: { text: string }) {
  const size = measureText(text, TEXT.label) > WIDTH ? TEXT.small : TEXT.label
  return <Label x={WIDTH / 2} y={HEIGHT + 8} text={text} size={size} align="top" />
}

function Stroke({ shape }: { shape: Shape }) {
  const tone = `fig-tone-${shape.tone}`
  const line = `${tone} fig-stroked`
  switch (shape.kind) {
    case 'disc':
      return (
        <circle
          cx={round(shape.x)}
          cy={round(shape.y)}
          r={round(shape.r)}
          className={tone}
          opacity={shape.opacity}
        />
      )
    case 'ring':
      return (
        <circle
          cx={round(shape.x)}
          cy={round(shape.y)}
          r={round(shape.r)}
          className={line}
          strokeWidth={shape.width}
        />
      )
    case 'half':
      return <path d={`${halfCircle(shape.r)}z`} transform={placed(shape)} className={tone} />
    case 'arc':
      return (
        <path d={halfCircle(shape.r)} transform={placed(shape)} className={line} strokeWidth={shape.width} />
      )
    case 'area':
      return <path d={`${polyline(shape.points)}z`} className={tone} opacity={shape.opacity} />
    case 'line':
      return <path d={polyline(shape.points)} className={line} strokeWidth={shape.width} />
    case 'wave':
      return (
        <path
          d={wave(shape.length, shape.height)}
          transform={placed(shape)}
          className={line}
          strokeWidth={shape.width}
        />
      )
  }
}

function placed({ x, y, turn }: { x: number; y: number; turn: number }): string {
  return `translate(${round(x)} ${round(y)}) rotate(${round(turn)})`
}

/** Below the line through its centre. */
function halfCircle(r: number): string {
  const radius = round(r)
  return `M${radius} 0A${radius} ${radius} 0 0 1 ${-radius} 0`
}

function polyline(points: readonly (readonly [number, number])[]): string {
  return `M${points.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}`
}

/** Three swings to each side. */
function wave(length: number, height: number): string {
  const step = round(length / 6)
  return `M0 0q${step / 2} ${-height} ${step} 0${`t${step} 0`.repeat(5)}`
}
