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
import { Label } from '../vocabulary/label.tsx'
import { Snowflake } from '../vocabulary/snowflake.tsx'

/** Size of one `FewShotFlow`. */
export const FLOW = { width: 556, height: 200 }

interface FewShotFlowProps {
  x: number
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

const THUMB = 52
const EXAMPLES: { x: number; variant: RoomVariant }[] = [
  { x: 0, variant: {} },
  { x: 118, variant: { mirrored: true, without: ['lamp'] } },
]
const QUERY: RoomVariant = { mirrored: true, without: ['table'] }

const SUPPORT_ROW = box(0, 66, 224, THUMB)
const QUERY_BOX = box(0, 147, THUMB, THUMB)
const MODEL = box(262, 33, 112, 166)
const BIAS = box(270, 41, 96, 32)
const PREDICTION = box(416, 66, THUMB, THUMB)
const TRUTH = box(416, 147, THUMB, THUMB)
/** Height between prediction and truth: the gap that all parameters learn from. */
const GAP_Y = (bottom(PREDICTION).y + TRUTH.y) / 2

/** A few labelled examples and a query image go through a model; what learns is warm, what is frozen cool. */
export function FewShotFlow(props: FewShotFlowProps) {
  const { x, title, support, query, prediction, truth, task, learns } = props
  return (
    <g transform={`translate(${x} 0)`}>
      <Label x={0} y={0} text={title} size={20} weight={700} anchor="start" align="top" />
      <Label x={0} y={52} text={support} size={16} ink="quiet" anchor="start" align="bottom" />
      {EXAMPLES.map(({ x: at, variant }) => (
        <g key={at}>
          <Thumb box={box(at, SUPPORT_ROW.y, THUMB, THUMB)}>
            <LivingRoom {...variant} />
          </Thumb>
          <Thumb box={box(at + THUMB + 2, SUPPORT_ROW.y, THUMB, THUMB)}>
            <Answer task={task} variant={variant} />
          </Thumb>
        </g>
      ))}
      <Label x={0} y={144} text={query} size={16} ink="quiet" anchor="start" align="bottom" />
      <Thumb box={QUERY_BOX}>
        <LivingRoom {...QUERY} />
      </Thumb>
      <Model {...props} />
      <Arrow from={right(SUPPORT_ROW)} to={point(MODEL.x, center(SUPPORT_ROW).y)} />
      <Arrow from={right(QUERY_BOX)} to={point(MODEL.x, center(QUERY_BOX).y)} />
      <Arrow from={point(right(MODEL).x, center(PREDICTION).y)} to={left(PREDICTION)} />
      <Thumb box={PREDICTION}>
        <Answer task={task} variant={QUERY} />
      </Thumb>
      <Label
        x={PREDICTION.x + THUMB + 8}
        y={center(PREDICTION).y}
        text={prediction}
        size={16}
        anchor="start"
      />
      {truth !== undefined && <Truth name={truth} task={task} />}
      {learns === 'all' && (
        <Arrow
          from={point(TRUTH.x + THUMB / 2, GAP_Y)}
          to={point(right(MODEL).x, GAP_Y)}
          tone="accent"
          gapStart={8}
          gapEnd={3}
        />
      )}
      {learns === 'bias' && <SupportToBias />}
    </g>
  )
}

/** A bracket over the examples that goes on as an arrow to the biases. */
function SupportToBias() {
  const { y } = center(BIAS)
  return (
    <g>
      <path
        d={`M${String(right(SUPPORT_ROW).x)} ${String(SUPPORT_ROW.y - 3)}V${String(y)}`}
        className="fig-line fig-line-accent"
      />
      <Arrow
        from={point(SUPPORT_ROW.x + 1, SUPPORT_ROW.y)}
        to={left(BIAS)}
        course="vertical"
        tone="accent"
        gapStart={3}
        gapEnd={3}
      />
    </g>
  )
}

/** The biases lie in the model as a part of their own. */
function Model({ model, bias, learns }: FewShotFlowProps) {
  return (
    <g>
      <rect {...MODEL} rx={10} className={`fig-part fig-part-${learns === 'all' ? 'trained' : 'frozen'}`} />
      {learns !== 'all' && <Snowflake x={MODEL.x + MODEL.width - 17} y={bottom(MODEL).y - 17} />}
      <Label x={center(MODEL).x} y={GAP_Y} text={model} size={20} weight={700} />
      <rect {...BIAS} rx={8} className={`fig-part fig-part-${learns === 'nothing' ? 'frozen' : 'trained'}`} />
      <Label {...center(BIAS)} text={bias} size={16} />
    </g>
  )
}

/** The true label, and the gap between it and the prediction. */
function Truth({ name, task }: { name: string; task: FewShotFlowProps['task'] }) {
  return (
    <g>
      <Thumb box={TRUTH}>
        <Answer task={task} variant={QUERY} />
      </Thumb>
      <Label x={TRUTH.x + THUMB + 8} y={center(TRUTH).y} text={name} size={16} anchor="start" />
      <Arrow from={bottom(PREDICTION)} to={top(TRUTH)} heads="both" tone="accent" gap={2} />
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
