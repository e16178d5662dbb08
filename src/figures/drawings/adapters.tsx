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
  | 'input'
  | 'output'

type Labels = Readonly<Record<Key, string>>

/** How far the drawings lie below their titles, px, and their height. */
const TITLE_GAP = 26
const HEIGHT = 328

/** Three ways to attach something small to a large model: Houlsby's block, Emelin's knowledge adapters, LoRA. */
export const drawing: Drawing<undefined, Key> = ({ labels }) => (
  <FigureSvg width={1170} height={HEIGHT + TITLE_GAP}>
    <Panel x={0} title={labels.houlsby}>
      <HoulsbyLayer labels={labels} />
      <AdapterInside labels={labels} />
    </Panel>
    <Divider x={427} />
    <Panel x={448} title={labels.emelin}>
      <KnowledgeAdapters labels={labels} />
    </Panel>
    <Divider x={832} />
    <Panel x={860} title={labels.lora}>
      <LowRank labels={labels} />
    </Panel>
  </FigureSvg>
)

function Panel({ x, title, children }: { x: number; title: string; children: ReactNode }) {
  return (
    <g transform={`translate(${String(x)} 0)`}>
      <Label x={0} y={12} text={title} size={TEXT.strong} weight={700} anchor="start" />
      <g transform={`translate(0 ${String(TITLE_GAP)})`}>{children}</g>
    </g>
  )
}

function Divider({ x }: { x: number }) {
  return <path d={`M${String(x)} 4V${String(HEIGHT + TITLE_GAP - 4)}`} className="fig-rule" />
}

/** Top and bottom of the layer and of its enlarged adapter. */
const LAYER = { top: 34, bottom: 326 }
/** Parts of the layer, px. */
const STEP = { height: 138, part: 38, plus: 10 }

/** A frozen Transformer layer with an adapter after each sub-layer. */
function HoulsbyLayer({ labels }: { labels: Labels }) {
  const frame = box(0, LAYER.top, 190, LAYER.bottom - LAYER.top)
  const x = 82
  return (
    <g>
      <Layers box={frame} tone="frozen" />
      <rect {...frame} rx={12} className="fig-part fig-part-frozen" />
      <Snowflake x={frame.x + frame.width - 17} y={frame.y + 17} />
      <Step at={point(x, LAYER.bottom)} name={labels.attention} labels={labels} />
      <Step at={point(x, LAYER.bottom - STEP.height)} name={labels.feedForward} labels={labels} />
      <Arrow
        from={point(x, LAYER.bottom - 2 * STEP.height)}
        to={point(x, LAYER.top - 24)}
        gap={0}
        tone="ink"
      />
    </g>
  )
}

/** Sub-layer, adapter and residual addition, upwards from where the line comes in. */
function Step({ at, name, labels }: { at: Point; name: string; labels: Labels }) {
  const upTo = (y: number) => box(at.x - 68, at.y - y, 136, STEP.part)
  const [part, adapter] = [upTo(56), upTo(103)]
  const plus = point(at.x, at.y - 121)
  const bypassX = right(part).x + 22
  const branchY = at.y - 9
  return (
    <g>
      <Arrow from={at} to={point(at.x, at.y - STEP.height)} gap={0} tone="ink" heads="none" />
      <Arrow
        from={point(at.x, branchY)}
        to={plus}
        through={[point(bypassX, branchY), point(bypassX, plus.y)]}
        tone="accent"
        gapStart={0}
        gapEnd={STEP.plus + 6}
      />
      <PlusNode {...plus} radius={STEP.plus} />
      <Module box={part} label={name} tone="paper" size={TEXT.label} />
      <Module box={adapter} label={labels.adapter} size={TEXT.label} />
    </g>
  )
}

/** The adapter enlarged: down to few dimensions, through a nonlinearity, up again; its input is added. */
function AdapterInside({ labels }: { labels: Labels }) {
  const frame = box(206, LAYER.top, 210, LAYER.bottom - LAYER.top)
  const x = center(frame).x - 9
  const down = boxAround(point(x, 264), 176, 54)
  const nonlinearity = boxAround(point(x, 189), 154, 44)
  const up = boxAround(point(x, 114), 176, 54)
  const plus = point(x, 62)
  const bypassX = right(down).x + 12
  const branchY = LAYER.bottom - 14
  const adapter = point(150, LAYER.bottom - STEP.height - 84)
  return (
    <g>
      <Arrow from={adapter} to={point(frame.x, frame.y + 12)} tone="trained" heads="none" gap={0} dashed />
      <Arrow
        from={adapter}
        to={point(frame.x, LAYER.bottom - 12)}
        tone="trained"
        heads="none"
        gap={0}
        dashed
      />
      <rect {...frame} rx={12} className="fig-part fig-part-trained" />
      <Arrow from={point(x, LAYER.bottom)} to={point(x, LAYER.top - 24)} gap={0} tone="ink" />
      <Arrow
        from={point(x, branchY)}
        to={plus}
        through={[point(bypassX, branchY), point(bypassX, plus.y)]}
        tone="accent"
        gapStart={0}
        gapEnd={16}
      />
      <PlusNode {...plus} radius={10} />
      <Trapezoid box={down} narrow="top" inset={9} label={labels.down} tone="paper" />
      <Module box={nonlinearity} label={labels.nonlinearity} tone="paper" size={TEXT.label} weight={400} />
      <Trapezoid box={up} narrow="bottom" inset={9} label={labels.up} tone="paper" />
    </g>
  )
}

/** A language model left as it is: what its encoder and decoder give is added to what their adapters make of it. */
function KnowledgeAdapters({ labels }: { labels: Labels }) {
  const encoder = box(0, 158, 114, 92)
  const decoder = box(174, 158, 114, 92)
  const input = { x: center(encoder).x, y: 296, size: 26, anchor: 'middle', tokens: [{}, {}, {}] } as const
  const outputX = 348
  const output = {
    x: outputX,
    y: center(decoder).y,
    size: 26,
    anchor: 'middle',
    direction: 'column',
    tokens: [{}, {}, {}],
  } as const
  return (
    <g>
      <TokenRow {...input} />
      <Arrow from={point(center(encoder).x, 296)} to={bottom(encoder)} />
      <Label x={0} y={46} text={labels.knowledge} size={TEXT.label} anchor="start" />
      <WithAdapter part={encoder} name={labels.encoder} adapter={labels.adapter} to={left(decoder)} />
      <WithAdapter
        part={decoder}
        name={labels.decoder}
        adapter={labels.adapter}
        to={point(outputX, center(decoder).y)}
      />
      <TokenRow {...output} />
    </g>
  )
}

function WithAdapter({ part, name, adapter, to }: { part: Box; name: string; adapter: string; to: Point }) {
  const small = box(part.x, 76, part.width, 42)
  const plus = point(right(part).x + 29, center(part).y)
  return (
    <g>
      <Arrow from={point(center(part).x, part.y - STACK_RISE)} to={bottom(small)} gapStart={0} gapEnd={2} />
      <Arrow from={right(small)} to={plus} course="horizontal" gapStart={2} gapEnd={16} tone="trained" />
      <Arrow from={right(part)} to={plus} gapStart={2} gapEnd={16} />
      <Arrow from={plus} to={to} gapStart={11} gapEnd={4} />
      <PlusNode {...plus} radius={10} />
      <Transformer box={part} label={name} tone="frozen" size={TEXT.strong} />
      <Module box={small} label={adapter} size={TEXT.label} />
    </g>
  )
}

/** The product of two low-rank matrices is added to what the frozen weights give. */
function LowRank({ labels }: { labels: Labels }) {
  const weights = box(0, 98, 134, 134)
  const a = box(172, 170, 138, 62)
  const b = box(172, 98, 138, 62)
  const plus = point(154, 66)
  const bar = { cells: 9, size: 16, direction: 'row', y: 268 } as const
  const input = { ...bar, x: plus.x - 4.5 * bar.size }
  const output = { ...input, y: 22 }
  const from = top(vectorBox(input))
  return (
    <g>
      <Vector {...input} />
      <Label x={input.x - 14} y={from.y + 8} text={labels.input} size={TEXT.module} anchor="end" />
      {[weights, a].map((part, index) => (
        <Arrow key={index} from={from} to={bottom(part)} course="down" gapStart={0} gapEnd={2} />
      ))}
      {[weights, b].map((part, index) => (
        <Arrow key={index} from={top(part)} to={plus} course="vertical" gapStart={2} gapEnd={16} />
      ))}
      <Arrow from={plus} to={bottom(vectorBox(output))} gapStart={10} gapEnd={2} heads="none" />
      <PlusNode {...plus} radius={10} />
      <Vector {...output} />
      <Label x={output.x - 14} y={output.y + 8} text={labels.output} size={TEXT.module} anchor="end" />
      <Module
        box={weights}
        label={labels.weights}
        sublabel={labels.weightsShape}
        tone="frozen"
        sublabelSize={TEXT.label}
      />
      <Trapezoid box={a} narrow="top" inset={34} label={labels.a} sublabel={labels.aShape} tone="trained" />
      <Trapezoid
        box={b}
        narrow="bottom"
        inset={34}
        label={labels.b}
        sublabel={labels.bShape}
        tone="trained"
      />
      <Arrow from={top(a)} to={bottom(b)} gap={0} heads="none" />
      <Label x={310} y={312} text={labels.rank} size={TEXT.label} anchor="end" />
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
        y={middle.y - (sublabel ? 12 : 0)}
        text={label}
        size={sublabel ? TEXT.strong : TEXT.label}
        weight={700}
      />
      {sublabel && <Label {...middle} y={middle.y + 13} text={sublabel} size={TEXT.label} />}
    </g>
  )
}
