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
  /** Whether names of pictures that come out stand beside or above them. */
  names: 'beside' | 'above'
}

/** The examples in one row: low. */
export const FLOW_IN_ROW: FlowLayout = {
  width: 572,
  height: 222,
  thumb: 62,
  examples: [
    [0, 68],
    [140, 68],
  ],
  support: box(0, 68, 266, 62),
  query: box(0, 159, 62, 62),
  model: box(288, 35, 98, 186),
  bias: box(292, 43, 90, 34),
  prediction: box(414, 68, 62, 62),
  truth: box(414, 159, 62, 62),
  names: 'beside',
}

/** The examples under one another: high, with larger pictures. */
export const FLOW_IN_STACK: FlowLayout = {
  width: 560,
  height: 388,
  thumb: 94,
  examples: [
    [0, 70],
    [0, 170],
  ],
  support: box(0, 70, 190, 194),
  query: box(0, 293, 94, 94),
  model: box(244, 34, 150, 353),
  bias: box(256, 42, 126, 40),
  prediction: box(450, 293, 94, 94),
  truth: box(450, 130, 94, 94),
  names: 'above',
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
      <Name at={layout.support} text={support} above={12} />
      {layout.examples.map(([left, y], index) => (
        <g key={index}>
          <Thumb box={box(left, y, thumb, thumb)}>
            <LivingRoom {...VARIANTS[index]} />
          </Thumb>
          <Thumb box={box(left + thumb + 2, y, thumb, thumb)}>
            <Answer task={task} variant={VARIANTS[index] ?? {}} />
          </Thumb>
        </g>
      ))}
      <Name at={layout.query} text={query} above={2} />
      <Thumb box={layout.query}>
        <LivingRoom {...QUERY} />
      </Thumb>
      <Model {...props} />
      <Arrow from={right(layout.support)} to={point(model.x, center(layout.support).y)} />
      <Arrow from={right(layout.query)} to={point(model.x, center(layout.query).y)} />
      <Arrow from={point(right(model).x, center(layout.prediction).y)} to={left(layout.prediction)} />
      <Outcome at={layout.prediction} name={prediction} task={task} layout={layout} />
      {truth !== undefined && (
        <g>
          <Outcome at={layout.truth} name={truth} task={task} layout={layout} />
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

function Name({ at, text, above }: { at: Box; text: string; above: number }) {
  return (
    <Label
      x={at.x}
      y={at.y - above}
      text={text}
      size={TEXT.label}
      ink="quiet"
      anchor="start"
      align="bottom"
    />
  )
}

interface OutcomeProps {
  at: Box
  name: string
  task: FewShotFlowProps['task']
  layout: FlowLayout
}

/** A label that comes out, or that should. */
function Outcome({ at, name, task, layout }: OutcomeProps) {
  const place =
    layout.names === 'beside'
      ? ({ x: right(at).x + 7, y: center(at).y } as const)
      : ({ x: at.x, y: at.y - 2, align: 'bottom' } as const)
  return (
    <g>
      <Thumb box={at}>
        <Answer task={task} variant={QUERY} />
      </Thumb>
      <Label
        {...place}
        text={name}
        size={layout.names === 'beside' ? TEXT.small : TEXT.label}
        anchor="start"
      />
    </g>
  )
}

/** A bracket over the examples that goes on as an arrow to the biases. */
function SupportToBias({ support, bias }: FlowLayout) {
  const { y } = center(bias)
  return (
    <g>
      <path
        d={`M${String(right(support).x)} ${String(support.y - 3)}V${String(y)}`}
        className="fig-line fig-line-accent"
      />
      <Arrow
        from={point(support.x + 1, support.y)}
        to={left(bias)}
        course="vertical"
        tone="accent"
        gapStart={3}
        gapEnd={3}
      />
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
      <Label {...center(frame)} text={model} size={TEXT.module} weight={700} />
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
