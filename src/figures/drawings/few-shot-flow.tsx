import type { ReactNode } from 'react'
import {
  LIVING_ROOM,
  LivingRoom,
  ROOM_CLASS_COLORS,
  RoomClasses,
  RoomDepth,
  type RoomVariant,
} from './illustrations/living-room.tsx'
import { Arrow } from '../vocabulary/arrow.tsx'
import { bottom, box, center, left, point, right, top, type Box } from '../vocabulary/geometry.ts'
import { ImageSlot } from '../vocabulary/image-slot.tsx'
import { Label, TEXT } from '../vocabulary/label.tsx'
import { Snowflake } from '../vocabulary/snowflake.tsx'

/** Where everything lies in a `FewShotFlow`. */
export interface FlowLayout {
  width: number
  height: number
  /** Side of a picture, px. */
  thumb: number
  /** Top left corner of each example: a picture and its label. */
  examples: readonly [x: number, y: number][]
  support: Box
  query: Box
  model: Box
  bias: Box
  prediction: Box
  truth: Box
  /** Low: names stand beside pictures where they can, and what rewrites the biases leaves under the examples. */
  low?: boolean
}

/** Between the image and the label of an example, px. */
const PAIR_GAP = 6

/** The examples in one row: low. */
export const FLOW_IN_ROW: FlowLayout = {
  width: 550,
  height: 248,
  thumb: 70,
  examples: [
    [0, 68],
    [150, 68],
  ],
  support: box(0, 68, 296, 70),
  query: box(0, 176, 70, 70),
  model: box(316, 50, 126, 196),
  bias: box(326, 133, 106, 38),
  prediction: box(466, 68, 70, 70),
  truth: box(466, 176, 70, 70),
  low: true,
}

/** The examples under one another: high, with larger pictures. */
export const FLOW_IN_STACK: FlowLayout = {
  width: 560,
  height: 414,
  thumb: 94,
  examples: [
    [0, 82],
    [0, 182],
  ],
  support: box(0, 82, 194, 194),
  query: box(0, 319, 94, 94),
  model: box(248, 44, 150, 369),
  bias: box(260, 52, 126, 40),
  prediction: box(452, 319, 94, 94),
  truth: box(452, 142, 94, 94),
}

interface FewShotFlowProps {
  x: number
  layout: FlowLayout
  title: string
  /** Names of the examples and of the image to answer for. */
  support: string
  query: string
  model: string
  bias: string
  prediction: string
  /** Name of the true label, if the prediction is compared with it. */
  truth?: string
  /** What the examples are labelled with. */
  task: 'classes' | 'depth'
  /** What learns: everything (from the gap to the true label), the biases (from the examples), nothing. */
  learns: 'all' | 'bias' | 'nothing'
}

const VARIANTS: readonly RoomVariant[] = [{}, { mirrored: true, without: ['lamp'] }]
const QUERY: RoomVariant = { mirrored: true, without: ['table'] }

/** A few labelled examples and a query image go through a model; what learns is warm, what is frozen cool. */
export function FewShotFlow(props: FewShotFlowProps) {
  const { x, layout, title, support, query, prediction, truth, task, learns } = props
  const { thumb, model } = layout
  const gapY = middleOfGap(layout)
  return (
    <g transform={`translate(${x} 0)`}>
      <Label x={0} y={0} text={title} size={TEXT.strong} weight={700} anchor="start" align="top" />
      <Name x={0} y={layout.low ? layout.support.y - 8 : layout.bias.y + 6} text={support} />
      {layout.examples.map(([left, y], index) => (
        <g key={index}>
          <Thumb box={box(left, y, thumb, thumb)}>
            <LivingRoom {...VARIANTS[index]} />
          </Thumb>
          <Thumb box={box(left + thumb + PAIR_GAP, y, thumb, thumb)}>
            <Answer task={task} variant={VARIANTS[index] ?? {}} />
          </Thumb>
        </g>
      ))}
      {layout.low ? (
        <Name x={right(layout.query).x + 10} y={center(layout.query).y - 6} text={query} />
      ) : (
        <Name x={0} y={layout.query.y - 8} text={query} />
      )}
      <Thumb box={layout.query}>
        <LivingRoom {...QUERY} />
      </Thumb>
      <Model {...props} />
      <Arrow from={right(layout.support)} to={point(model.x, center(layout.support).y)} />
      <Arrow from={right(layout.query)} to={point(model.x, center(layout.query).y)} />
      <Arrow from={point(right(model).x, center(layout.prediction).y)} to={left(layout.prediction)} />
      <Outcome at={layout.prediction} name={prediction} task={task} />
      {truth !== undefined && (
        <g>
          <Outcome at={layout.truth} name={truth} task={task} beside />
          <Arrow from={bottom(layout.prediction)} to={top(layout.truth)} heads="both" tone="accent" gap={2} />
        </g>
      )}
      {learns === 'all' && (
        <Arrow
          from={point(center(layout.truth).x, gapY)}
          to={point(right(model).x, gapY)}
          tone="accent"
          gapStart={8}
          gapEnd={3}
        />
      )}
      {learns === 'bias' && <SupportToBias {...layout} />}
    </g>
  )
}

/** Height between prediction and truth: the gap that all parameters learn from. */
function middleOfGap({ prediction, truth }: FlowLayout): number {
  return (bottom(prediction).y + truth.y) / 2
}

/** What inputs are called; `y` is the foot of its line. */
function Name({ x, y, text }: { x: number; y: number; text: string }) {
  return <Label x={x} y={y} text={text} size={TEXT.label} ink="quiet" anchor="start" align="bottom" />
}

interface OutcomeProps {
  at: Box
  name: string
  task: FewShotFlowProps['task']
  beside?: boolean
}

/** A label that comes out, or that should: named above, or beside where another stands above it. */
function Outcome({ at, name, task, beside = false }: OutcomeProps) {
  return (
    <g>
      <Thumb box={at}>
        <Answer task={task} variant={QUERY} />
      </Thumb>
      {beside ? (
        <Label x={right(at).x + 10} y={center(at).y} text={name} anchor="start" />
      ) : (
        <Label x={center(at).x} y={at.y - 8} text={name} align="bottom" />
      )}
    </g>
  )
}

/** A bracket along the examples that goes on as an arrow to the biases. */
function SupportToBias({ support, bias, low = false }: FlowLayout) {
  const { y } = center(bias)
  const edge = low ? bottom(support).y + 4 : support.y - 4
  return (
    <g>
      <path d={`M${right(support).x - 1} ${edge}V${y}`} className="fig-line fig-line-accent" />
      <Arrow from={point(support.x + 1, edge)} to={left(bias)} course="vertical" tone="accent" gapStart={0} />
    </g>
  )
}

/** The biases lie in the model as a part of their own. */
function Model({ model, bias, learns, layout }: FewShotFlowProps) {
  const frame = layout.model
  return (
    <g>
      <rect {...frame} rx={10} className={`fig-part fig-part-${learns === 'all' ? 'trained' : 'frozen'}`} />
      {learns !== 'all' && <Snowflake x={frame.x + frame.width - 19} y={bottom(frame).y - 19} radius={11} />}
      <Label
        x={center(frame).x}
        y={layout.low ? (frame.y + layout.bias.y) / 2 : center(frame).y}
        text={model}
        size={TEXT.module}
        weight={700}
      />
      <rect
        {...layout.bias}
        rx={8}
        className={`fig-part fig-part-${learns === 'nothing' ? 'frozen' : 'trained'}`}
      />
      <Label {...center(layout.bias)} text={bias} size={TEXT.label} />
    </g>
  )
}

function Answer({ task, variant }: { task: FewShotFlowProps['task']; variant: RoomVariant }) {
  return task === 'classes' ? (
    <RoomClasses paint={ROOM_CLASS_COLORS} {...variant} />
  ) : (
    <RoomDepth {...variant} />
  )
}

function Thumb({ box, children }: { box: Box; children: ReactNode }) {
  return (
    <ImageSlot box={box} {...LIVING_ROOM}>
      {children}
    </ImageSlot>
  )
}
