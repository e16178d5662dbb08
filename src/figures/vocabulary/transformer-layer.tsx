import { Arrow } from './arrow.tsx'
import { bottom, box, center, top, type Box } from './geometry.ts'
import { Label, TEXT } from './label.tsx'
import { Module } from './module.tsx'
import { PlusNode } from './plus-node.tsx'
import { Layers, STACK_RISE } from './transformer.tsx'

/** One step of a layer: a part, its residual addition and the normalization after it. */
export interface SubLayer {
  label: string
  norm: string
}

interface LayerProps {
  /** The frame: the same warm box with the layers behind it as a closed Transformer. */
  frame: Box
  /** Horizontal extent of the parts in the frame. */
  parts: { x: number; width: number }
  /** From the bottom up. */
  subLayers: readonly SubLayer[]
  residualLabel: string
  repeat: string
}

const HEIGHT = { part: 40, norm: 32, plus: 10 } as const
const FOOT = 24

/** The inside of a Transformer layer, read from the bottom up, with every residual path. */
export function TransformerLayer({ frame, parts, subLayers, residualLabel, repeat }: LayerProps) {
  const steps = subLayers.map((_, index) => stepOf(frame, parts, subLayers.length, index))
  const x = parts.x + parts.width / 2
  return (
    <g>
      <Layers box={frame} tone="trained" />
      <rect {...frame} rx={12} className="fig-part fig-part-trained" />
      {steps.map((step, index) => (
        <Step
          key={index}
          {...step}
          {...(subLayers[index] ?? { label: '', norm: '' })}
          bypassX={parts.x + parts.width + 28}
          residualLabel={residualLabel}
        />
      ))}
      <Arrow
        from={{ x, y: steps.at(-1)?.normBox.y ?? 0 }}
        to={{ x, y: frame.y - STACK_RISE }}
        heads="none"
        gap={0}
        tone="ink"
      />
      <Label
        x={frame.x + frame.width + 14}
        y={frame.y + frame.height / 2}
        text={repeat}
        size={TEXT.module}
        weight={700}
        anchor="start"
      />
    </g>
  )
}

interface StepBoxes {
  /** Where the line comes in. */
  enterY: number
  branchY: number
  partBox: Box
  plusY: number
  normBox: Box
}

/** Where the parts of one step lie; steps share the frame's height equally. */
export function stepOf(
  frame: Box,
  parts: { x: number; width: number },
  count: number,
  index: number,
): StepBoxes {
  const height = (frame.height - 12) / count
  const enterY = frame.y + frame.height - index * height
  const normBox = box(parts.x, enterY - height, parts.width, HEIGHT.norm)
  const partBox = box(parts.x, enterY - FOOT - HEIGHT.part, parts.width, HEIGHT.part)
  const plusY = (partBox.y + normBox.y + normBox.height) / 2
  return { enterY, branchY: enterY - 8, partBox, plusY, normBox }
}

function Step(props: StepBoxes & SubLayer & { bypassX: number; residualLabel: string }) {
  const { enterY, branchY, partBox, plusY, normBox, bypassX } = props
  const { x } = center(partBox)
  const plus = { x, y: plusY }
  const bypass = [
    { x: bypassX, y: branchY },
    { x: bypassX, y: plusY },
  ]
  return (
    <g>
      <Arrow from={{ x, y: enterY }} to={bottom(partBox)} gapStart={0} tone="ink" />
      <Arrow from={top(partBox)} to={bottom(normBox)} gap={0} heads="none" tone="ink" />
      <Arrow
        from={{ x, y: branchY }}
        to={plus}
        through={bypass}
        tone="accent"
        gapStart={0}
        gapEnd={HEIGHT.plus + 5}
      />
      <PlusNode {...plus} radius={HEIGHT.plus} />
      <Module box={partBox} label={props.label} tone="paper" size={TEXT.strong} />
      <Module box={normBox} label={props.norm} tone="neutral" size={TEXT.label} weight={400} />
      <Label
        x={bypassX + 10}
        y={(branchY + plusY) / 2}
        text={props.residualLabel}
        size={TEXT.label}
        anchor="start"
      />
    </g>
  )
}
