import type { Drawing } from '../drawing.ts'
import { PuppyLabel, PuppyOnGrass, PUPPY_ON_GRASS } from './illustrations/puppy-on-grass.tsx'
import { Arrow, type LineTone } from '../vocabulary/arrow.tsx'
import { Highlight } from '../vocabulary/highlight.tsx'
import { FigureSvg } from '../vocabulary/figure-svg.tsx'
import {
  around,
  bottom,
  box,
  boxAround,
  center,
  point,
  right,
  top,
  type Box,
  type Point,
} from '../vocabulary/geometry.ts'
import { ImageSlot } from '../vocabulary/image-slot.tsx'
import { Label, TEXT } from '../vocabulary/label.tsx'
import { Module } from '../vocabulary/module.tsx'
import { TokenRow } from '../vocabulary/token-row.tsx'
import type { PartTone } from '../vocabulary/tones.ts'
import { STACK_RISE, Transformer } from '../vocabulary/transformer.tsx'
import { Vector, vectorBox } from '../vocabulary/vector.tsx'
import { countOf } from '../vocabulary/count-of.ts'

interface Data {
  /** Levels of the encoders, each with a matching of its own. */
  levels: number
  /** Sets of bias parameters that are drawn, one per task. */
  tasks: number
}

type Key =
  | 'imageEncoder'
  | 'labelEncoder'
  | 'labelEncoderModel'
  | 'matching'
  | 'attention'
  | 'decoder'
  | 'decoderModel'
  | 'query'
  | 'key'
  | 'value'
  | 'bias'
  | 'levels'
  | 'queryImage'
  | 'supportImages'
  | 'supportLabels'
  | 'prediction'

type Labels = Readonly<Record<Key, string>>

/** The parts that a slide of the build-up marks. */
type Part = 'encoders' | 'bias' | 'matching' | 'decoder'

const WIDTH = 676
const HEIGHT = 544
const QUERY_X = 136
const SUPPORT_X = 396
const PICTURE = 80
/** How far the two pictures of the support set stand from their middle, px. */
const PAIR = PICTURE / 2 + 4
const IMAGE_ENCODER = box(12, 392, 494, 54)
const LABEL_ENCODER = boxAround(point(SUPPORT_X, 146), 210, 68)
const MATCHING = box(12, 248, 494, 106)
const DECODER = boxAround(point(QUERY_X, 136), 210, 64)
const CARD_OFFSET = 5
/** Sides of the feature maps that the decoder takes, px, and where they stand. */
const MAPS = [28, 21, 14, 7]
const MAPS_FOOT = 218

/** VTM: labels of the support images, weighted by how alike the images' tokens are, become the query's label. */
export const drawing: Drawing<Data, Key> = ({ data, labels, state }) => {
  const biases = biasVectors(data.tasks)
  return (
    <FigureSvg width={WIDTH} height={HEIGHT} broad>
      <Marks state={state} biases={around(biases.map(vectorBox))} />
      <Pictures labels={labels} />
      <Flow levels={data.levels} />
      <Transformer box={IMAGE_ENCODER} label={labels.imageEncoder} tone="trained" size={TEXT.module} />
      <Transformer
        box={LABEL_ENCODER}
        label={labels.labelEncoder}
        sublabel={labels.labelEncoderModel}
        tone="trained"
        size={TEXT.strong}
        sublabelSize={TEXT.label}
      />
      <Matching labels={labels} levels={data.levels} tone="trained" />
      <Decoder labels={labels} tone="trained" />
      <Biases vectors={biases} label={labels.bias} tone="trained" />
    </FigureSvg>
  )
}

function Marks({ state, biases }: { state: string | undefined; biases: Box }) {
  const boxes: Record<Part, Box[]> = {
    encoders: [withLayers(IMAGE_ENCODER), withLayers(LABEL_ENCODER)],
    bias: [biases],
    matching: [box(MATCHING.x, MATCHING.y - 15, MATCHING.width + 15, MATCHING.height + 15)],
    decoder: [around([DECODER, box(DECODER.x, DECODER.y, DECODER.width, MAPS_FOOT - 4 - DECODER.y)])],
  }
  const marked = state && state in boxes ? boxes[state as Part] : []
  return (
    <g>
      {marked.map((each, index) => (
        <Highlight key={index} box={each} padding={10} />
      ))}
    </g>
  )
}

/** A Transformer with the edges of its layers. */
function withLayers(part: Box): Box {
  return box(part.x, part.y - STACK_RISE, part.width, part.height + STACK_RISE)
}

/** Pictures below, their labels above; the query's is what comes out. */
function Pictures({ labels }: { labels: Labels }) {
  const places = [
    { x: QUERY_X - PICTURE / 2, place: undefined },
    { x: SUPPORT_X - PAIR - PICTURE / 2, place: 'translate(-26 40) scale(.84)' },
    { x: SUPPORT_X + PAIR - PICTURE / 2, place: 'translate(60 66) scale(.76)' },
  ]
  return (
    <g>
      {places.map(({ x, place }) => (
        <g key={x}>
          <ImageSlot box={box(x, HEIGHT - PICTURE, PICTURE, PICTURE)} {...PUPPY_ON_GRASS}>
            <PuppyOnGrass place={place} />
          </ImageSlot>
          <ImageSlot box={box(x, 0, PICTURE, PICTURE)} {...PUPPY_ON_GRASS}>
            <PuppyLabel place={place} />
          </ImageSlot>
        </g>
      ))}
      <PictureName x={QUERY_X + PICTURE / 2} y={HEIGHT - PICTURE / 2} text={labels.queryImage} />
      <PictureName x={QUERY_X + PICTURE / 2} y={PICTURE / 2} text={labels.prediction} />
      <PictureName x={SUPPORT_X + PAIR + PICTURE / 2} y={HEIGHT - PICTURE / 2} text={labels.supportImages} />
      <PictureName x={SUPPORT_X + PAIR + PICTURE / 2} y={PICTURE / 2} text={labels.supportLabels} />
    </g>
  )
}

/** Beside the last of its pictures. */
function PictureName({ x, y, text }: { x: number; y: number; text: string }) {
  return <Label x={x + 14} y={y} text={text} size={TEXT.strong} anchor="start" />
}

/** Everything that goes from part to part; tokens of each level on a line of their own. */
function Flow({ levels }: { levels: number }) {
  const pictures = HEIGHT - PICTURE
  const labelsEnd = PICTURE
  const cards = (levels - 1) * CARD_OFFSET
  return (
    <g>
      {[QUERY_X, SUPPORT_X - PAIR, SUPPORT_X + PAIR].map((x) => (
        <Arrow key={x} from={point(x, pictures)} to={point(x, bottom(IMAGE_ENCODER).y)} gap={1} />
      ))}
      {[SUPPORT_X - PAIR, SUPPORT_X + PAIR].map((x) => (
        <Arrow key={x} from={point(x, labelsEnd)} to={point(x, top(LABEL_ENCODER).y - STACK_RISE)} gap={1} />
      ))}
      <Arrow from={top(DECODER)} to={point(QUERY_X, labelsEnd)} gap={1} />
      <Levels
        from={point(QUERY_X, top(IMAGE_ENCODER).y - STACK_RISE)}
        to={bottom(MATCHING).y}
        levels={levels}
        tone="ink"
      />
      <Levels
        from={point(SUPPORT_X, top(IMAGE_ENCODER).y - STACK_RISE)}
        to={bottom(MATCHING).y}
        levels={levels}
        tone="ink"
      />
      <Levels
        from={point(SUPPORT_X, bottom(LABEL_ENCODER).y)}
        to={top(MATCHING).y - cards}
        levels={levels}
        tone="ink"
      />
    </g>
  )
}

function Levels({ from, to, levels, tone }: { from: Point; to: number; levels: number; tone: LineTone }) {
  return (
    <g>
      {Array.from({ length: countOf(levels) }, (_, index) => {
        const x = from.x + (index - (levels - 1) / 2) * 16
        return <Arrow key={index} from={point(x, from.y)} to={point(x, to)} tone={tone} gap={2} />
      })}
    </g>
  )
}

interface MatchingProps {
  labels: Labels
  levels: number
  tone: PartTone
}

/** One attention per level: cards behind one another. */
function Matching({ labels, levels, tone }: MatchingProps) {
  const behind = Array.from({ length: countOf(levels - 1) }, (_, index) => (levels - 1 - index) * CARD_OFFSET)
  const role = (text: string, x: number, y: number) =>
    ({ tokens: [{ text, bold: true }], x, y, size: 30, textSize: TEXT.label, anchor: 'middle' }) as const
  return (
    <g>
      {behind.map((offset) => (
        <rect
          key={offset}
          {...MATCHING}
          x={MATCHING.x + offset}
          y={MATCHING.y - offset}
          rx={10}
          className={`fig-part fig-layer fig-part-${tone}`}
        />
      ))}
      <rect {...MATCHING} rx={10} className={`fig-part fig-part-${tone}`} />
      <Label x={QUERY_X} y={MATCHING.y + 20} text={labels.matching} size={TEXT.module} weight={700} />
      <Label x={QUERY_X} y={MATCHING.y + 48} text={labels.attention} size={TEXT.strong} />
      <TokenRow {...role(labels.query, QUERY_X, bottom(MATCHING).y - 36)} />
      <TokenRow {...role(labels.key, SUPPORT_X, bottom(MATCHING).y - 36)} />
      <TokenRow {...role(labels.value, SUPPORT_X, MATCHING.y + 6)} />
      <Label
        x={right(MATCHING).x + 44}
        y={MATCHING.y + 2}
        text={labels.levels}
        size={TEXT.strong}
        anchor="start"
      />
    </g>
  )
}

/** Each level's result becomes a map of its own resolution; the decoder fuses them. */
function Decoder({ labels, tone }: { labels: Labels; tone: PartTone }) {
  const from = MATCHING.y - 3 * CARD_OFFSET
  return (
    <g>
      {MAPS.map((side, index) => {
        const before = MAPS.slice(0, index).reduce((sum, each) => sum + each + 16, 0)
        const map = box(QUERY_X - 59 + before, MAPS_FOOT - side, side, side)
        return (
          <g key={side}>
            <Arrow from={point(center(map).x, from)} to={bottom(map)} gap={0} heads="none" tone="ink" />
            <Arrow
              from={top(map)}
              to={point(center(map).x, bottom(DECODER).y)}
              gapStart={0}
              gapEnd={1}
              tone="ink"
            />
            <rect {...map} rx={2} className="fig-part fig-part-paper" />
          </g>
        )
      })}
      <Module
        box={DECODER}
        label={labels.decoder}
        sublabel={labels.decoderModel}
        tone={tone}
        size={TEXT.strong}
        sublabelSize={TEXT.label}
      />
    </g>
  )
}

function biasVectors(tasks: number) {
  return Array.from({ length: countOf(tasks) }, (_, index) => ({
    x: 550 + index * 28,
    y: 391,
    cells: 4,
    size: 14,
  }))
}

interface BiasesProps {
  vectors: readonly { x: number; y: number; cells: number; size: number }[]
  label: string
  tone: PartTone
}

/** One set of biases per task; that of the task at hand is in use. */
function Biases({ vectors, label, tone }: BiasesProps) {
  const extent = around(vectors.map(vectorBox))
  return (
    <g>
      {vectors.map((vector, index) => (
        <Vector key={index} {...vector} tone={index === 0 ? tone : 'paper'} />
      ))}
      <Arrow from={point(extent.x, center(extent).y)} to={right(IMAGE_ENCODER)} tone="ink" gap={3} />
      <Label x={extent.x} y={extent.y - 16} text={label} size={TEXT.strong} anchor="start" align="bottom" />
    </g>
  )
}
