import type { ReactNode } from 'react'
import type { Drawing } from '../drawing.ts'
import { Arrow } from '../vocabulary/arrow.tsx'
import { FigureSvg } from '../vocabulary/figure-svg.tsx'
import {
  bottom,
  box,
  boxAround,
  center,
  left,
  point,
  right,
  top,
  type Box,
  type Point,
} from '../vocabulary/geometry.ts'
import { Label, TEXT } from '../vocabulary/label.tsx'
import { Module } from '../vocabulary/module.tsx'
import { PlusNode } from '../vocabulary/plus-node.tsx'
import { Snowflake } from '../vocabulary/snowflake.tsx'
import { TokenRow } from '../vocabulary/token-row.tsx'
import { Layers, STACK_RISE, Transformer } from '../vocabulary/transformer.tsx'
import { Vector, vectorBox } from '../vocabulary/vector.tsx'

type Key =
  | 'houlsby'
  | 'emelin'
  | 'lora'
  | 'attention'
  | 'feedForward'
  | 'adapter'
  | 'norm'
  | 'down'
  | 'nonlinearity'
  | 'up'
  | 'encoder'
  | 'decoder'
  | 'knowledge'
  | 'weights'
  | 'weightsShape'
  | 'a'
  | 'aShape'
  | 'b'
  | 'bShape'
  | 'rank'
  | 'wide'
  | 'narrow'
  | 'low'
  | 'input'
  | 'output'

type Labels = Readonly<Record<Key, string>>

/** How far the drawings lie below their titles, px. */
const TITLE_GAP = 18

/** Three ways to attach something small to a large model: Houlsby's block, Emelin's knowledge adapters, LoRA. */
export const drawing: Drawing<undefined, Key> = ({ labels }) => (
  <FigureSvg width={1152} height={272 + TITLE_GAP}>
    <Panel x={0} title={labels.houlsby}>
      <HoulsbyLayer labels={labels} />
      <AdapterInside labels={labels} />
    </Panel>
    <Divider x={420} />
    <Panel x={452} title={labels.emelin}>
      <KnowledgeAdapters labels={labels} />
    </Panel>
    <Divider x={828} />
    <Panel x={860} title={labels.lora}>
      <LowRank labels={labels} />
    </Panel>
  </FigureSvg>
)

function Panel({ x, title, children }: { x: number; title: string; children: ReactNode }) {
  return (
    <g transform={`translate(${String(x)} 0)`}>
      <Label x={0} y={12} text={title} weight={700} anchor="start" />
      <g transform={`translate(0 ${String(TITLE_GAP)})`}>{children}</g>
    </g>
  )
}

function Divider({ x }: { x: number }) {
  return <path d={`M${String(x)} 4V${String(268 + TITLE_GAP)}`} className="fig-rule" />
}

/** Parts of the layer, px. */
const STEP = { height: 114, part: 26, norm: 24, plus: 9 }

/** A frozen Transformer layer with an adapter after each sub-layer; its normalizations are trained too. */
function HoulsbyLayer({ labels }: { labels: Labels }) {
  const frame = box(0, 34, 180, 236)
  const x = 78
  const end = frame.y + frame.height
  return (
    <g>
      <Layers box={frame} tone="frozen" />
      <rect {...frame} rx={12} className="fig-part fig-part-frozen" />
      <Snowflake x={frame.x + frame.width - 17} y={frame.y + 17} />
      <Step at={point(x, end)} name={labels.attention} labels={labels} />
      <Step at={point(x, end - STEP.height)} name={labels.feedForward} labels={labels} />
      <Arrow from={point(x, 44)} to={point(x, 24)} gap={0} tone="ink" />
    </g>
  )
}

/** Sub-layer, adapter, residual addition and normalization, upwards from where the line comes in. */
function Step({ at, name, labels }: { at: Point; name: string; labels: Labels }) {
  const upTo = (y: number, height: number) => box(at.x - 64, at.y - y, 128, height)
  const [part, adapter, norm] = [upTo(35, STEP.part), upTo(65, STEP.part), upTo(112, STEP.norm)]
  const plus = point(at.x, at.y - 76.5)
  const bypassX = right(part).x + 20
  const branchY = at.y - 6
  const up = { gap: 0, tone: 'ink', heads: 'none' } as const
  return (
    <g>
      <Arrow from={at} to={top(norm)} {...up} />
      <Arrow
        from={point(at.x, branchY)}
        to={plus}
        through={[point(bypassX, branchY), point(bypassX, plus.y)]}
        tone="accent"
        gapStart={0}
        gapEnd={STEP.plus + 3}
      />
      <PlusNode {...plus} radius={STEP.plus} />
      <Module box={part} label={name} tone="paper" size={TEXT.small} />
      <Module box={adapter} label={labels.adapter} size={TEXT.small} />
      <Module box={norm} label={labels.norm} size={TEXT.small} weight={400} />
    </g>
  )
}

/** The adapter enlarged: down to few dimensions, through a nonlinearity, up again; its input is added. */
function AdapterInside({ labels }: { labels: Labels }) {
  const frame = box(216, 34, 176, 236)
  const x = center(frame).x - 8
  const down = boxAround(point(x, 220), 136, 42)
  const nonlinearity = boxAround(point(x, 163), 104, 32)
  const up = boxAround(point(x, 106), 136, 42)
  const plus = point(x, 60)
  const bypassX = right(down).x + 16
  const adapter = point(142, 106)
  return (
    <g>
      <Arrow from={adapter} to={point(frame.x, frame.y + 12)} tone="trained" heads="none" gap={0} dashed />
      <Arrow from={adapter} to={point(frame.x, frame.y + 226)} tone="trained" heads="none" gap={0} dashed />
      <rect {...frame} rx={12} className="fig-part fig-part-trained" />
      <Arrow from={point(x, 270)} to={point(x, 22)} gap={0} tone="ink" />
      <Arrow
        from={point(x, 256)}
        to={plus}
        through={[point(bypassX, 256), point(bypassX, plus.y)]}
        tone="accent"
        gapStart={0}
        gapEnd={13}
      />
      <PlusNode {...plus} radius={10} />
      <Trapezoid box={down} narrow="top" inset={16} label={labels.down} tone="paper" />
      <Module box={nonlinearity} label={labels.nonlinearity} tone="paper" size={TEXT.small} weight={400} />
      <Trapezoid box={up} narrow="bottom" inset={16} label={labels.up} tone="paper" />
      {[250, 189, 137, 79].map((y, index) => (
        <Label
          key={y}
          x={x - 10}
          y={y}
          text={index % 3 === 0 ? labels.wide : labels.narrow}
          anchor="end"
          size={TEXT.small}
        />
      ))}
    </g>
  )
}

/** A language model left as it is: what its encoder and decoder give is added to what their adapters make of it. */
function KnowledgeAdapters({ labels }: { labels: Labels }) {
  const encoder = box(0, 134, 102, 80)
  const decoder = box(162, 134, 102, 80)
  const input = { x: center(encoder).x, y: 246, size: 24, anchor: 'middle', tokens: [{}, {}, {}] } as const
  const output = {
    x: 330,
    y: center(decoder).y,
    size: 24,
    anchor: 'middle',
    direction: 'column',
    tokens: [{}, {}, {}],
  } as const
  return (
    <g>
      <TokenRow {...input} />
      <Arrow from={point(center(encoder).x, 246)} to={bottom(encoder)} />
      <Label x={132} y={42} text={labels.knowledge} size={TEXT.small} />
      <WithAdapter part={encoder} name={labels.encoder} adapter={labels.adapter} to={left(decoder)} />
      <WithAdapter
        part={decoder}
        name={labels.decoder}
        adapter={labels.adapter}
        to={point(330, center(decoder).y)}
      />
      <TokenRow {...output} />
    </g>
  )
}

function WithAdapter({ part, name, adapter, to }: { part: Box; name: string; adapter: string; to: Point }) {
  const small = box(part.x, 58, part.width, 36)
  const plus = point(right(part).x + 30, center(part).y)
  return (
    <g>
      <Arrow from={point(center(part).x, part.y - STACK_RISE)} to={bottom(small)} gapStart={0} gapEnd={2} />
      <Arrow from={right(small)} to={plus} course="horizontal" gapStart={2} gapEnd={13} tone="trained" />
      <Arrow from={right(part)} to={plus} gapStart={2} gapEnd={13} />
      <Arrow from={plus} to={to} gapStart={11} gapEnd={4} />
      <PlusNode {...plus} radius={10} />
      <Transformer box={part} label={name} tone="frozen" size={TEXT.strong} />
      <Module box={small} label={adapter} size={TEXT.label} />
    </g>
  )
}

/** The product of two low-rank matrices is added to what the frozen weights give. */
function LowRank({ labels }: { labels: Labels }) {
  const weights = box(0, 84, 124, 124)
  const a = box(164, 154, 128, 54)
  const b = box(164, 84, 128, 54)
  const plus = point(146, 56)
  const bar = { cells: 9, size: 15, direction: 'row', y: 244 } as const
  const input = { ...bar, x: 146 - 4.5 * 15 }
  const output = { ...input, y: 24 }
  const from = top(vectorBox(input))
  return (
    <g>
      <Label x={292} y={12} text={labels.rank} size={TEXT.small} anchor="end" />
      <Vector {...input} />
      <Label x={input.x - 14} y={from.y + 7} text={labels.input} size={TEXT.strong} anchor="end" />
      {[weights, a].map((part, index) => (
        <Arrow key={index} from={from} to={bottom(part)} course="down" gapStart={0} gapEnd={2} />
      ))}
      {[weights, b].map((part, index) => (
        <Arrow key={index} from={top(part)} to={plus} course="vertical" gapStart={2} gapEnd={13} />
      ))}
      <Arrow from={plus} to={bottom(vectorBox(output))} gapStart={10} gapEnd={2} heads="none" />
      <PlusNode {...plus} radius={10} />
      <Vector {...output} />
      <Label x={output.x - 14} y={output.y + 7} text={labels.output} size={TEXT.strong} anchor="end" />
      <Module box={weights} label={labels.weights} sublabel={labels.weightsShape} tone="frozen" />
      <Trapezoid box={a} narrow="top" inset={38} label={labels.a} sublabel={labels.aShape} tone="trained" />
      <Trapezoid
        box={b}
        narrow="bottom"
        inset={38}
        label={labels.b}
        sublabel={labels.bShape}
        tone="trained"
      />
      <Arrow from={top(a)} to={bottom(b)} gap={0} heads="none" />
      <Label x={center(a).x + 10} y={146} text={labels.low} size={TEXT.small} anchor="start" />
    </g>
  )
}

interface TrapezoidProps {
  box: Box
  /** The shorter side, and by how much it is drawn in at each end. */
  narrow: 'top' | 'bottom'
  inset: number
  label: string
  sublabel?: string
  tone: 'trained' | 'paper'
}

/** A layer or matrix that changes the number of dimensions. */
function Trapezoid({ box: { x, y, width, height }, narrow, inset, label, sublabel, tone }: TrapezoidProps) {
  const [above, below] = narrow === 'top' ? [inset, 0] : [0, inset]
  const corners = [
    [x + above, y],
    [x + width - above, y],
    [x + width - below, y + height],
    [x + below, y + height],
  ]
  const middle = { x: x + width / 2, y: y + height / 2 }
  return (
    <g>
      <path d={`M${corners.join('L')}z`} strokeLinejoin="round" className={`fig-part fig-part-${tone}`} />
      <Label
        {...middle}
        y={middle.y - (sublabel ? 10 : 0)}
        text={label}
        size={sublabel ? TEXT.strong : TEXT.small}
        weight={700}
      />
      {sublabel && <Label {...middle} y={middle.y + 13} text={sublabel} size={TEXT.small} />}
    </g>
  )
}
